package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Drops;
import io.fairlead.routing.Filter;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.prefix.PrefixChain;
import java.util.Set;
import java.util.random.RandomGenerator;

/** See {@link Filters#prefixCacheAffinity}. */
record PrefixAffinityFilter(
    String name,
    double affinityThreshold,
    double explorationProbability,
    double maxPenaltyMillis,
    double prefillTokensPerSecond)
    implements Filter {

  private static final Drops.Reason NOT_STICKY =
      new Drops.Reason(
          "prefix-not-cached", "holds {value} of the prompt where others hold {limit} or more");

  @Override
  public Set<Column> reads() {
    return Set.of(Column.CACHED_TOKENS, Column.IN_FLIGHT_TOKENS);
  }

  @Override
  public void filter(
      RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random) {
    PrefixChain chain = request.prefix();
    if (chain == null || chain.blocks() == 0) {
      return;
    }
    Row cached = candidates.row(Column.CACHED_TOKENS);
    Row inFlight = candidates.row(Column.IN_FLIGHT_TOKENS);
    double stickyLoad = Double.POSITIVE_INFINITY;
    double otherLoad = Double.POSITIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      if (share(cached.get(i), chain) >= affinityThreshold) {
        stickyLoad = Math.min(stickyLoad, inFlight.get(i));
      } else {
        otherLoad = Math.min(otherLoad, inFlight.get(i));
      }
    }
    boolean choice = stickyLoad < Double.POSITIVE_INFINITY && otherLoad < Double.POSITIVE_INFINITY;
    if (!choice
        || millis(stickyLoad) - millis(otherLoad) > maxPenaltyMillis
        || (explorationProbability > 0.0 && random.nextDouble() < explorationProbability)) {
      return;
    }
    for (int i = 0; i < candidates.size(); i++) {
      double share = share(cached.get(i), chain);
      if (!(share >= affinityThreshold)) {
        drops.drop(i, NOT_STICKY, share, affinityThreshold);
      }
    }
  }

  /** Matched blocks over blocks, as upstream counts; NaN if unknown. */
  private static double share(double cachedTokens, PrefixChain chain) {
    double blocks = Math.ceil(cachedTokens / chain.scheme().blockTokens());
    return Math.min(1.0, blocks / chain.blocks());
  }

  /** Upstream's estimate of the time to the first token: tokens in flight over throughput. */
  private double millis(double tokens) {
    return tokens / prefillTokensPerSecond * 1000.0;
  }
}
