package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Drops;
import io.fairlead.routing.Filter;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import java.util.Set;
import java.util.random.RandomGenerator;

/** See {@link Filters#sessionAffinity()}. */
record SessionAffinityFilter(String name) implements Filter {

  private static final Drops.Reason ELSEWHERE =
      new Drops.Reason("session-elsewhere", "the session is bound to another endpoint");

  @Override
  public Set<Column> reads() {
    return Set.of(Column.SESSION);
  }

  @Override
  public void filter(
      RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random) {
    Row bound = candidates.row(Column.SESSION);
    if (!(bound.max() > 0.0)) {
      return; // no session, or its endpoint is not among the candidates
    }
    for (int i = 0; i < candidates.size(); i++) {
      if (!(bound.get(i) > 0.0)) {
        drops.drop(i, ELSEWHERE);
      }
    }
  }
}
