package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import java.util.Set;

/** {@code (max - v) / (max - min)} of one column: the least value scores 1, the greatest 0. */
record LeastOfColumn(String name, Column column) implements Scorer {

  @Override
  public Set<Column> reads() {
    return Set.of(column);
  }

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    rate(candidates.row(column), out);
  }

  static void rate(Row row, Sheet out) {
    double max = row.max();
    double spread = max - row.min();
    for (int i = 0; i < row.size(); i++) {
      double value = row.get(i);
      if (!Double.isNaN(value)) {
        out.set(i, spread == 0.0 ? 1.0 : (max - value) / spread);
      }
    }
  }
}
