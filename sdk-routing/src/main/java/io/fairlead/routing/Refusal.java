package io.fairlead.routing;

import java.util.OptionalLong;

/** A request that has no place. */
record Refusal(String profile, long seed, long snapshotVersion, String code, int httpStatus)
    implements Rejected {

  static Refusal noEndpoints(String profile, long seed, PoolSnapshot pool) {
    return new Refusal(profile, seed, pool.version(), NO_ENDPOINTS, 503);
  }

  /** Returns what becomes of a request for which a pipeline found {@code nobody}. */
  static Refusal of(int nobody, String profile, long seed, PoolSnapshot pool) {
    return switch (nobody) {
      case Pipeline.FILTER_FAILED -> new Refusal(profile, seed, pool.version(), FILTER_FAILED, 503);
      case Pipeline.ALL_RULED_OUT -> new Refusal(profile, seed, pool.version(), ALL_RULED_OUT, 503);
      default -> new Refusal(profile, seed, pool.version(), ALL_FILTERED, 429);
    };
  }

  @Override
  public OptionalLong retryAfterMillis() {
    return OptionalLong.empty();
  }

  @Override
  public String toString() {
    return "rejected: " + code;
  }
}
