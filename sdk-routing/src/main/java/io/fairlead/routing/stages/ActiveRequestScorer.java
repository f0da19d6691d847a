package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.util.Set;

/** See {@link Scorers#activeRequests}. */
record ActiveRequestScorer(String name, int idleThreshold, double maxBusyScore) implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(Column.IN_FLIGHT_REQUESTS);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    Row inFlight = candidates.row(Column.IN_FLIGHT_REQUESTS);
    double max = inFlight.max();
    for (int i = 0; i < candidates.size(); i++) {
      double count = inFlight.get(i);
      if (!Double.isNaN(count)) {
        out.set(i, count <= idleThreshold ? 1.0 : (max - count) / max * maxBusyScore);
      }
    }
  }
}
