package io.fairlead.servers.metrics;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of values that one page fills, series by series. */
final class WantedValues {

  private final MetricsPlan plan;
  private final List<ServerMetric> metrics;
  private final DecimalReader decimal = new DecimalReader();
  private final double[] values;
  private final int[] counts;
  private final int[] ranks;

  /** By engine: series that only this engine has. */
  private final int[] hits;

  private int wanted;

  WantedValues(MetricsPlan plan) {
    this.plan = plan;
    metrics = plan.metrics();
    values = new double[metrics.size()];
    counts = new int[metrics.size()];
    ranks = new int[metrics.size()];
    hits = new int[plan.engines().size()];
    clear();
  }

  void begin() {
    clear();
    Arrays.fill(counts, 0);
    Arrays.fill(ranks, Integer.MAX_VALUE);
    Arrays.fill(hits, 0);
    wanted = 0;
  }

  void clear() {
    Arrays.fill(values, Double.NaN);
  }

  void finish() {
    for (int row = 0; row < values.length; row++) {
      if (counts[row] > 1) { // only means are counted
        values[row] /= counts[row];
      }
    }
  }

  /** Takes a series whose name is wanted. */
  void series(SeriesLine line, double value, Target[] targets) {
    for (Target target : targets) {
      if (target.fits(line)) {
        if (!metrics.get(target.row).equals(ServerMetric.STARTED_AT)) {
          hits[target.engine]++; // the start is told by every program, not by engines only
          wanted++;
        }
        byte[] label = target.label();
        add(target, label == null ? value : labelValue(line, label));
      }
    }
  }

  private double labelValue(SeriesLine line, byte[] name) {
    int label = line.find(name);
    boolean number =
        label >= 0
            && decimal.read(line.bytes, line.labelValueFrom(label), line.labelValueTo(label));
    return number ? decimal.value() : Double.NaN; // vLLM says "None" until it knows its memory
  }

  private void add(Target target, double value) {
    int row = target.row;
    double checked = metrics.get(row).checked(value);
    if (target.rank < ranks[row]) { // a better name than the one before
      ranks[row] = target.rank;
      values[row] = checked;
      counts[row] = target.over == MetricRow.Over.MEAN ? 1 : 0;
    } else if (target.rank == ranks[row]) {
      switch (target.over) {
        case SUM -> values[row] += checked;
        case MAX -> values[row] = Math.max(values[row], checked);
        case MEAN -> {
          values[row] += checked;
          counts[row]++;
        }
        case FIRST -> {}
      }
    }
  }

  /** How many wanted series there were, not counting those that any program has. */
  int wanted() {
    return wanted;
  }

  double value(int row) {
    return values[row];
  }

  void copy(double[] into) {
    System.arraycopy(values, 0, into, 0, values.length);
  }

  @Nullable EngineMetrics engine() {
    EngineMetrics best = null;
    int most = 0;
    for (int e = 0; e < hits.length; e++) {
      if (hits[e] > most) {
        most = hits[e];
        best = plan.engines().get(e);
      }
    }
    return best;
  }
}
