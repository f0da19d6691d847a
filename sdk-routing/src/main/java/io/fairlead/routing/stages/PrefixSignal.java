package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Routed;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.Signal;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixIndex;

/** See {@link Signals#prefix}. */
record PrefixSignal(PrefixIndex index) implements Signal {

  @Override
  public String name() {
    return "approx-prefix-cache-producer";
  }

  @Override
  public Column column() {
    return Column.CACHED_TOKENS;
  }

  @Override
  public void fill(RoutingRequest request, Candidates candidates, Sheet out) {
    PrefixChain chain = request.prefix();
    if (chain == null || chain.blocks() == 0) {
      out.fill(0.0);
    } else {
      index.match(chain, candidates, out);
    }
  }

  @Override
  public void routed(RoutingRequest request, Routed decision, Candidates candidates) {
    PrefixChain chain = request.prefix();
    if (chain != null && chain.blocks() > 0) {
      index.stored(decision.endpoint(), chain);
    }
  }
}
