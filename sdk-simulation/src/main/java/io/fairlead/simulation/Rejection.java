package io.fairlead.simulation;

/** Why a server did not take a request. */
public enum Rejection {
  /** As many requests wait as the profile allows. */
  QUEUE_FULL,
  /** Prompt and answer do not fit into the context window. */
  TOO_LONG,
  /** The KV cache is too small for this request, even with nothing else in it. */
  CACHE_TOO_SMALL,
  /** The KV cache is full of running requests (only with {@link RequestLatency}). */
  CACHE_FULL,
  /** The adapter has not been loaded. */
  UNKNOWN_ADAPTER
}
