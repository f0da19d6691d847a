package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The latency model of llm-d's simulator (llm-d-inference-sim eec055a, {@code latencies.go}): each
 * request lives on its own, and load only stretches its durations.
 *
 * <p>With {@code n} running requests of at most {@code m}, durations are multiplied by {@code 1 +
 * (timeFactorUnderLoad - 1) * (n - 1) / (m - 1)}, by 1 if {@code m} is 1. The first token takes
 * {@code timeToFirstToken} ({@link Calculator#CONSTANT}) or {@code prefillOverhead + (prompt -
 * cached) * prefillTimePerToken} ({@link Calculator#PER_TOKEN}); of a remotely computed prompt
 * {@code kvTransferLatency} or {@code prompt * kvTransferTimePerToken}, unaffected by load. Each
 * further token takes {@code interTokenLatency}. A standard deviation makes a duration normal,
 * clamped to 0.3 to 1.7 times its mean.
 *
 * @param calculator how the first token is computed; {@code AUTO} is constant if {@code
 *     timeToFirstToken} or its deviation is set, per token otherwise
 * @param timeToFirstToken mean for the constant calculator
 * @param interTokenLatency mean between tokens
 * @param prefillOverhead fixed part for the per-token calculator
 * @param prefillTimePerToken for each prompt token that is not cached
 * @param kvTransferLatency mean of fetching a remote prefill, constant calculator
 * @param kvTransferTimePerToken the same per prompt token, per-token calculator
 * @param timeFactorUnderLoad at least 1: how much slower a full server is than an idle one
 * @param spread standard deviations
 * @param wholeMillis truncate the mean durations to whole milliseconds as upstream does, so that
 *     250 microseconds become 0
 */
public record RequestLatency(
    Calculator calculator,
    Duration timeToFirstToken,
    Duration interTokenLatency,
    Duration prefillOverhead,
    Duration prefillTimePerToken,
    Duration kvTransferLatency,
    Duration kvTransferTimePerToken,
    double timeFactorUnderLoad,
    Spread spread,
    boolean wholeMillis)
    implements LatencyModel {

  /** No delay at all: upstream's defaults. */
  public static final RequestLatency NONE =
      new RequestLatency(
          Calculator.AUTO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          1.0,
          Spread.NONE,
          false);

  /** A standard deviation may be at most this share of its mean, as upstream checks. */
  private static final double LARGEST_SPREAD = 0.3;

  private static final double LOWEST = 0.3;
  private static final double HIGHEST = 1.7;
  private static final double NANOS_PER_MILLI = 1e6;

  /** How the time to the first token is computed. */
  public enum Calculator {
    /** Chosen by what is configured. */
    AUTO,
    /** The same for every prompt. */
    CONSTANT,
    /** Proportional to the prompt tokens that are not cached. */
    PER_TOKEN
  }

  /**
   * Standard deviations, each at most 30 % of its mean.
   *
   * @param timeToFirstToken of the constant first token
   * @param interTokenLatency of the time between tokens
   * @param prefill of the whole time of the per-token first token
   * @param kvTransferLatency of the constant transfer
   * @param kvTransfer of the whole per-token transfer
   */
  public record Spread(
      Duration timeToFirstToken,
      Duration interTokenLatency,
      Duration prefill,
      Duration kvTransferLatency,
      Duration kvTransfer) {

    /** Nothing varies. */
    public static final Spread NONE =
        new Spread(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Spread {
      requireNotNegative(timeToFirstToken, "timeToFirstToken");
      requireNotNegative(interTokenLatency, "interTokenLatency");
      requireNotNegative(prefill, "prefill");
      requireNotNegative(kvTransferLatency, "kvTransferLatency");
      requireNotNegative(kvTransfer, "kvTransfer");
    }

    private Spread times(double factor) {
      return new Spread(
          scaled(timeToFirstToken, factor),
          scaled(interTokenLatency, factor),
          scaled(prefill, factor),
          scaled(kvTransferLatency, factor),
          scaled(kvTransfer, factor));
    }
  }

  public RequestLatency {
    Objects.requireNonNull(calculator, "calculator");
    requireNotNegative(timeToFirstToken, "timeToFirstToken");
    requireNotNegative(interTokenLatency, "interTokenLatency");
    requireNotNegative(prefillOverhead, "prefillOverhead");
    requireNotNegative(prefillTimePerToken, "prefillTimePerToken");
    requireNotNegative(kvTransferLatency, "kvTransferLatency");
    requireNotNegative(kvTransferTimePerToken, "kvTransferTimePerToken");
    if (!(timeFactorUnderLoad >= 1.0) || Double.isInfinite(timeFactorUnderLoad)) {
      throw violated("timeFactorUnderLoad", "at least 1 and finite", timeFactorUnderLoad);
    }
    requireSmall(spread.timeToFirstToken, timeToFirstToken, "timeToFirstToken");
    requireSmall(spread.interTokenLatency, interTokenLatency, "interTokenLatency");
    requireSmall(spread.kvTransferLatency, kvTransferLatency, "kvTransferLatency");
  }

  private static void requireSmall(Duration deviation, Duration mean, String name) {
    if (deviation.toNanos() > LARGEST_SPREAD * mean.toNanos()) {
      throw violated(
          "standard deviation of " + name, "at most 30 % of the mean " + mean, deviation);
    }
  }

  /** Returns the defaults with changes, as in {@code create(l -> l.interTokenLatency(TEN_MS))}. */
  public static RequestLatency create(UnaryOperator<Builder> changes) {
    return changes.apply(NONE.toBuilder()).build();
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public RequestLatency times(double factor) {
    requirePositive(factor, "factor");
    return new RequestLatency(
        calculator,
        scaled(timeToFirstToken, factor),
        scaled(interTokenLatency, factor),
        scaled(prefillOverhead, factor),
        scaled(prefillTimePerToken, factor),
        scaled(kvTransferLatency, factor),
        scaled(kvTransferTimePerToken, factor),
        timeFactorUnderLoad,
        spread.times(factor),
        wholeMillis);
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }

  double load(int running, int maxSequences) {
    return maxSequences <= 1
        ? 1.0
        : 1.0 + (timeFactorUnderLoad - 1.0) * (running - 1) / (maxSequences - 1);
  }

  /** Returns the time from leaving the queue to the first token. */
  long firstTokenNanos(SimulatedRequest request, int cachedTokens, double load, SplitMix random) {
    boolean constant =
        calculator == Calculator.CONSTANT
            || (calculator == Calculator.AUTO
                && !(timeToFirstToken.isZero() && spread.timeToFirstToken.isZero()));
    int prompt = request.promptTokens();
    if (request.remotePrefill()) {
      return constant
          ? sample(mean(kvTransferLatency), mean(spread.kvTransferLatency), random)
          : sample(mean(kvTransferTimePerToken) * prompt, mean(spread.kvTransfer), random);
    }
    return constant
        ? sample(mean(timeToFirstToken) * load, mean(spread.timeToFirstToken), random)
        : sample(
            mean(prefillOverhead) * load
                + (prompt - cachedTokens) * mean(prefillTimePerToken) * load,
            mean(spread.prefill),
            random);
  }

  long nextTokenNanos(double load, SplitMix random) {
    return sample(mean(interTokenLatency) * load, mean(spread.interTokenLatency), random);
  }

  private double mean(Duration duration) {
    double nanos = duration.toNanos();
    return wholeMillis ? Math.floor(nanos / NANOS_PER_MILLI) * NANOS_PER_MILLI : nanos;
  }

  private static long sample(double mean, double deviation, SplitMix random) {
    if (deviation == 0.0) {
      return (long) mean;
    }
    double value = mean + deviation * random.nextGaussian();
    return (long) Math.min(HIGHEST * mean, Math.max(LOWEST * mean, value));
  }

  /** Builds a {@link RequestLatency}. Not thread-safe. */
  public static final class Builder {
    private Calculator calculator;
    private Duration timeToFirstToken;
    private Duration interTokenLatency;
    private Duration prefillOverhead;
    private Duration prefillTimePerToken;
    private Duration kvTransferLatency;
    private Duration kvTransferTimePerToken;
    private double timeFactorUnderLoad;
    private Spread spread;
    private boolean wholeMillis;

    private Builder(RequestLatency from) {
      calculator = from.calculator;
      timeToFirstToken = from.timeToFirstToken;
      interTokenLatency = from.interTokenLatency;
      prefillOverhead = from.prefillOverhead;
      prefillTimePerToken = from.prefillTimePerToken;
      kvTransferLatency = from.kvTransferLatency;
      kvTransferTimePerToken = from.kvTransferTimePerToken;
      timeFactorUnderLoad = from.timeFactorUnderLoad;
      spread = from.spread;
      wholeMillis = from.wholeMillis;
    }

    /** Sets {@link RequestLatency#calculator()}. */
    public Builder calculator(Calculator value) {
      calculator = value;
      return this;
    }

    /** Sets {@link RequestLatency#timeToFirstToken()}. */
    public Builder timeToFirstToken(Duration value) {
      timeToFirstToken = value;
      return this;
    }

    /** Sets {@link RequestLatency#interTokenLatency()}. */
    public Builder interTokenLatency(Duration value) {
      interTokenLatency = value;
      return this;
    }

    /** Sets {@link RequestLatency#prefillOverhead()}. */
    public Builder prefillOverhead(Duration value) {
      prefillOverhead = value;
      return this;
    }

    /** Sets {@link RequestLatency#prefillTimePerToken()}. */
    public Builder prefillTimePerToken(Duration value) {
      prefillTimePerToken = value;
      return this;
    }

    /** Sets {@link RequestLatency#kvTransferLatency()}. */
    public Builder kvTransferLatency(Duration value) {
      kvTransferLatency = value;
      return this;
    }

    /** Sets {@link RequestLatency#kvTransferTimePerToken()}. */
    public Builder kvTransferTimePerToken(Duration value) {
      kvTransferTimePerToken = value;
      return this;
    }

    /** Sets {@link RequestLatency#timeFactorUnderLoad()}. */
    public Builder timeFactorUnderLoad(double value) {
      timeFactorUnderLoad = value;
      return this;
    }

    /** Sets {@link RequestLatency#spread()}. */
    public Builder spread(Spread value) {
      spread = value;
      return this;
    }

    /** Sets {@link RequestLatency#wholeMillis()}. */
    public Builder wholeMillis(boolean value) {
      wholeMillis = value;
      return this;
    }

    /** Returns the checked model. */
    public RequestLatency build() {
      return new RequestLatency(
          calculator,
          timeToFirstToken,
          interTokenLatency,
          prefillOverhead,
          prefillTimePerToken,
          kvTransferLatency,
          kvTransferTimePerToken,
          timeFactorUnderLoad,
          spread,
          wholeMillis);
    }
  }
}
