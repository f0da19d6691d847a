package io.fairlead.routing.stages;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Numbers;
import io.fairlead.routing.Attribute;
import io.fairlead.routing.Column;
import io.fairlead.routing.Scorer;

/**
 * The scorers that ship with Fairlead.
 *
 * <p>All are stateless, and O(n) in the number of candidates. A candidate whose value is unknown
 * gets no rating. Each is named as its type; {@link StageCatalog} makes them by that name.
 */
public final class Scorers {

  /** Tokens from which {@link #tokenLoad()} calls an endpoint full. */
  public static final int DEFAULT_QUEUE_THRESHOLD_TOKENS = 4_194_304;

  /** Waiting requests from which {@link #loadAware()} calls an endpoint full. */
  public static final int DEFAULT_LOAD_THRESHOLD = 128;

  /** Tokens from which {@link #prefixCache(double, int)} calls a match as long as can be. */
  public static final int DEFAULT_LENGTH_SCALE_TOKENS = 8192;

  /** What an uncached token costs in {@link #leastTokens()}. */
  public static final double DEFAULT_UNCACHED_WEIGHT = 4;

  /** Tokens for which a request in the batch counts in {@link #leastTokens()}. */
  public static final double DEFAULT_TOKENS_PER_REQUEST = 16;

  private Scorers() {}

  /**
   * Prefers endpoints with fewer queued requests.
   *
   * <p>With {@code w} the {@link Column#WAITING} of a candidate, {@code (max(w) - w) / (max(w) -
   * min(w))} over the candidates of this request; equal queues all score 1. Says nothing about
   * absolute load: 900 and 901 still score 1 and 0.
   */
  public static Scorer queue() {
    return new LeastOfColumn("queue-scorer", Column.WAITING);
  }

  /**
   * As {@link #queue()} of waiting requests plus {@link Column#CREDIT_REQUESTS}, so that requests
   * which arrive between two reports do not all run to the same endpoint.
   */
  public static Scorer queueWithCredit() {
    return new LeastWithCredit("queue-scorer", Column.WAITING);
  }

  /** Prefers endpoints with fewer {@link Column#RUNNING} requests; formula of {@link #queue()}. */
  public static Scorer runningRequests() {
    return new LeastOfColumn("running-requests-size-scorer", Column.RUNNING);
  }

  /** As {@link #runningRequests()} of {@link Column#RUNNING_NOW} plus credit. */
  public static Scorer runningRequestsWithCredit() {
    return new LeastWithCredit("running-requests-size-scorer", Column.RUNNING_NOW);
  }

  /** Prefers endpoints with a free KV cache: {@code 1 - }{@link Column#KV_USE}. */
  public static Scorer kvCacheUtilization() {
    return new KvCacheScorer("kv-cache-utilization-scorer");
  }

  /** Prefers endpoints that hold more of the prompt: matched blocks over blocks. */
  public static Scorer prefixCache() {
    return prefixCache(0.0, DEFAULT_LENGTH_SCALE_TOKENS);
  }

  /**
   * Prefers endpoints that hold more of the prompt.
   *
   * <p>{@code (1 - w) * match / blocks + w * min(1, match * blockTokens / scale)^2} with {@code
   * match} the leading blocks held without a gap, from {@link Column#CACHED_TOKENS}; 0 for a
   * request without blocks.
   *
   * @param lengthWeight {@code w}, in [0, 1]: how much the absolute length counts
   * @param lengthScaleTokens {@code scale}: tokens from which a match is as long as can be
   */
  public static Scorer prefixCache(double lengthWeight, int lengthScaleTokens) {
    return new PrefixCacheScorer(
        "prefix-cache-scorer",
        requireFraction(lengthWeight, "lengthWeight"),
        requirePositive(lengthScaleTokens, "lengthScaleTokens"));
  }

  /**
   * Prefers endpoints that have the LoRA adapter of the request, from {@link Attribute#LORA}: 1 if
   * it has running requests, else 0.8 if there is room for another adapter, else 0.6 if it waits,
   * else 0.
   */
  public static Scorer loraAffinity() {
    return new LoraAffinityScorer("lora-affinity-scorer");
  }

  /** {@link #loadAware(int)} with upstream's threshold. */
  public static Scorer loadAware() {
    return loadAware(DEFAULT_LOAD_THRESHOLD);
  }

