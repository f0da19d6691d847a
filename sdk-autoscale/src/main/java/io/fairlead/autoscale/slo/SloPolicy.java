package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fairlead's own policy: the smallest number of replicas that meets latency objectives, sized from
 * arrivals and from what a replica was measured to do, as far ahead as a replica takes to start.
 *
 * <p>It reads {@link Signal#ARRIVALS}, the lengths of requests, and per replica {@link
 * Signal#STEP_SECONDS} with {@link Signal#DECODING} (or {@link Signal#OUTPUT_TOKENS}); {@link
 * Signal#PREEMPTIONS}, {@link Signal#ASLEEP}, {@link Signal#RUNNING}, {@link Signal#CACHE_WORTH}
 * and measured latencies where there are any. Nothing else moves it: no queue, no latency, no
 * utilisation is ever taken for demand. {@code docs/reference/scale-slo.md} has the formulas.
 *
 * <p><b>Invariant:</b> the answer is in [min, max], whatever is observed. What is missing or
 * unsound holds the current number. <b>State:</b> at most 16 KB, however long it runs.
 */
public final class SloPolicy implements ScalingPolicy {

  private final List<Slo> slos;
  private final Profile profile;
  private final ColdStart coldStart;
  private final String placement;
  private final double epsilon;
  private final int min;
  private final int max;
  private final @Nullable Signal wakeOn;
  private final ScaleDown scaleDown;
  private final long warmUpNanos;

  private SloPolicy(Builder from, Profile profile) {
    slos = List.copyOf(from.slos);
    this.profile = profile;
    coldStart = from.coldStart;
    placement = from.placement;
    epsilon = from.epsilon;
    min = from.min;
    max = from.max;
    wakeOn = from.wakeOn;
    scaleDown = from.scaleDown;
    warmUpNanos = from.warmUp.toNanos();
  }

  /** Starts a policy that meets all of these objectives, one at least, eight at most. */
  public static Builder builder(Slo first, Slo... more) {
    Builder builder = new Builder();
    builder.slos.add(Objects.requireNonNull(first, "first"));
    builder.slos.addAll(List.of(more));
    requireInRange(builder.slos.size(), 1, 8, "number of objectives");
    return builder;
  }

  @Override
  public String name() {
    return SloState.KIND;
  }

  @Override
  public State initial() {
    return new SloState(
        null,
        false,
        0,
        SeenLengths.NONE,
        Demand.NOTHING_SEEN,
        ReplicaModel.prior(profile),
        coldStart,
        Starts.NONE,
        Needs.NONE,
        Correction.none(slos.size()),
        null);
  }

  @Override
  public State restore(Json.Obj json, Moment now) {
    return SloState.fromJson(json, this, now);
  }

  @Override
  public Decision decide(Observation observation, State state, Moment now) {
    return new SloTick(this, observation, own(state), now).decide();
  }

  @Override
  public Explanation explain(Observation observation, State state, Moment now) {
    return new SloExplanation(this, observation, own(state), now).explain();
  }

  private static SloState own(State state) {
    if (state instanceof SloState own) {
      return own;
    }
    throw violated("state", "one that the policy 'slo' made", "a state of '" + state.kind() + "'");
  }

  List<Slo> slos() {
    return slos;
  }

  Profile profile() {
    return profile;
  }

  ColdStart coldStart() {
    return coldStart;
  }

  String placement() {
    return placement;
  }

  double epsilon() {
    return epsilon;
  }

  int min() {
    return min;
  }

  int max() {
    return max;
  }

  Optional<Signal> wakeOn() {
    return Optional.ofNullable(wakeOn);
  }

  ScaleDown scaleDown() {
    return scaleDown;
  }

  long warmUpNanos() {
    return warmUpNanos;
  }

  /** Builds a {@link SloPolicy}. Not thread-safe. */
  public static final class Builder {
    private final List<Slo> slos = new ArrayList<>();
    private @Nullable Profile profile;
    private ColdStart coldStart = ColdStart.typical();
    private String placement = "";
    private double epsilon = 0.01;
    private int min = 1;
    private int max = -1;
    private @Nullable Signal wakeOn;
    private ScaleDown scaleDown = ScaleDown.DEFAULT;
    private Duration warmUp = Duration.ofSeconds(60);

    private Builder() {}

    /** Sets what is believed of a replica before anything was measured; required. */
    public Builder profile(Profile profile) {
      this.profile = Objects.requireNonNull(profile, "profile");
      return this;
    }

    /** Sets what is believed of how long a start takes; {@link ColdStart#typical()} unless set. */
    public Builder coldStart(ColdStart coldStart) {
      this.coldStart = Objects.requireNonNull(coldStart, "coldStart");
      return this;
    }

    /** Sets the placement whose starts are learned and reckoned with; empty unless set. */
    public Builder placement(String placement) {
      this.placement = Objects.requireNonNull(placement, "placement");
      return this;
    }

    /**
     * Sets the risk that demand exceeds what is there before more can be; 0.01 unless set.
     *
     * @param epsilon in (0, 0.5]
     */
    public Builder epsilon(double epsilon) {
      if (!(epsilon > 0 && epsilon <= 0.5)) {
        throw violated("epsilon", "greater than 0 and at most 0.5", epsilon);
      }
      this.epsilon = epsilon;
      return this;
    }

    /**
     * Sets the least and the most replicas; required.
     *
     * @param min at least 0; 0 needs {@link #wakeOn}
     * @param max at least {@code min} and 1
     */
    public Builder bounds(int min, int max) {
      this.min = requireNotNegative(min, "min");
      this.max = requireInRange(max, Math.max(1, min), Integer.MAX_VALUE, "max");
      return this;
    }

    /**
     * Sets the signal that can wake a variant without replicas: one that a gateway or an endpoint
     * picker reports DIRECT, since without replicas nobody else sees a request.
     */
    public Builder wakeOn(Signal signal) {
      this.wakeOn = Objects.requireNonNull(signal, "signal");
      return this;
    }

    /** Sets when a replica is given up; {@link ScaleDown#DEFAULT} unless set. */
    public Builder scaleDown(ScaleDown scaleDown) {
      this.scaleDown = Objects.requireNonNull(scaleDown, "scaleDown");
      return this;
    }

    /** Sets for how long nothing is learned from a replica that became ready; 60 s unless set. */
    public Builder warmUp(Duration warmUp) {
      this.warmUp = requireNotNegative(warmUp, "warmUp");
      return this;
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if profile or bounds are missing, or if min is 0 and nothing
     *     can wake it
     */
    public SloPolicy build() {
      if (profile == null) {
        throw violated("profile", "given", "absent (say what one step takes: Profile.of)");
      }
      if (max < 0) {
        throw violated("bounds", "given", "absent");
      }
      if (min == 0 && wakeOn == null) {
        throw violated(
            "min",
            "at least 1 without a DIRECT signal to wake on",
            "0 (replicas that are not there report nothing: set wakeOn)");
      }
      return new SloPolicy(this, profile);
    }
  }
}
