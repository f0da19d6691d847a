package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

import java.util.Objects;

/**
 * What is asked of a variant, and what serves it.
 *
 * @param history how demand went
 * @param present demand now, at least 0 and finite, in the unit of {@code capacity}
 * @param capacity what one replica serves within the objectives, above 0 and finite
 * @param ready replicas that serve now, at least 0
 */
public record Demand(DemandHistory history, double present, double capacity, int ready) {

  public Demand {
    Objects.requireNonNull(history, "history");
    requireNotNegative(present, "present");
    requirePositive(capacity, "capacity");
    requireInRange(ready, 0, Variant.MOST_REPLICAS, "ready");
  }
}
