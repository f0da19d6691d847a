package io.fairlead.routing.stages;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.routing.Column;
import io.fairlead.routing.Scorer;

/** The scorers that ship with Fairlead. All are stateless; O(n) in the number of candidates. */
public final class Scorers {

  private Scorers() {}

  /**
   * Prefers endpoints with fewer queued requests.
   *
   * <p>With {@code w} the waiting requests of a candidate, {@code (max(w) - w) / (max(w) - min(w))}
   * over the candidates of this request; equal queues all score 1. Says nothing about absolute
   * load: 900 and 901 still score 1 and 0.
   */
  public static Scorer queue() {
    return new LeastOfColumn("queue-scorer", Column.WAITING);
  }

  /** Prefers endpoints with fewer running requests; the formula of {@link #queue()}. */
  public static Scorer runningRequests() {
    return new LeastOfColumn("running-requests-size-scorer", Column.RUNNING);
  }

  /** Prefers endpoints with a free KV cache: {@code 1 - use}. */
  public static Scorer kvCacheUtilization() {
    return new KvCacheScorer("kv-cache-utilization-scorer");
  }

  /** Prefers endpoints that hold more of the prompt: matched blocks over blocks. */
  public static Scorer prefixCache() {
    return prefixCache(0.0, 8192);
  }

  /**
   * Prefers endpoints that hold more of the prompt.
   *
   * <p>{@code (1 - w) * match / blocks + w * min(1, match * blockTokens / scale)^2} with {@code
   * match} the leading blocks held without a gap; 0 for a request without blocks.
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
}
