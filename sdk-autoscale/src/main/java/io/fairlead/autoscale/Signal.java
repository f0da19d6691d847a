package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotBlank;

import java.util.Objects;

/**
 * The key of a measured value. Third parties declare their own; all are equal citizens.
 *
 * <p>Counters are rates already when they arrive here.
 *
 * @param name kebab-case, unique in an observation
 * @param unit what one unit of it is
 * @param over how the values of replicas become one of the variant
 * @param conserved whether the total stays what it is when it is divided over more replicas:
 *     arrivals are conserved, a queue depth is not
 */
public record Signal(String name, Unit unit, Aggregation over, boolean conserved) {

  /** Requests that arrive per second, never completions: those saturate when scaling is needed. */
  public static final Signal ARRIVALS =
      new Signal("arrivals", Unit.PER_SECOND, Aggregation.SUM, true);

  /** Requests between arrival and end. */
  public static final Signal IN_FLIGHT = new Signal("in-flight", Unit.COUNT, Aggregation.SUM, true);

  /** Requests queued in model servers. */
  public static final Signal WAITING = new Signal("waiting", Unit.COUNT, Aggregation.SUM, false);

  /** Requests in the running batches. */
  public static final Signal RUNNING = new Signal("running", Unit.COUNT, Aggregation.SUM, false);

  /** Used share of the KV cache. */
  public static final Signal KV_USE = new Signal("kv-use", Unit.FRACTION, Aggregation.MEAN, false);

  /** Prompt tokens computed per second, those from a prefix cache not counted. */
  public static final Signal COMPUTED_TOKENS =
      new Signal("computed-tokens", Unit.PER_SECOND, Aggregation.SUM, true);

  /** Tokens generated per second. */
  public static final Signal OUTPUT_TOKENS =
      new Signal("output-tokens", Unit.PER_SECOND, Aggregation.SUM, true);

  /** Mean time of one step of the running batch. */
  public static final Signal STEP_SECONDS =
      new Signal("step-seconds", Unit.SECONDS, Aggregation.MEAN, false);

  /**
   * Sequences that generate, on average since the last look: by Little's law the increase of the
   * sum of inter-token times divided by the time that passed.
   */
  public static final Signal DECODING = new Signal("decoding", Unit.COUNT, Aggregation.SUM, false);

  /** Sequences preempted per second. */
  public static final Signal PREEMPTIONS =
      new Signal("preemptions", Unit.PER_SECOND, Aggregation.SUM, false);

  /** Share of the time since the last look in which the engine slept. */
  public static final Signal ASLEEP = new Signal("asleep", Unit.FRACTION, Aggregation.MEAN, false);

  /** What would be lost with a replica's caches, in whatever unit the host compares them. */
  public static final Signal CACHE_WORTH =
      new Signal("cache-worth", Unit.COUNT, Aggregation.SUM, false);

  /** What one unit of a signal is. */
  public enum Unit {
    /** A number of things. */
    COUNT,
    /** A number of things per second. */
    PER_SECOND,
    /** Seconds. */
    SECONDS,
    /** A fraction in [0, 1]. */
    FRACTION
  }

  /** How the values of replicas become one of the variant. */
  public enum Aggregation {
    /** Added up. */
    SUM,
    /** Averaged over the replicas that answered. */
    MEAN,
    /** The largest. */
    MAX
  }

  public Signal {
    requireNotBlank(name, "name");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(over, "over");
  }
}
