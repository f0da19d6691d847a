package io.fairlead.autoscale.replay;

import io.fairlead.kernel.Json;
import java.util.Arrays;
import java.util.List;

/**
 * Figures of a timeline. They count replicas and what each would have had to carry; what latency
 * would have been they cannot say.
 *
 * @param replicaHours replicas asked for, times the time
 * @param least the fewest asked for
 * @param most the most asked for
 * @param ups how often the answer grew
 * @param downs how often it shrank
 * @param unanswered fraction of the time without an answer, in [0, 1]
 * @param atMax fraction of the time at the most it may answer, in [0, 1]
 * @param differs fraction of the time that it asked for another number than ran, in [0, 1]; NaN
 *     where the replicas are its own
 * @param loadMedian median over time of the first conserved series per ready replica; NaN if
 *     unknown
 * @param loadHigh its 95th percentile
 * @param loadMost the most of it
 * @param unserved fraction of the time with demand and no ready replica, in [0, 1]
 */
public record ReplaySummary(
    double replicaHours,
    int least,
    int most,
    int ups,
    int downs,
    double unanswered,
    double atMax,
    double differs,
    double loadMedian,
    double loadHigh,
    double loadMost,
    double unserved) {

  static final ReplaySummary NOTHING =
      new ReplaySummary(
          0, 0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Counts step by step; used once. */
  static final class Tally {
    private final double[] demand;
    private final int max;
    private final double[] loads;
    private int steps;
    private int loaded;
    private double replicaSeconds;
    private int least = Integer.MAX_VALUE;
    private int most;
    private int unanswered;
    private int atMax;
    private int differs;
    private int unserved;

    /**
     * @param demand of a conserved series, by step; empty if there is none
     * @param max the most that the policy may answer
     * @param atMost steps there will be
     */
    Tally(double[] demand, int max, int atMost) {
      this.demand = demand;
      this.max = max;
      loads = new double[Math.min(atMost, demand.length)];
    }

    void add(ReplayStep step) {
      double wanted = steps < demand.length ? demand[steps] : Double.NaN;
      steps++;
      unanswered += step.answered() ? 0 : 1;
      if (step.replicas().isEmpty()) {
        return;
      }
      int replicas = step.replicas().getAsInt();
      replicaSeconds += replicas * (Replay.STEP.toMillis() / 1000.0);
      least = Math.min(least, replicas);
      most = Math.max(most, replicas);
      atMax += replicas == max ? 1 : 0;
      differs += replicas != step.running() ? 1 : 0;
      unserved += wanted > 0 && step.ready() == 0 ? 1 : 0;
      if (Double.isFinite(wanted) && step.ready() > 0) {
        loads[loaded++] = wanted / step.ready();
      }
    }

    ReplaySummary summary(List<ReplayChange> changes, ReplayMode mode) {
      double[] sorted = Arrays.copyOf(loads, loaded);
      Arrays.sort(sorted);
      double all = Math.max(1, steps);
      return new ReplaySummary(
          replicaSeconds / 3600,
          least == Integer.MAX_VALUE ? 0 : least,
          most,
          (int) changes.stream().filter(c -> c.to() > c.from()).count(),
          (int) changes.stream().filter(c -> c.to() < c.from()).count(),
          unanswered / all,
          atMax / all,
          mode == ReplayMode.CLOSED ? Double.NaN : differs / all,
          quantile(sorted, 0.5),
          quantile(sorted, 0.95),
          quantile(sorted, 1),
          demand.length == 0 ? Double.NaN : unserved / all);
    }
  }

  /** The value at or below which that fraction lies; NaN without values. */
  private static double quantile(double[] sorted, double fraction) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(fraction * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  Json.Obj toJson() {
    return Json.object()
        .put("replicaHours", replicaHours)
        .put("leastReplicas", least)
        .put("mostReplicas", most)
        .put("scaleUps", ups)
        .put("scaleDowns", downs)
        .put("unansweredFraction", unanswered)
        .put("atMaxFraction", atMax)
        .put("differsFromRunningFraction", differs)
        .put("demandPerReadyReplicaMedian", loadMedian)
        .put("demandPerReadyReplicaP95", loadHigh)
        .put("demandPerReadyReplicaMost", loadMost)
        .put("unservedFraction", unserved)
        .build();
  }
}
