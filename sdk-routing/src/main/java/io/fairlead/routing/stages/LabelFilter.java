package io.fairlead.routing.stages;

import io.fairlead.kernel.Selector;
import io.fairlead.routing.Candidates;
import io.fairlead.routing.Drops;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Filter;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.SlotSet;
import io.fairlead.routing.Trait;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Keeps the endpoints whose labels pass a test: by selector or by role. */
final class LabelFilter implements Filter {

  /** The label that says what a server of a disaggregated deployment does. */
  static final String ROLE = "llm-d.ai/role";

  private final String name;
  private final Trait trait;
  private final Drops.Reason reason;

  private LabelFilter(String name, Predicate<EndpointSpec> test, Drops.Reason reason) {
    this.name = name;
    this.trait = new Trait(name, test);
    this.reason = reason;
  }

  static LabelFilter selector(String name, Selector selector) {
    return new LabelFilter(
        name,
        new Matches(selector),
        new Drops.Reason("labels-do-not-match", "labels do not match '" + selector + "'"));
  }

  static LabelFilter role(String name, Set<String> roles, boolean alsoWithoutLabel) {
    return new LabelFilter(
        name,
        new HasRole(roles, alsoWithoutLabel),
        new Drops.Reason("role-does-not-fit", "label " + ROLE + " is none of " + roles));
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
    SlotSet matching = candidates.slotsWith(trait);
    for (int i = 0; i < candidates.size(); i++) {
      if (!matching.contains(candidates.slot(i))) {
        drops.drop(i, reason);
      }
    }
  }

  private record Matches(Selector selector) implements Predicate<EndpointSpec> {
    @Override
    public boolean test(EndpointSpec spec) {
      return selector.matches(spec.labels());
    }
  }

  private record HasRole(Set<String> roles, boolean alsoWithoutLabel)
      implements Predicate<EndpointSpec> {
    @Override
    public boolean test(EndpointSpec spec) {
      String role = spec.labels().get(ROLE);
      return role == null ? alsoWithoutLabel : roles.contains(role);
    }
  }
}
