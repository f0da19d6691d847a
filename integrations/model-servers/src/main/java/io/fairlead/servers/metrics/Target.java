package io.fairlead.servers.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One wish that a series of some name may fulfil; texts are as they stand on a page, escaped. */
final class Target {

  final int row;

  /** The lower, the better: series of a better rank replace those of a worse one. */
  final int rank;

  final int engine;
  final MetricRow.Over over;

  private final byte @Nullable [] label;
  private final List<byte[]> labels = new ArrayList<>();
  private final List<byte[]> values = new ArrayList<>();

  /** Labels from this one on may be absent. */
  private final int optionalFrom;

  Target(int row, int rank, int engine, MetricRow.Over over, SeriesSpec spec) {
    this.row = row;
    this.rank = rank;
    this.engine = engine;
    this.over = over;
    label = spec.label().map(l -> l.getBytes(UTF_8)).orElse(null);
    add(spec.where());
    optionalFrom = labels.size();
    add(spec.orAbsent());
  }

  private void add(Map<String, String> conditions) {
    conditions.forEach(
        (name, value) -> {
          labels.add(name.getBytes(UTF_8));
          values.add(Labels.escaped(value).getBytes(UTF_8));
        });
  }

  boolean fits(SeriesLine line) {
    for (int i = 0; i < labels.size(); i++) {
      int found = line.find(labels.get(i));
      if (found < 0 ? i < optionalFrom : !line.valueIs(found, values.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the label whose text is the number, or {@code null} if the value of the series is. */
  byte @Nullable [] label() {
    return label;
  }
}
