package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Drops;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Filter;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.SlotSet;
import io.fairlead.routing.Trait;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** See {@link Filters#model()}. */
final class ModelFilter implements Filter {

  private static final Drops.Reason OTHER_MODELS =
      new Drops.Reason("model-not-served", "does not serve the model");

  /** Models remembered at once; clients may ask for any name. */
  private static final int MAX_MODELS = 1024;

  private final String name;
  private final Map<String, Trait> traits = new ConcurrentHashMap<>();

  ModelFilter(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean mandatory() {
    return true;
  }

  @Override
  public void filter(
      RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random) {
    SlotSet serving = candidates.slotsWith(trait(request.model()));
    for (int i = 0; i < candidates.size(); i++) {
      if (!serving.contains(candidates.slot(i))) {
        drops.drop(i, OTHER_MODELS);
      }
    }
  }

  private Trait trait(String model) {
    Trait known = traits.get(model);
    if (known == null) {
      known = new Trait("serves-model", new Serves(model));
      if (traits.size() < MAX_MODELS) {
        traits.put(model, known);
      }
    }
    return known;
  }

  private record Serves(String model) implements Predicate<EndpointSpec> {
    @Override
    public boolean test(EndpointSpec spec) {
      return spec.models().isEmpty() || spec.models().contains(model);
    }
  }
}
