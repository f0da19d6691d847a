package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.util.Set;

/** As {@link LeastOfColumn}, of a reported column plus what we sent since the report. */
record LeastWithCredit(String name, Column reported) implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(reported, Column.CREDIT_REQUESTS);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    Row row = candidates.row(reported);
    Row credit = candidates.row(Column.CREDIT_REQUESTS);
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < row.size(); i++) {
      double load = row.get(i) + credit.get(i);
      if (load < min) {
        min = load;
      }
      if (load > max) {
        max = load;
      }
    }
    double spread = max - min;
    for (int i = 0; i < row.size(); i++) {
      double load = row.get(i) + credit.get(i);
      if (!Double.isNaN(load)) {
        out.set(i, spread == 0.0 ? 1.0 : (max - load) / spread);
      }
    }
  }
}
