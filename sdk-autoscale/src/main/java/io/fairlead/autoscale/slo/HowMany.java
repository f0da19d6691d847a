package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ReplicaState;
import java.time.Duration;

/**
 * How many replicas demand needs until one that is ordered now serves; one call, nothing kept but
 * what an explanation tells.
 */
final class HowMany {

  private static final double PROFILE_WINDOWS = 5;
  private static final double LEAST_CERTAIN = 0.2;
  private static final int MOST = 1_000_000;
  private static final double[] NONE_STARTING = new double[Atoms.MOST];

  final Atoms start;
  final double epsilon;

  /** How many of the replicas that are starting are reckoned with. */
  final double credited;

  /** The least count for the present demand. */
  final int needed;

  /** The least count for a demand that is larger by the margin, where fewer than now are needed. */
  final int lasting;

  private final SloPolicy policy;
  private final Observation observation;
  private final Starts starts;
  private final long now;

  /**
   * @param slack seconds that a request can wait
   * @param perReplica what one serves
   */
  HowMany(
      SloPolicy policy,
      Observation observation,
      Starts starts,
      ColdStart coldStart,
      long now,
      Demand demand,
      Demand.Dispersion dispersion,
      double slack,
      double perReplica) {
    this.policy = policy;
    this.observation = observation;
    this.starts = starts;
    this.now = now;
    boolean starting = observation.count(ReplicaState.STARTING) > 0;
    ColdStart expected = starting ? withPending(coldStart) : coldStart;
    start = expected.total(policy.placement());
    double[] uncredited = starting ? uncredited(expected) : NONE_STARTING;
    credited = starting ? credited(uncredited) : 0;
    double profiled = policy.profile().dispersion();
    double windows =
        demand.history() / Math.max(1, start.meanNanos() / 1e9)
            + (Double.isNaN(profiled) ? 0 : PROFILE_WINDOWS);
    epsilon = Math.max(policy.epsilon(), Math.min(LEAST_CERTAIN, 1 / Math.max(1, windows)));
    int current = observation.desired();
    needed =
        new Headroom(
                demand.rate(),
                demand.levelSeconds(),
                dispersion,
                slack,
                start,
                perReplica,
                uncredited)
            .least(epsilon, Math.max(1, current), MOST);
    double margin = 1 + policy.scaleDown().margin();
    lasting =
        needed >= current
            ? needed
            : new Headroom(
                    demand.rate(),
                    demand.levelSeconds(),
                    dispersion,
                    slack,
                    start,
                    perReplica / margin,
                    uncredited)
                .least(epsilon, needed, MOST);
  }

  /** Returns for how long fewer must have been enough before a replica is given up. */
  long holdNanos() {
    return (long) (policy.scaleDown().breakEven() * start.meanNanos());
  }

  /** Starts that take longer than their stage does on average make longer starts more likely. */
  private ColdStart withPending(ColdStart known) {
    ColdStart expected = known;
    for (int row = 0; row < observation.replicas(); row++) {
      if (observation.state(row) == ReplicaState.STARTING) {
        Duration inStage = starts.inStage(observation, row, now);
        Atoms stage = known.stage(policy.placement(), observation.stage(row));
        if (inStage.toNanos() > stage.meanNanos()) {
          expected = expected.pending(policy.placement(), observation.stage(row), inStage);
        }
      }
    }
    return expected;
  }

  /** By atom of the start, how many of those that are starting will not be ready by then. */
  private double[] uncredited(ColdStart expected) {
    double[] uncredited = new double[start.size()];
    for (int row = 0; row < observation.replicas(); row++) {
      if (observation.state(row) == ReplicaState.STARTING) {
        Duration inStage = starts.inStage(observation, row, now);
        Atoms left = expected.remaining(policy.placement(), observation.stage(row), inStage);
        for (int j = 0; j < uncredited.length; j++) {
          uncredited[j] += 1 - left.within(start.nanos(j));
        }
      }
    }
    return uncredited;
  }

  private double credited(double[] uncredited) {
    double credited = observation.count(ReplicaState.STARTING);
    for (int j = 0; j < start.size(); j++) {
      credited -= start.weight(j) * uncredited[j];
    }
    return credited;
  }
}
