package io.fairlead.servers.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.routing.LoraAdapters;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows the adapter series of one endpoint and makes a new {@link LoraAdapters} only when the
 * adapters changed.
 *
 * <p>A server leaves the series of every former state on its page; their values are times, so the
 * greatest is the present. llm-d's simulator writes whole seconds and shows several with the same
 * greatest value: those are united, because an adapter that was there within the same second most
 * likely still is.
 */
final class LoraWatch {

  static final LoraAdapters NONE = new LoraAdapters(Set.of(), Set.of(), 0);

  private static final byte FIELD = 0;

  private double newest;
  private byte[] text = new byte[256];
  private int length;
  private byte[] before = new byte[256];
  private int lengthBefore;
  private boolean changed;
  private LoraAdapters adapters = NONE;

  void begin() {
    newest = Double.NEGATIVE_INFINITY;
    length = 0;
    changed = false;
  }

  void series(SeriesLine line, double time, LoraNames names) {
    if (!(time >= newest)) {
      return;
    }
    if (time > newest) {
      newest = time;
      length = 0;
    }
    append(line, names.running);
    append(line, names.waiting);
    append(line, names.max);
  }

  private void append(SeriesLine line, byte[] label) {
    int found = line.find(label);
    int size = found < 0 ? 0 : line.labelValueTo(found) - line.labelValueFrom(found);
    if (length + size + 1 > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, length + size + 1));
    }
    if (found >= 0) {
      System.arraycopy(line.bytes, line.labelValueFrom(found), text, length, size);
    }
    length += size;
    text[length++] = FIELD;
  }

  void finish() {
    if (Arrays.equals(text, 0, length, before, 0, lengthBefore)) {
      return;
    }
    LoraAdapters now = parse();
    byte[] swap = before;
    before = text;
    lengthBefore = length;
    text = swap;
    if (!now.equals(adapters)) {
      adapters = now;
      changed = true;
    }
  }

  private LoraAdapters parse() {
    if (length == 0) {
      return NONE;
    }
    Set<String> running = new TreeSet<>();
    Set<String> waiting = new TreeSet<>();
    int max = 0;
    String[] fields = new String(text, 0, length - 1, UTF_8).split("\0", -1);
    for (int i = 0; i + 2 < fields.length; i += 3) {
      addTo(running, fields[i]);
      addTo(waiting, fields[i + 1]);
      max = Math.max(max, number(fields[i + 2]));
    }
    return new LoraAdapters(running, waiting, max);
  }

  private static void addTo(Set<String> adapters, String list) {
    for (String name : Labels.unescaped(list).split(",", -1)) {
      if (!name.isBlank()) {
        adapters.add(name.strip());
      }
    }
  }

  private static int number(String text) {
    try {
      return Math.max(0, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return 0; // the server does not say
    }
  }

  LoraAdapters adapters() {
    return adapters;
  }

  boolean changed() {
    return changed;
  }
}
