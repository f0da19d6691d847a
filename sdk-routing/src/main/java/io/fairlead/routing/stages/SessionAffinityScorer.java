package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.util.Set;

/** See {@link Scorers#sessionAffinity()}. */
record SessionAffinityScorer(String name) implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(Column.SESSION);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    Row bound = candidates.row(Column.SESSION);
    for (int i = 0; i < candidates.size(); i++) {
      out.set(i, bound.get(i) > 0.0 ? 1.0 : 0.0);
    }
  }
}