  /**
   * Prefers short queues by their absolute length: {@code 0.5 * (1 - min(w, threshold) /
   * threshold)}; at most 0.5.
   */
  public static Scorer loadAware(int threshold) {
    return new LoadAwareScorer("load-aware-scorer", requirePositive(threshold, "threshold"));
  }

  /** {@link #activeRequests(int, double)} with upstream's parameters, 0 and 1. */
  public static Scorer activeRequests() {
    return activeRequests(0, 1.0);
  }

  /**
   * Prefers endpoints with fewer {@linkplain Column#IN_FLIGHT_REQUESTS requests of ours}: 1 up to
   * the idle threshold, beyond it {@code (max - c) / max * maxBusyScore}.
   *
   * @param idleThreshold requests up to which an endpoint is idle, at least 0
   * @param maxBusyScore greatest score of one that is not idle, in [0, 1]
   */
  public static Scorer activeRequests(int idleThreshold, double maxBusyScore) {
    return new ActiveRequestScorer(
        "active-request-scorer",
        requireNotNegative(idleThreshold, "idleThreshold"),
        requireFraction(maxBusyScore, "maxBusyScore"));
  }

  /** {@link #tokenLoad(int)} with upstream's threshold. */
  public static Scorer tokenLoad() {
    return tokenLoad(DEFAULT_QUEUE_THRESHOLD_TOKENS);
  }

  /**
   * Prefers endpoints that have fewer tokens to compute: {@code 1 - min(t, threshold) / threshold}
   * with {@code t} = {@link Column#IN_FLIGHT_TOKENS} + the prompt less {@link
   * Column#CACHED_TOKENS}.
   */
  public static Scorer tokenLoad(int queueThresholdTokens) {
    return new TokenLoadScorer(
        "token-load-scorer", requirePositive(queueThresholdTokens, "queueThresholdTokens"));
  }

  /** Prefers the endpoint to which the session is bound: 1, the others 0. */
  public static Scorer sessionAffinity() {
    return new SessionAffinityScorer("session-affinity-scorer");
  }

  /**
   * Spreads requests that no endpoint has a part of: never used endpoints first, then the least
   * recently used. With {@code r} the rank from 0 and {@code n} candidates {@code max(0, 1 - r / (n
   * - 1))}; all 0.5 if any candidate has a part of the prompt, 1 for a single candidate.
   */
  public static Scorer noHitLru() {
    return new NoHitLruScorer("no-hit-lru-scorer");
  }

  /** {@link #leastTokens(double, double)} with the defaults of this class. */
  public static Scorer leastTokens() {
    return leastTokens(DEFAULT_UNCACHED_WEIGHT, DEFAULT_TOKENS_PER_REQUEST);
  }

  /**
   * Fairlead's own: prefers the endpoint where this request costs the least.
   *
   * <p>The cost is {@code pending + weight * uncached + perRequest * present}, in prompt tokens:
   * those of {@link Column#IN_FLIGHT_TOKENS} that wait for their first byte, the prompt less {@link
   * Column#CACHED_TOKENS}, and a small price for each request that shares the batch. {@code
   * present} is what the server reports (waiting, and running less what has ended since) plus what
   * we sent since, and never less than what we have in flight. With {@code c} the cost of a
   * candidate, {@code (max(c) - c) / (max(c) - min(c))}.
   *
   * @param uncachedWeight at least 1: what a token costs that is computed although another endpoint
   *     has it. 1 is the wait of this request alone; more counts that those behind it wait too, and
   *     that a block goes which others could have used
   * @param tokensPerRequest at least 0: how many prompt tokens are worth one request in the batch
   */
  public static Scorer leastTokens(double uncachedWeight, double tokensPerRequest) {
    return leastTokens("least-tokens-scorer", uncachedWeight, tokensPerRequest);
  }

  static Scorer leastTokens(String name, double uncachedWeight, double tokensPerRequest) {
    if (!(uncachedWeight >= 1.0 && uncachedWeight < Double.POSITIVE_INFINITY)) {
      throw violated("uncachedWeight", "at least 1 and finite", Numbers.text(uncachedWeight));
    }
    return new LeastTokensScorer(
        name, uncachedWeight, requireNotNegative(tokensPerRequest, "tokensPerRequest"));
  }
}
