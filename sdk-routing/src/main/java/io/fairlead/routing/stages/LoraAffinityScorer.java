package io.fairlead.routing.stages;

import io.fairlead.routing.Attribute;
import io.fairlead.routing.Candidates;
import io.fairlead.routing.LoraAdapters;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;

/** See {@link Scorers#loraAffinity()}. */
record LoraAffinityScorer(String name) implements Scorer {

  @Override
  public void score(RoutingRequest request, Candidates candidates, Sheet out) {
    for (int i = 0; i < candidates.size(); i++) {
      LoraAdapters adapters = candidates.attribute(Attribute.LORA, i);
      if (adapters != null) {
        out.set(i, score(adapters, request.model()));
      }
    }
  }

  private static double score(LoraAdapters adapters, String model) {
    if (adapters.running().contains(model)) {
      return 1.0;
    }
    if (adapters.running().size() + adapters.waiting().size() < adapters.max()) {
      return 0.8;
    }
    return adapters.waiting().contains(model) ? 0.6 : 0.0;
  }
}
