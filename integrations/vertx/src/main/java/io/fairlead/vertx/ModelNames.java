package io.fairlead.vertx;

import static io.fairlead.kernel.Preconditions.requireNotEmpty;
import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.routing.host.WeightedSplit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names that clients may use beside those of the models: an alias stands for one model, or for
 * several with a weight each.
 *
 * <p>Which of several a request gets follows from its id alone, so that it can be told afterwards.
 * Immutable.
 */
public final class ModelNames {

  /** No alias: every name is that of a model. */
  public static final ModelNames NONE = new ModelNames(Map.of());

  /** Ratios of weights are kept to one part in this many. */
  private static final int FINEST = 1_000_000;

  private final Map<String, List<Target>> aliases;

  private ModelNames(Map<String, List<Target>> aliases) {
    this.aliases = aliases;
  }

  /**
   * What an alias stands for.
   *
   * @param model id of a model, or of a LoRA adapter
   * @param weight share of the requests, greater than 0; only ratios matter
   */
  public record Target(String model, double weight) {
    public Target {
      requirePositive(weight, "weight of " + model);
    }
  }

  /** Returns names with these aliases; each has at least one target. */
  public static ModelNames of(Map<String, List<Target>> aliases) {
    Map<String, List<Target>> copy = new TreeMap<>();
    aliases.forEach(
        (alias, targets) ->
            copy.put(alias, List.copyOf(requireNotEmpty(targets, "targets of " + alias))));
    return new ModelNames(Collections.unmodifiableMap(new LinkedHashMap<>(copy)));
  }

  /** Returns the aliases, sorted. */
  public Set<String> aliases() {
    return aliases.keySet();
  }

  /** Returns what each alias stands for. */
  Map<String, List<Target>> byAlias() {
    return aliases;
  }

  /** Returns what an alias stands for; empty for what is none. */
  public List<Target> targets(String alias) {
    return aliases.getOrDefault(alias, List.of());
  }

  /** Returns the model that a request gets; the name itself if it is no alias. */
  public String resolve(String name, String requestId) {
    if (aliases.isEmpty()) {
      return name;
    }
    List<Target> targets = aliases.get(name);
    if (targets == null) {
      return name;
    }
    if (targets.size() == 1) {
      return targets.get(0).model();
    }
    return split(targets).choose(name + '\n' + requestId);
  }

  private static WeightedSplit split(List<Target> targets) {
    double greatest = targets.stream().mapToDouble(Target::weight).max().orElse(1);
    List<WeightedSplit.Target> whole = new ArrayList<>();
    for (Target target : targets) {
      int weight = (int) Math.max(1, Math.round(target.weight() / greatest * FINEST));
      whole.add(new WeightedSplit.Target(target.model(), weight));
    }
    return WeightedSplit.of(whole);
  }
}
