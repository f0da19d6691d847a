package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What a policy made of others remembers: what they do, in their order.
 *
 * @param kind of the policy that it belongs to
 */
record ChildStates(String kind, List<State> of) implements State {

  ChildStates {
    of = List.copyOf(of);
  }

  static ChildStates initial(String kind, List<ScalingPolicy> policies) {
    return new ChildStates(kind, policies.stream().map(ScalingPolicy::initial).toList());
  }

  static ChildStates restore(Json.Obj json, String kind, List<ScalingPolicy> policies, Moment now) {
    States.require(json, kind, 1);
    List<Json> stored = States.array(json, "children");
    if (stored.size() != policies.size()) {
      throw violated("children of the state", policies.size() + "", stored.size());
    }
    List<State> states = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      if (!(stored.get(i) instanceof Json.Obj child)) {
        throw violated("child " + i + " of the state", "an object", stored.get(i));
      }
      states.add(policies.get(i).restore(child, now));
    }
    return new ChildStates(kind, states);
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public State unbroken() {
    return new ChildStates(kind, of.stream().map(State::unbroken).toList());
  }

  @Override
  public Json.Obj toJson() {
    return Json.object()
        .put("kind", kind)
        .put("schemaVersion", 1)
        .put("children", of.stream().map(State::toJson).toList())
        .build();
  }
}
