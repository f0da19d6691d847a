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
  private final Headroom headroom;
  private final double[] uncredited; // by atom of the start

  /**
   * @param fast the dispersion in windows as long as a request can wait
   * @param perReplica what one serves
   */
  HowMany(
      SloPolicy policy,
      Observation observation,
      Starts starts,
      ColdStart coldStart,
      long now,
      Demand demand,
      Dispersion dispersion,
      double fast,
      double perReplica) {
    this.policy = policy;
    this.observation = observation;
    this.starts = starts;
    this.now = now;
    boolean starting = observation.count(ReplicaState.STARTING) > 0;
    ColdStart expected = starting ? withPending(coldStart) : coldStart;
    start = expected.total(policy.placement());
    uncredited = starting ? uncredited(expected) : NONE_STARTING;
    credited = starting ? credited(uncredited) : 0;
    headroom = new Headroom(demand.rate(), demand.levelSeconds(), dispersion, fast, start);
    double profiled = policy.profile().dispersion();
    double windows =
        demand.history() / Math.max(1, start.meanNanos() / 1e9)
            + (Double.isNaN(profiled) ? 0 : PROFILE_WINDOWS);
    epsilon = Math.max(policy.epsilon(), Math.min(LEAST_CERTAIN, 1 / Math.max(1, windows)));
    int current = observation.desired();
    needed = least(perReplica, Math.max(1, current));
    lasting =
        needed >= current ? needed : least(perReplica / (1 + margin(demand, dispersion)), needed);
  }

  /** A start that hangs is replaced, but only once: what keeps two from starting keeps all. */
  private int least(double perReplica, int guess) {
    int least = headroom.least(perReplica, uncredited, epsilon, guess, MOST);
    return uncredited == NONE_STARTING || least <= 1
        ? least
        : Math.min(least, 2 * headroom.least(perReplica, NONE_STARTING, epsilon, least, MOST));
  }

  /** Never less than what the level scatters by when nothing changes: two standard deviations. */
  private double margin(Demand demand, Dispersion dispersion) {
    double counted = demand.rate() * demand.levelSeconds();
    double scatter = counted > 0 ? Math.sqrt(dispersion.of(0) / counted) : 0;
    return Math.max(policy.scaleDown().margin(), 2 * scatter);
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
