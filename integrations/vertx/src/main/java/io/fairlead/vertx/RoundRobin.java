package io.fairlead.vertx;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Routed;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.Signal;
import java.util.concurrent.atomic.AtomicLong;

/** Fills a column with 1 for the endpoint whose turn it is, less for those after it. */
final class RoundRobin implements Signal {

  static final Column TURN = Column.ofRequest("turn");

  private final AtomicLong next = new AtomicLong();

  @Override
  public String name() {
    return "round-robin-signal";
  }

  @Override
  public Column column() {
    return TURN;
  }

  @Override
  public void fill(RoutingRequest request, Candidates candidates, Sheet out) {
    int size = candidates.size();
    int first = (int) Long.remainderUnsigned(next.get(), size);
    for (int i = 0; i < size; i++) {
      int distance = i - first + (i < first ? size : 0);
      out.set(i, 1.0 - (double) distance / size);
    }
  }

  @Override
  public void routed(RoutingRequest request, Routed decision, Candidates candidates) {
    next.incrementAndGet();
  }
}
