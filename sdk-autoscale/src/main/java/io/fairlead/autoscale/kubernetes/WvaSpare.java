package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.kubernetes.WvaPolicy.Thresholds;
import java.util.function.DoubleUnaryOperator;

/**
 * What the replicas of a variant have to spare below the thresholds.
 *
 * @param reporting replicas of which both values are known
 * @param free those of them that are not saturated
 * @param kv mean spare share of their cache, 0 without one
 * @param waiting mean spare queue of theirs, 0 without one
 */
record WvaSpare(Thresholds thresholds, int reporting, int free, double kv, double waiting) {

  /** More requests wait nowhere. */
  static final double MOST = 1e9;

  static WvaSpare of(Observation observation, Thresholds thresholds) {
    int reporting = 0;
    int free = 0;
    double kvSpare = 0;
    double waitingSpare = 0;
    for (int row = 0; row < observation.replicas(); row++) {
      if (!reports(observation, row)) {
        continue;
      }
      double kv = observation.value(Signal.KV_USE, row);
      double waiting = observation.value(Signal.WAITING, row);
      reporting++;
      if (kv < thresholds.kvUse() && waiting < thresholds.waiting()) {
        free++;
        kvSpare += thresholds.kvUse() - kv;
        waitingSpare += thresholds.waiting() - waiting;
      }
    }
    return new WvaSpare(
        thresholds,
        reporting,
        free,
        free == 0 ? 0 : kvSpare / free,
        free == 0 ? 0 : waitingSpare / free);
  }

  /** All that report have as much more, or less in proportion, so that the mean is another. */
  static Observation moved(Observation observation, Signal signal, double mean, double other) {
    DoubleUnaryOperator move =
        other < mean ? value -> value * (other / mean) : value -> value + (other - mean);
    return observation.with(signal, value -> isReported(value) ? move.applyAsDouble(value) : value);
  }

  private static boolean isReported(double value) {
    return value >= 0 && value < MOST;
  }

  /** The mean over the replicas that report. */
  static double mean(Observation observation, Signal signal) {
    double sum = 0;
    int reporting = 0;
    for (int row = 0; row < observation.replicas(); row++) {
      if (reports(observation, row)) {
        sum += observation.value(signal, row);
        reporting++;
      }
    }
    return sum / reporting;
  }

  /** What is unknown or nonsense is no report. */
  private static boolean reports(Observation observation, int row) {
    return isReported(observation.value(Signal.KV_USE, row))
        && isReported(observation.value(Signal.WAITING, row));
  }

  /** Returns the number of replicas that the analyser asks for. */
  int wanted(int current) {
    if (kv < thresholds.kvToSpare() || waiting < thresholds.waitingToSpare()) {
      return current + 1;
    }
    return current > 1 && couldCarry() ? current - 1 : current;
  }

  /** Whether one unsaturated replica fewer would leave both spares at their triggers or above. */
  private boolean couldCarry() {
    if (free < 2) {
      return false;
    }
    double factor = (double) free / (free - 1);
    double kvLeft = thresholds.kvUse() - (thresholds.kvUse() - kv) * factor;
    double waitingLeft = thresholds.waiting() - (thresholds.waiting() - waiting) * factor;
    return kvLeft >= thresholds.kvToSpare() && waitingLeft >= thresholds.waitingToSpare();
  }
}
