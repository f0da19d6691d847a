package io.fairlead.autoscale;

/** What is wrong with a value. It is kept as it came, named, and biases a policy to hold. */
public enum Defect {
  /** Nobody answered. */
  MISSING,
  /** Older than the observation allows. */
  STALE,
  /** Below zero where nothing can be. */
  NEGATIVE,
  /** NaN or infinite where a number was promised. */
  NOT_A_NUMBER,
  /** A counter started again, so no rate spans the reset. */
  COUNTER_RESET,
  /** A cumulative histogram went down in a bucket. */
  BUCKETS_SHRANK,
  /** Two values that cannot both be true, for example a KV use of 0 with running requests. */
  CONTRADICTORY,
  /** Not all replicas answered. */
  PARTIAL
}
