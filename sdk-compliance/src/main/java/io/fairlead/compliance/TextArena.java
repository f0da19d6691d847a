package io.fairlead.compliance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts as numbers: each text is kept once, as bytes in one array. Ten bytes and two ints for a
 * usual reference, where a map of strings needs about a hundred bytes. Look-up in constant time.
 */
final class TextArena {

  private byte[] bytes = new byte[1 << 12];
  private int used;
  private int[] ends = new int[256];
  private int size;

  /** By hash: the upper half is the hash, so that most others are told apart without their text. */
  private long[] slots = new long[512];

  private byte[] scratch = new byte[256];
  private int scratchLength;
  private int hash;

  int size() {
    return size;
  }

  /** Returns the number of the text; the same text has the same number. */
  int intern(String text) {
    encode(text);
    int at = slot();
    if (slots[at] != 0) {
      return number(slots[at]);
    }
    if (size * 2 >= slots.length) {
      grow();
      at = slot();
    }
    int number = append();
    slots[at] = (long) hash << 32 | (number + 1);
    return number;
  }

  /** Returns a new number for the text, without looking whether it is there. */
  int add(String text) {
    encode(text);
    return append();
  }

  /** Adds {@code group:name@version}, without what is empty and without making a string of it. */
  int label(String group, String name, String version) {
    int length = encode(0, group);
    length = encode(group.isEmpty() ? length : encode(length, ":"), name);
    scratchLength = version.isEmpty() ? length : encode(encode(length, "@"), version);
    return append();
  }

  /** Returns the number of the text, or -1. */
  int find(String text) {
    encode(text);
    return number(slots[slot()]);
  }

  String text(int number) {
    int from = number == 0 ? 0 : ends[number - 1];
    return new String(bytes, from, ends[number] - from, StandardCharsets.UTF_8);
  }

  /** Returns whether the text starts with an ASCII prefix, without making a string of it. */
  boolean startsWith(int number, String prefix) {
    int from = number == 0 ? 0 : ends[number - 1];
    if (ends[number] - from < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (bytes[from + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int append() {
    if (used + scratchLength > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, Math.max(used + scratchLength, bytes.length + (bytes.length >> 1)));
    }
    System.arraycopy(scratch, 0, bytes, used, scratchLength);
    used += scratchLength;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size + (size >> 1));
    }
    ends[size] = used;
    return size++;
  }

  private void encode(String text) {
    scratchLength = encode(0, text);
  }

  /** Writes a text into the scratch from a place on; returns where it ends. */
  private int encode(int from, String text) {
    int length = text.length();
    if (from + length > scratch.length) {
      scratch = Arrays.copyOf(scratch, (from + length) * 3 / 2);
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
        int end = from + i + rest.length;
        if (end > scratch.length) {
          scratch = Arrays.copyOf(scratch, end * 3 / 2);
        }
        System.arraycopy(rest, 0, scratch, from + i, rest.length);
        return end;
      }
      scratch[from + i] = (byte) c;
    }
    return from + length;
  }

  private int slot() {
    int mask = slots.length - 1;
    int code = 0;
    for (int i = 0; i < scratchLength; i++) {
      code = code * 31 + scratch[i];
    }
    hash = code * 0x9E3779B9;
    int at = (hash >>> 7) & mask;
    while (slots[at] != 0 && !((int) (slots[at] >>> 32) == hash && same(number(slots[at])))) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private static int number(long slot) {
    return (int) slot - 1;
  }

  private boolean same(int number) {
    int from = number == 0 ? 0 : ends[number - 1];
    return Arrays.equals(bytes, from, ends[number], scratch, 0, scratchLength);
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    int mask = slots.length - 1;
    for (long entry : old) {
      if (entry != 0) {
        int at = ((int) (entry >>> 32) >>> 7) & mask;
        while (slots[at] != 0) {
          at = (at + 1) & mask;
        }
        slots[at] = entry;
      }
    }
  }
}
