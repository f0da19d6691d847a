package io.fairlead.servers.metrics;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.violated;

import java.util.List;

/**
 * Something that a model server tells about itself, under whatever name its engine uses.
 *
 * <p>Third parties declare their own; they are equal to the ones here. Compared by value.
 *
 * @param name in lower camel case, unique in one plan
 * @param kind whether the value goes up and down or only up
 * @param unit what one is, for people: {@code requests}, {@code tokens}, {@code seconds}
 * @param low the least possible value; what is below was not measured and reads as unknown
 * @param high the greatest possible value; what is above reads as unknown
 */
public record ServerMetric(String name, Kind kind, String unit, double low, double high) {

  /** How a value behaves over time. */
  public enum Kind {
    /** Goes up and down: a level. */
    GAUGE,
    /** Only goes up until the server restarts: differences count. */
    COUNTER
  }

  /** Requests accepted and not yet scheduled. */
  public static final ServerMetric WAITING = gauge("waiting", "requests");

  /** Requests in the running batch. */
  public static final ServerMetric RUNNING = gauge("running", "requests");

  /** Used share of the KV cache, a fraction in {@code [0, 1]}. */
  public static final ServerMetric KV_USE =
      new ServerMetric("kvUse", Kind.GAUGE, "fraction", 0.0, 1.0);

  /** Tokens in one block of the KV cache. */
  public static final ServerMetric KV_BLOCK_TOKENS = gauge("kvBlockTokens", "tokens");

  /** Blocks of the KV cache. */
  public static final ServerMetric KV_BLOCKS = gauge("kvBlocks", "blocks");

  /** Whether the engine is awake, 1, or sleeps, 0. */
  public static final ServerMetric AWAKE =
      new ServerMetric("awake", Kind.GAUGE, "fraction", 0.0, 1.0);

  /** When the process started, in seconds since 1970: the incarnation of an endpoint. */
  public static final ServerMetric STARTED_AT = gauge("startedAt", "seconds since 1970");

  /** Prompt tokens of all requests, cached ones included. */
  public static final ServerMetric PROMPT_TOKENS = counter("promptTokens", "tokens");

  /** Prompt tokens that had to be computed because no cache held them. */
  public static final ServerMetric COMPUTED_TOKENS = counter("computedTokens", "tokens");

  /** Tokens generated. */
  public static final ServerMetric OUTPUT_TOKENS = counter("outputTokens", "tokens");

  /** Prompt tokens looked up in the prefix cache. */
  public static final ServerMetric CACHE_QUERIES = counter("cacheQueries", "tokens");

  /** Prompt tokens found in the prefix cache. */
  public static final ServerMetric CACHE_HITS = counter("cacheHits", "tokens");

  /** Requests that ended, whatever the reason. */
  public static final ServerMetric FINISHED = counter("finished", "requests");

  /** Running requests that were set back for lack of KV blocks. */
  public static final ServerMetric PREEMPTIONS = counter("preemptions", "requests");

  /** Sum of the times to the first token. */
  public static final ServerMetric TTFT_SUM = counter("ttftSum", "seconds");

  /** Requests in {@link #TTFT_SUM}. */
  public static final ServerMetric TTFT_COUNT = counter("ttftCount", "requests");

  /** Sum of the times per output token after the first, or between tokens. */
  public static final ServerMetric TPOT_SUM = counter("tpotSum", "seconds");

  /** Observations in {@link #TPOT_SUM}. */
  public static final ServerMetric TPOT_COUNT = counter("tpotCount", "observations");

  /** What a router needs to know of an endpoint. */
  public static final List<ServerMetric> ROUTING =
      List.of(WAITING, RUNNING, KV_USE, KV_BLOCK_TOKENS, KV_BLOCKS, STARTED_AT);

  /** What an autoscaler needs to know of a replica. */
  public static final List<ServerMetric> SCALING =
      List.of(
          WAITING,
          RUNNING,
          KV_USE,
          KV_BLOCK_TOKENS,
          KV_BLOCKS,
          STARTED_AT,
          AWAKE,
          PROMPT_TOKENS,
          COMPUTED_TOKENS,
          OUTPUT_TOKENS,
          CACHE_QUERIES,
          CACHE_HITS,
          FINISHED,
          PREEMPTIONS,
          TTFT_SUM,
          TTFT_COUNT,
          TPOT_SUM,
          TPOT_COUNT);

  public ServerMetric {
    requireNotBlank(name, "name of a server metric");
    if (!(low <= high)) {
      throw violated("range of " + name, "from low to high", low + " to " + high);
    }
  }

  /** Returns a level that is at least 0. */
  public static ServerMetric gauge(String name, String unit) {
    return new ServerMetric(name, Kind.GAUGE, unit, 0.0, Double.MAX_VALUE);
  }

  /** Returns a counter. */
  public static ServerMetric counter(String name, String unit) {
    return new ServerMetric(name, Kind.COUNTER, unit, 0.0, Double.MAX_VALUE);
  }

  /** Returns {@code value}, or NaN if it cannot be one of this metric: infinite or out of range. */
  double checked(double value) {
    if (value >= low && value <= high) {
      return value;
    }
    // a fraction summed up by the server may be a rounding error above 1
    return value > high && high == 1.0 && value <= 1.0 + 1e-6 ? 1.0 : Double.NaN;
  }
}
