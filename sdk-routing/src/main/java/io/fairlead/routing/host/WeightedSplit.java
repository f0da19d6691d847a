package io.fairlead.routing.host;

import static io.fairlead.kernel.Preconditions.requireNoNull;
import static io.fairlead.kernel.Preconditions.requireNotEmpty;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.XxHash64;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Divides requests among targets by weight: a model's alias among its versions.
 *
 * <p>The choice is a function of a key, such as the request's id, a user or a session: same key,
 * same target, in every process. When weights change, only as many keys move as must, among
 * neighbours in the list.
 *
 * <p>Immutable.
 */
public final class WeightedSplit {

  /**
   * One of the targets.
   *
   * @param name what is chosen
   * @param weight its share is this by the sum of all; at least 0, 0 is never chosen
   */
  public record Target(String name, int weight) {
    /** Checks the arguments. */
    public Target {
      Objects.requireNonNull(name, "name");
      if (weight < 0) {
        throw violated("weight of " + name, "at least 0", weight);
      }
    }
  }

  private final List<Target> targets;
  private final long sum;

  private WeightedSplit(List<Target> targets, long sum) {
    this.targets = targets;
    this.sum = sum;
  }

  /**
   * Returns a split.
   *
   * @param targets at least one with a weight above 0
   */
  public static WeightedSplit of(List<Target> targets) {
    List<Target> all = List.copyOf(requireNotEmpty(requireNoNull(targets, "targets"), "targets"));
    long sum = all.stream().mapToLong(Target::weight).sum();
    if (sum == 0) {
      throw violated("sum of weights", "greater than 0", sum);
    }
    return new WeightedSplit(all, sum);
  }

  /** Returns the targets, in their order. */
  public List<Target> targets() {
    return targets;
  }

  /** Returns the target for a key. */
  public String choose(String key) {
    return choose(XxHash64.hash(key.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the target for a number that is spread evenly over all longs, such as a hash. */
  public String choose(long hash) {
    long place = Math.multiplyHigh(hash >>> 1, 2 * sum); // hash scaled to [0, sum)
    for (Target target : targets) {
      place -= target.weight();
      if (place < 0) {
        return target.name();
      }
    }
    throw new AssertionError("a place beyond the sum");
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    targets.forEach(target -> parts.add(target.name() + ":" + target.weight()));
    return String.join(",", parts);
  }
}
