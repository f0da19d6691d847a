package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNoNull;
import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ordered list of filters, weighted scorers and one picker.
 *
 * <p>Immutable, pure and thread-safe: the same input gives the same answer, bit for bit. To route
 * live traffic give it to a {@link Router}; {@link #decide} and {@link #explain} take a recorded
 * input.
 */
public final class RoutingProfile {

  private final String name;
  private final long seed;
  private final Pipeline pipeline;
  private final Set<Column> reads;
  private final Scorer.@Nullable WhenUnknown whenUnknown;
  private final ScratchPool scratches = new ScratchPool();

  private RoutingProfile(Builder builder) {
    name = builder.name;
    seed = builder.seed;
    Scorer.WhenUnknown[] rules = new Scorer.WhenUnknown[builder.scorers.size()];
    double[] weights = new double[rules.length];
    for (int i = 0; i < rules.length; i++) {
      Scorer.WhenUnknown own =
          Objects.requireNonNull(builder.scorers.get(i).whenUnknown(), "whenUnknown of a scorer");
      rules[i] = builder.whenUnknown == null ? own : builder.whenUnknown;
      weights[i] = builder.weights.get(i);
    }
    pipeline =
        new Pipeline(
            builder.filters.toArray(Filter[]::new),
            builder.scorers.toArray(Scorer[]::new),
            weights,
            rules,
            builder.picker);
    whenUnknown = builder.whenUnknown;
    Set<Column> columns = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Stage stage : stages()) {
      String stageName = requireNotBlank(stage.name(), "name of a stage");
      columns.addAll(requireNoNull(stage.reads(), "reads of stage '" + stageName + "'"));
      if (!names.add(stageName)) {
        throw new IllegalArgumentException(
            "names of stages must be different, but '"
                + stageName
                + "' is used twice in profile '"
                + name
                + "'");
      }
    }
    reads = Collections.unmodifiableSet(columns);
  }

  /**
   * Starts a profile.
   *
   * @param name appears in decisions and telemetry: letters, digits and {@code . _ : / -}
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the seed from which, with the request id, the seed of a decision follows. */
  public long seed() {
    return seed;
  }

  /** Returns the columns that the stages look at. */
  public Set<Column> reads() {
    return reads;
  }

  /** Returns filters, scorers and the picker, in the order in which they run. */
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>(List.of(pipeline.filters));
    stages.addAll(List.of(pipeline.scorers));
    stages.add(pipeline.picker);
    return Collections.unmodifiableList(stages);
  }

  /** Returns the seed that the decision on a request has. */
  public long seedOf(RoutingRequest request) {
    return DecisionRandom.seedOf(seed, request.id());
  }

  /**
   * Decides on a recorded input; reserves nothing.
   *
   * @throws IllegalArgumentException if a row is missing that a stage declares to read
   */
  public RoutingDecision decide(DecisionInput input) {
    return run(input, null);
  }

  /**
   * Decides on a recorded input and says why. The same code as {@link #decide}, with a trace.
   *
   * @throws IllegalArgumentException as {@link #decide}
   */
  public RoutingExplanation explain(DecisionInput input) {
    Trace trace = new Trace(input.pool().slots(), pipeline);
    RoutingDecision decision = run(input, trace);
    return new RoutingExplanation(decision, input, reads, pipeline, trace);
  }

  /** Returns a builder that starts from this profile. */
  public Builder toBuilder() {
    Builder builder = new Builder(name);
    builder.filters.addAll(List.of(pipeline.filters));
    for (int i = 0; i < pipeline.scorers.length; i++) {
      builder.scorer(pipeline.weights[i], pipeline.scorers[i]);
    }
    builder.picker = pipeline.picker;
    builder.whenUnknown = whenUnknown;
    builder.seed = seed;
    return builder;
  }

  Pipeline pipeline() {
    return pipeline;
  }

  private RoutingDecision run(DecisionInput input, @Nullable Trace trace) {
    PoolSnapshot pool = input.pool();
    for (Column column : reads) {
      if (column.origin() != Column.Origin.REPORT && !input.rows().containsKey(column)) {
        throw new IllegalArgumentException(
            "rows of a decision must include '"
                + column
                + "', which profile '"
                + name
                + "' reads, but were "
                + input.rows().keySet());
      }
    }
    if (pool.size() == 0) {
      return Refusal.noEndpoints(name, input.seed(), pool);
    }
    Scratch s = scratches.borrow();
    try {
      s.start(pool);
      input.rows().forEach(s.rows::put);
      int winner = pipeline.run(s, input.request(), input.seed(), off(input), trace);
      return winner < 0
          ? Refusal.of(winner, name, input.seed(), pool)
          : placement(
              s,
              input.seed(),
              Claim.ended(pool.endpoint(winner), uncachedTokens(s, input.request(), winner)));
    } finally {
      scratches.giveBack(s);
    }
  }

  private long off(DecisionInput input) {
    long off = 0;
    if (!input.stagesOff().isEmpty()) {
      for (int i = 0; i < pipeline.stages(); i++) {
        if (input.stagesOff().contains(pipeline.stageName(i))) {
          off |= 1L << i;
        }
      }
    }
    return off;
  }

  Placement placement(Scratch s, long seed, Lease lease) {
    PoolSnapshot pool = s.candidates.pool();
    return new Placement(name, seed, pool.version(), s.margin, fallbacks(s, pool), lease);
  }

  static int uncachedTokens(Scratch s, RoutingRequest request, int slot) {
    int tokens = Math.max(0, request.promptTokens());
    double[] cached = s.rows.get(Column.CACHED_TOKENS);
    // a NaN is unknown, and nothing is then taken for cached
    return cached != null && cached[slot] > 0 ? (int) Math.max(0, tokens - cached[slot]) : tokens;
  }

  private static List<Endpoint> fallbacks(Scratch s, PoolSnapshot pool) {
    if (s.rankedCount < 2) {
      return List.of();
    }
    Endpoint[] next = new Endpoint[s.rankedCount - 1];
    for (int i = 0; i < next.length; i++) {
      next[i] = pool.endpoint(s.ranked[i + 1]);
    }
    return List.of(next);
  }

  @Override
  public String toString() {
    return "profile " + name;
  }

  /** Builds a {@link RoutingProfile}. Not thread-safe. */
  public static final class Builder {
    private static final int MAX_STAGES = 48;

    private String name;
    private final List<Filter> filters = new ArrayList<>();
    private final List<Scorer> scorers = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private Picker picker = MaxTotal.PICKER;
    private Scorer.@Nullable WhenUnknown whenUnknown;
    private long seed;

    private Builder(String name) {
      this.name = Names.require(name, "name of a profile");
    }

    /** Renames the profile. */
    public Builder name(String value) {
      name = Names.require(value, "name of a profile");
      return this;
    }

    /** Adds a filter that runs before those that are there. */
    public Builder firstFilter(Filter filter) {
      filters.add(0, Objects.requireNonNull(filter, "filter"));
      return this;
    }

    /** Adds a filter; filters run in the order of these calls. */
    public Builder filter(Filter filter) {
      filters.add(Objects.requireNonNull(filter, "filter"));
      return this;
    }

    /**
     * Adds a scorer.
     *
     * @param weight factor of its ratings, greater than 0 and finite; only ratios matter
     */
    public Builder scorer(double weight, Scorer scorer) {
      weights.add(requirePositive(weight, "weight"));
      scorers.add(Objects.requireNonNull(scorer, "scorer"));
      return this;
    }

    /** Replaces the picker, which is the greatest sum with ties broken at random. */
    public Builder picker(Picker value) {
      picker = Objects.requireNonNull(value, "picker");
      return this;
    }

    /** Overrides {@link Scorer#whenUnknown} of every scorer. */
    public Builder whenUnknown(Scorer.WhenUnknown rule) {
      whenUnknown = Objects.requireNonNull(rule, "rule");
      return this;
    }

    /** Sets the seed of random choices; 0 by default. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Returns the profile. Without a scorer every total is 0, so that the picker draws lots among
     * what the filters leave. The builder may be used further, without effect on the profile.
     */
    public RoutingProfile build() {
      int stages = filters.size() + scorers.size() + 1;
      if (stages > MAX_STAGES) {
        throw new IllegalArgumentException(
            "number of stages must be at most " + MAX_STAGES + ", but was " + stages);
      }
      double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
      if (Double.isInfinite(sum)) {
        throw violated("sum of weights", "finite, as totals are", "infinity");
      }
      return new RoutingProfile(this);
    }
  }
}
