package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.VariantId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One way to run a model: on one accelerator, with one engine configuration.
 *
 * @param id names it
 * @param capacity what one replica serves within the objectives, above 0 and finite, in the unit of
 *     the need (requests per second, tokens per second, ...)
 * @param cost what one replica costs to run for the period that is planned, at least 0
 * @param min fewest replicas, at least 0
 * @param max most replicas, at least {@code min} and at most {@link #MOST_REPLICAS}
 * @param present replicas that run now, at least 0; may be out of bounds
 * @param startCost what it costs once to start a replica that does not run now, at least 0
 * @param stopCost what it costs once to stop one that does, at least 0
 * @param uses units of each quota that one replica takes, at least 0; a quota not named takes none
 */
public record Variant(
    VariantId id,
    double capacity,
    double cost,
    int min,
    int max,
    int present,
    double startCost,
    double stopCost,
    Map<String, Long> uses) {

  /** No variant may have more replicas than this. */
  public static final int MOST_REPLICAS = 1_000_000;

  public Variant {
    Objects.requireNonNull(id, "id");
    String of = " of " + id.name();
    requirePositive(capacity, "capacity" + of);
    requireNotNegative(cost, "cost" + of);
    requireNotNegative(startCost, "startCost" + of);
    requireNotNegative(stopCost, "stopCost" + of);
    requireInRange(min, 0, MOST_REPLICAS, "min" + of);
    requireInRange(max, 0, MOST_REPLICAS, "max" + of);
    requireInRange(present, 0, MOST_REPLICAS, "present" + of);
    if (max < min) {
      throw violated("max" + of, "at least min " + min, max);
    }
    uses = Collections.unmodifiableMap(new TreeMap<>(uses));
    uses.forEach((quota, units) -> requireNotNegative(units, "uses of " + quota + of));
  }

  /** Starts a variant with bounds from 0 to 64, of which none runs and which uses no quota. */
  public static Builder builder(VariantId id, double capacity, double cost) {
    return new Builder(id, capacity, cost);
  }

  /** Returns what {@code replicas} cost to run, without starting and stopping. */
  public double runningCost(int replicas) {
    return cost * replicas;
  }

  /** Returns what it costs once to get from the present number to {@code replicas}. */
  public double changeCost(int replicas) {
    return replicas > present ? startCost * (replicas - present) : stopCost * (present - replicas);
  }

  /** Builds a {@link Variant}. Not thread-safe. */
  public static final class Builder {
    private final VariantId id;
    private final double capacity;
    private final double cost;
    private int min;
    private int max = 64;
    private int present;
    private double startCost;
    private double stopCost;
    private final Map<String, Long> uses = new TreeMap<>();

    private Builder(VariantId id, double capacity, double cost) {
      this.id = id;
      this.capacity = capacity;
      this.cost = cost;
    }

    /** Sets {@link Variant#min} and {@link Variant#max}. */
    public Builder bounds(int min, int max) {
      this.min = min;
      this.max = max;
      return this;
    }

    /** Sets {@link Variant#present}. */
    public Builder present(int replicas) {
      present = replicas;
      return this;
    }

    /** Sets {@link Variant#startCost} and {@link Variant#stopCost}. */
    public Builder churn(double startCost, double stopCost) {
      this.startCost = startCost;
      this.stopCost = stopCost;
      return this;
    }

    /** Adds to {@link Variant#uses}. */
    public Builder uses(String quota, long units) {
      uses.put(quota, units);
      return this;
    }

    /** Returns the variant. */
    public Variant build() {
      return new Variant(id, capacity, cost, min, max, present, startCost, stopCost, uses);
    }
  }
}
