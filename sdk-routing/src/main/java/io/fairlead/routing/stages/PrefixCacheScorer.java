package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.prefix.PrefixChain;
import java.util.Set;

/** See {@link Scorers#prefixCache(double, int)}. */
record PrefixCacheScorer(String name, double lengthWeight, int lengthScaleTokens)
    implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(Column.CACHED_TOKENS);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    PrefixChain chain = request.prefix();
    if (chain == null || chain.blocks() == 0) {
      out.fill(0.0);
      return;
    }
    Row cached = candidates.row(Column.CACHED_TOKENS);
    int blockTokens = chain.scheme().blockTokens();
    double blocks = chain.blocks();
    for (int i = 0; i < candidates.size(); i++) {
      double tokens = cached.get(i);
      if (tokens > 0.0) {
        out.set(i, score(Math.min(blocks, Math.ceil(tokens / blockTokens)), blocks, blockTokens));
      } else if (tokens == 0.0) {
        out.set(i, 0.0);
      }
    }
  }

  private double score(double match, double blocks, int blockTokens) {
    double share = match / blocks;
    if (lengthWeight == 0.0) {
      return share;
    }
    double length = Math.min(1.0, match * blockTokens / lengthScaleTokens);
    return (1.0 - lengthWeight) * share + lengthWeight * length * length;
  }
}
