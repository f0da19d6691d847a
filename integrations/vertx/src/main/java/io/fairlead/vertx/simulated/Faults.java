package io.fairlead.vertx.simulated;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults that are switched on; set from any thread, read on the event loop. */
final class Faults {

  /** A fault for requests whose body holds a text; both as one character a byte. */
  private record Match(String text, Fault fault) {}

  private final List<Match> matches = new CopyOnWriteArrayList<>();
  private volatile @Nullable Fault forAll;
  private volatile MetricsFault forMetrics = MetricsFault.NONE;

  void set(@Nullable Fault fault) {
    forAll = fault;
  }

  void add(String bodyContains, Fault fault) {
    byte[] utf8 = bodyContains.getBytes(StandardCharsets.UTF_8);
    matches.add(new Match(new String(utf8, StandardCharsets.ISO_8859_1), fault));
  }

  void set(MetricsFault fault) {
    forMetrics = fault;
  }

  void clear() {
    forAll = null;
    forMetrics = MetricsFault.NONE;
    matches.clear();
  }

  MetricsFault ofMetrics() {
    return forMetrics;
  }

  boolean any() {
    return forAll != null || !matches.isEmpty();
  }

  @Nullable Fault of(byte[] body) {
    String text = matches.isEmpty() ? "" : new String(body, StandardCharsets.ISO_8859_1);
    for (Match match : matches) {
      if (text.contains(match.text)) {
        return match.fault;
      }
    }
    return forAll;
  }
}
