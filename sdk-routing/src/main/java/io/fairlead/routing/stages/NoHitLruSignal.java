package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Routed;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.Signal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** See {@link Signals#noHitLru}. Endpoints are kept least recently used first. */
final class NoHitLruSignal implements Signal {

  private final int size;
  private final Set<Endpoint> used = new LinkedHashSet<>();

  NoHitLruSignal(int size) {
    this.size = size;
  }

  @Override
  public String name() {
    return "no-hit-lru";
  }

  @Override
  public Column column() {
    return Column.NO_HIT_RANK;
  }

  @Override
  public Set<Column> reads() {
    return Set.of(Column.CACHED_TOKENS);
  }

  @Override
  public void fill(RoutingRequest request, Candidates candidates, Sheet out) {
    if (NoHitLruScorer.warm(candidates)) {
      return;
    }
    int count = candidates.size();
    double[] order = candidates.scratch();
    Arrays.fill(order, 0, count, 0.0);
    int known = 0;
    synchronized (used) {
      for (Endpoint endpoint : used) {
        int i = candidates.indexOf(endpoint.slot());
        if (i >= 0 && candidates.endpoint(i) == endpoint) {
          order[i] = ++known;
        }
      }
    }
    int never = 0;
    for (int i = 0; i < count; i++) {
      out.set(i, order[i] == 0.0 ? never++ : count - known + order[i] - 1);
    }
  }

  @Override
  public void routed(RoutingRequest request, Routed decision, Candidates candidates) {
    if (NoHitLruScorer.warm(candidates)) {
      return;
    }
    synchronized (used) {
      used.remove(decision.endpoint());
      used.add(decision.endpoint());
      if (used.size() > size) {
        used.remove(used.iterator().next());
      }
    }
  }
}
