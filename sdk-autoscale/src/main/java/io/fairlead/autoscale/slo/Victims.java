package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whom to end: first who does not serve yet, then who runs fewest requests (unknown counts as
 * most), then whose caches are worth least, then by name, so that the answer is the same each time.
 */
final class Victims {

  private Victims() {}

  static List<String> of(Observation observation, int count) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < observation.replicas(); row++) {
      ReplicaState state = observation.state(row);
      if (state == ReplicaState.READY || state == ReplicaState.STARTING) {
        rows.add(row);
      }
    }
    rows.sort(
        Comparator.<Integer>comparingInt(
                row -> observation.state(row) == ReplicaState.STARTING ? 0 : 1)
            .thenComparingDouble(row -> known(observation, Signal.RUNNING, row))
            .thenComparingDouble(row -> known(observation, Signal.CACHE_WORTH, row))
            .thenComparing(observation::name));
    return rows.stream().limit(count).map(observation::name).toList();
  }

  private static double known(Observation observation, Signal signal, int row) {
    double value = observation.soundValue(signal, row);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }
}
