package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.util.Set;

/** See {@link Scorers#loadAware}. */
record LoadAwareScorer(String name, double threshold) implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(Column.WAITING);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    Row waiting = candidates.row(Column.WAITING);
    for (int i = 0; i < candidates.size(); i++) {
      double queue = waiting.get(i);
      if (!Double.isNaN(queue)) {
        out.set(i, 0.5 * (1.0 - Math.min(queue, threshold) / threshold));
      }
    }
  }
}
