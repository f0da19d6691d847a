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

  /**
   * Counts.
   *
   * @param demand of a conserved series, by step; empty if there is none
   */
  static ReplaySummary of(
      List<ReplayStep> steps,
      List<ReplayChange> changes,
      double[] demand,
      int max,
      ReplayMode mode,
      double stepSeconds) {
    double replicaSeconds = 0;
    int least = Integer.MAX_VALUE;
    int most = 0;
    int unanswered = 0;
    int atMax = 0;
    int differs = 0;
    int unserved = 0;
    double[] loads = new double[steps.size()];
    int known = 0;
    for (int i = 0; i < steps.size(); i++) {
      ReplayStep step = steps.get(i);
      unanswered += step.answered() ? 0 : 1;
      if (step.replicas().isEmpty()) {
        continue;
      }
      int replicas = step.replicas().getAsInt();
      replicaSeconds += replicas * stepSeconds;
      least = Math.min(least, replicas);
      most = Math.max(most, replicas);
      atMax += replicas == max ? 1 : 0;
      differs += replicas != step.running() ? 1 : 0;
      double wanted = i < demand.length ? demand[i] : Double.NaN;
      unserved += wanted > 0 && step.ready() == 0 ? 1 : 0;
      if (Double.isFinite(wanted) && step.ready() > 0) {
        loads[known++] = wanted / step.ready();
      }
    }
    double[] sorted = Arrays.copyOf(loads, known);
    Arrays.sort(sorted);
    double all = Math.max(1, steps.size());
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
