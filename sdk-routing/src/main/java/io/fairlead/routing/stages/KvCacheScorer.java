package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.util.Set;

/** See {@link Scorers#kvCacheUtilization()}. */
record KvCacheScorer(String name) implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(Column.KV_USE);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    Row use = candidates.row(Column.KV_USE);
    for (int i = 0; i < candidates.size(); i++) {
      double used = use.get(i);
      if (!Double.isNaN(used)) {
        out.set(i, 1.0 - used);
      }
    }
  }
}
