package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.StartStage;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a replica takes to start: by stages, learned apart for each placement.
 *
 * <p>A stage is the mixture of a prior, worth {@value #PRIOR_WEIGHT} observations, and of what was
 * seen; starts that are not over are right-censored observations, never left out (leaving them out
 * is how slow starts become invisible). The whole is the sum of the stages as distributions, never
 * a quantile plus a quantile. Stages count as independent of each other.
 *
 * <p>Immutable and thread-safe. At most {@value #MOST_PLACEMENTS} placements and 32 times for each
 * stage of them; beyond, the placement that was first seen is forgotten, and nearest times are
 * joined.
 */
public final class ColdStart {

  /** How many observations the prior of a stage is worth. */
  public static final double PRIOR_WEIGHT = 5;

  /** Scatter of a stage's prior unless given: standard deviation of the time's logarithm. */
  public static final double SPREAD = 0.25;

  private static final int MOST_PLACEMENTS = 16;
  private static final StartStage[] STAGES = StartStage.values();

  // standard normal quantiles in the middle of bins that hold these shares of the mass
  private static final double[] PRIOR_Z = {
    -1.959964, -1.281552, -0.674490, 0, 0.674490, 1.281552, 1.880794, 2.575829
  };
  private static final double[] PRIOR_SHARES = {0.05, 0.1, 0.2, 0.3, 0.2, 0.1, 0.04, 0.01};

  private final Atoms[] priors; // by stage
  private final Map<String, Placement> placements;
  private final Placement unseen;

  private ColdStart(Atoms[] priors, Map<String, Placement> placements) {
    this.priors = priors;
    this.placements = placements;
    this.unseen = new Placement(nothingSeen(), priors);
  }

  /**
   * Returns what is believed before anything was seen.
   *
   * @param medians of each stage; a stage that is absent takes no time
   */
  public static ColdStart prior(Map<StartStage, Duration> medians) {
    return prior(medians, SPREAD);
  }

  /**
   * Returns what is believed before anything was seen.
   *
   * @param medians of each stage, at least zero; a stage that is absent takes no time
   * @param spread standard deviation of the logarithm of each stage's time, in [0, 3]: 0.25 says
   *     that one in a hundred takes 1.8 times the median
   */
  public static ColdStart prior(Map<StartStage, Duration> medians, double spread) {
    if (!(spread >= 0 && spread <= 3)) {
      throw violated("spread", "in [0, 3] (it is one of logarithms)", spread);
    }
    Atoms[] priors = new Atoms[STAGES.length];
    for (StartStage stage : STAGES) {
      Duration median = medians.get(stage);
      priors[stage.ordinal()] = median == null ? Atoms.NOTHING : scattered(median, stage, spread);
    }
    return new ColdStart(priors, Map.of());
  }

  /**
   * Returns a start of 105 s in the median, as published for a model of 32 billion parameters on
   * one H100 with the image in place (workload-variant-autoscaler, docs/benchmark.md): 8 s until it
   * is decided, 2 s until a node is found, 13 s for weights, 80 s for the engine, 2 s until ready.
   */
  public static ColdStart typical() {
    return prior(
        Map.of(
            StartStage.DECIDE, Duration.ofSeconds(8),
            StartStage.SCHEDULE, Duration.ofSeconds(2),
            StartStage.WEIGHTS, Duration.ofSeconds(13),
            StartStage.ENGINE, Duration.ofSeconds(80),
            StartStage.READY, Duration.ofSeconds(2)));
  }

  private static Atoms scattered(Duration median, StartStage stage, double spread) {
    long nanos = requireNotNegative(median, "median of " + stage).toNanos();
    if (spread == 0 || nanos == 0) {
      return Atoms.exactly(nanos);
    }
    long[] values = new long[PRIOR_Z.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(nanos * StrictMath.exp(spread * PRIOR_Z[i]));
    }
    return Atoms.of(values, PRIOR_SHARES);
  }

  /** Returns this, having seen a stage that is over. */
  public ColdStart observed(String placement, StartStage stage, Duration took) {
    long nanos = requireNotNegative(took, "took").toNanos();
    return with(placement, stage, times(placement, stage).observed(nanos));
  }

  /**
   * Returns this, having seen a stage that is not over after so long: of a replica that is still
   * starting, or that was ended before it was ready.
   *
   * <p>For replicas that are still starting use the answer for this decision only, and start the
   * next from what was known without them; else each tick would count them again.
   */
  public ColdStart pending(String placement, StartStage stage, Duration soFar) {
    long nanos = requireNotNegative(soFar, "soFar").toNanos();
    return with(placement, stage, times(placement, stage).notOverAfter(nanos));
  }

  private StageTimes times(String placement, StartStage stage) {
    return at(placement).times[stage.ordinal()];
  }

  private static StageTimes[] nothingSeen() {
    StageTimes[] times = new StageTimes[STAGES.length];
    Arrays.fill(times, StageTimes.NONE);
    return times;
  }

  private Placement at(String placement) {
    return placements.getOrDefault(Objects.requireNonNull(placement, "placement"), unseen);
  }

  private ColdStart with(String placement, StartStage stage, StageTimes times) {
    Map<String, Placement> next = new LinkedHashMap<>(placements);
    StageTimes[] all = at(placement).times.clone();
    all[stage.ordinal()] = times;
    next.put(placement, new Placement(all, priors));
    if (next.size() > MOST_PLACEMENTS) {
      next.remove(next.keySet().iterator().next());
    }
    return new ColdStart(priors, next);
  }

  /** Returns how long a replica takes that is decided on now. */
  public Atoms total(String placement) {
    return at(placement).total();
  }

  /** Returns how long one stage takes. */
  public Atoms stage(String placement, StartStage stage) {
    return at(placement).stage(stage.ordinal());
  }

  /**
   * Returns how long it still takes until a replica is ready.
   *
   * @param placement where it starts; what was never seen has the prior
   * @param from the stage that it is in
   * @param inStage for how long it has been in that stage, at least zero. If that is longer than
   *     all that is known, half as long again is expected
   */
  public Atoms remaining(String placement, StartStage from, Duration inStage) {
    long nanos = requireNotNegative(inStage, "inStage").toNanos();
    Placement at = at(placement);
    Atoms rest = at.after(from.ordinal());
    return nanos == 0
        ? at.stage(from.ordinal()).plus(rest)
        : left(at.stage(from.ordinal()), nanos).plus(rest);
  }

  /** The distribution of T - t where T is known to be longer than t. */
  private static Atoms left(Atoms stage, long nanos) {
    int first = 0;
    while (first < stage.size() && stage.nanos(first) <= nanos) {
      first++;
    }
    if (first == stage.size()) {
      boolean takesNoTime = stage.nanos(first - 1) == 0;
      return takesNoTime ? Atoms.NOTHING : Atoms.exactly(StageTimes.beyond(nanos) - nanos);
    }
    long[] values = new long[stage.size() - first];
    double[] weights = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = stage.nanos(first + i) - nanos;
      weights[i] = stage.weight(first + i);
    }
    return Atoms.of(values, weights);
  }

  /**
   * Returns what was seen, without the prior, as data; the prior is configuration. At most 16 KB
   * for one placement.
   */
  public Json.Obj seen() {
    var json = Json.object();
    placements.forEach((name, placement) -> json.put(name, placement.toJson()));
    return json.build();
  }

  /**
   * Returns this prior with what was {@linkplain #seen() seen} before.
   *
   * @throws IllegalArgumentException if the data is nothing that {@link #seen()} returned
   */
  public ColdStart withSeen(Json.Obj seen) {
    requireInRange(seen.members().size(), 0, MOST_PLACEMENTS, "number of placements");
    Map<String, Placement> read = new LinkedHashMap<>();
    seen.members().forEach((name, json) -> read.put(name, Placement.fromJson(json, priors)));
    return new ColdStart(priors, read);
  }

  /** The times of one placement; sums are computed when somebody asks. */
  private static final class Placement {
    private final StageTimes[] times;
    private final Atoms[] priors;
    // each is computed from final fields alone, so a race computes the same twice
    private volatile @Nullable Sums sums;

    Placement(StageTimes[] times, Atoms[] priors) {
      this.times = times;
      this.priors = priors;
    }

    Atoms stage(int stage) {
      return sums().stages[stage];
    }

    Atoms after(int stage) {
      return sums().after[stage];
    }

    Atoms total() {
      return sums().total;
    }

    private Sums sums() {
      Sums known = sums;
      if (known == null) {
        known = new Sums(times, priors);
        sums = known;
      }
      return known;
    }

    Json.Obj toJson() {
      var json = Json.object();
      for (StartStage stage : STAGES) {
        StageTimes each = times[stage.ordinal()];
        json.put(stage.name(), each.isEmpty() ? null : each.toJson());
      }
      return json.build();
    }

    static Placement fromJson(Json json, Atoms[] priors) {
      if (!(json instanceof Json.Obj object)) {
        throw violated("placement", "an object of stages", json);
      }
      StageTimes[] times = nothingSeen();
      Map<String, StartStage> known = new LinkedHashMap<>();
      for (StartStage stage : STAGES) {
        known.put(stage.name(), stage);
      }
      object
          .members()
          .forEach(
              (name, each) -> {
                StartStage stage = known.get(name);
                if (stage == null) {
                  throw violated("stage", "one of " + known.keySet(), name);
                }
                times[stage.ordinal()] = StageTimes.fromJson(each);
              });
      return new Placement(times, priors);
    }
  }

  private static final class Sums {
    final Atoms[] stages = new Atoms[STAGES.length];
    final Atoms[] after = new Atoms[STAGES.length];
    final Atoms total;

    Sums(StageTimes[] times, Atoms[] priors) {
      Atoms sum = Atoms.NOTHING;
      for (int i = STAGES.length - 1; i >= 0; i--) {
        stages[i] = times[i].distribution(priors[i], PRIOR_WEIGHT);
        after[i] = sum;
        sum = stages[i].plus(sum);
      }
      total = sum;
    }
  }
}
