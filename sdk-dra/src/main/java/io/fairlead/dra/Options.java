package io.fairlead.dra;

import io.fairlead.kernel.Preconditions;
import io.fairlead.kernel.Timestamp;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How an allocator goes about it. Immutable.
 *
 * @see Allocator#create(Features, java.util.function.UnaryOperator)
 */
public final class Options {

  /** Which of several solutions is wanted. */
  public enum Scoring {
    /** The first one in upstream's order. */
    FIRST_FIT,
    /**
     * One that breaks up less: partitions go where large ones are impossible already, shares to
     * devices that are shared already, and whole devices to roots and NUMA nodes that are no longer
     * all free. Never breaks up more than the first fit does, but need not be the best of all.
     * Which devices fit, and which errors there are, does not change; which of several errors comes
     * first may.
     */
    LEAST_FRAGMENTATION
  }

  private final long budget;
  private final Scoring scoring;
  private final boolean skipCelErrors;
  private final @Nullable Supplier<String> shareIds;
  private final @Nullable Supplier<Timestamp> clock;

  private Options(Builder builder) {
    budget = builder.budget;
    scoring = builder.scoring;
    skipCelErrors = builder.skipCelErrors;
    shareIds = builder.shareIds;
    clock = builder.clock;
  }

  /** Returns the same for the first solution. */
  Options firstFit() {
    return firstFit(budget);
  }

  /** Returns the same for the first solution, if it is found within so many steps. */
  Options firstFit(long steps) {
    Builder builder = new Builder();
    builder.budget = Math.min(budget, steps);
    builder.skipCelErrors = skipCelErrors;
    builder.shareIds = shareIds;
    builder.clock = clock;
    return builder.build();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Returns how many steps a search may take per node. */
  public long budget() {
    return budget;
  }

  /** Returns which of several solutions is wanted. */
  public Scoring scoring() {
    return scoring;
  }

  /** Returns whether a device on which a selector fails is passed over. */
  public boolean skipCelErrors() {
    return skipCelErrors;
  }

  @Nullable Supplier<String> shareIds() {
    return shareIds;
  }

  @Nullable Supplier<Timestamp> clock() {
    return clock;
  }

  /** Collects options; not thread-safe. */
  public static final class Builder {
    private long budget = 1_000_000;
    private Scoring scoring = Scoring.FIRST_FIT;
    private boolean skipCelErrors;
    private @Nullable Supplier<String> shareIds;
    private @Nullable Supplier<Timestamp> clock;

    private Builder() {}

    /**
     * Sets how many steps a search may take on one node before it is {@link Undecided}; a million
     * if never called. A step looks at one device for one request, which takes well below a
     * microsecond unless a selector is slow.
     *
     * @param steps at least 1
     */
    public Builder budget(long steps) {
      budget = Preconditions.requirePositive(steps, "budget");
      return this;
    }

    /** Sets which of several solutions is wanted; the first if never called. */
    public Builder scoring(Scoring wanted) {
      scoring = Objects.requireNonNull(wanted, "scoring");
      return this;
    }

    /**
     * Passes over a device on which a selector fails, where upstream gives up the whole pod; false
     * if never called.
     */
    public Builder skipCelErrors(boolean skip) {
      skipCelErrors = skip;
      return this;
    }

    /**
     * Sets where the ids of shares come from: lower-case UUIDs, none twice. If never called, an id
     * is made from the claim, the device and its place in the claim, so that the same input has the
     * same answer.
     */
    public Builder shareIds(Supplier<String> ids) {
      shareIds = Objects.requireNonNull(ids, "shareIds");
      return this;
    }

    /**
     * Sets where {@code allocationTimestamp} comes from, which the scheduler sets where binding
     * conditions are on; if never called, there is none.
     */
    public Builder clock(Supplier<Timestamp> time) {
      clock = Objects.requireNonNull(time, "clock");
      return this;
    }

    Options build() {
      return new Options(this);
    }
  }
}
