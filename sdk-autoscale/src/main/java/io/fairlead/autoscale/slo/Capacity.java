package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Interval;
import java.util.Objects;

/**
 * What rate of requests one replica serves within its objectives.
 *
 * @param rate requests per second
 * @param interval of the rate, from what is not known of the replica's steps
 * @param limit what would be violated first by more
 * @param reachable whether the objectives can be met at all; if not, the rate is four fifths of
 *     what a full batch serves, since more replicas would not help
 */
public record Capacity(double rate, Interval interval, Limit limit, boolean reachable) {

  /** What limits a replica. */
  public enum Limit {
    /** The objective on the time to the first token. */
    TTFT,
    /** The objective on the time per output token. */
    TPOT,
    /** Tokens in the KV cache. */
    KV,
    /** Sequences in a batch. */
    SEQUENCES
  }

  public Capacity {
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(limit, "limit");
  }
}
