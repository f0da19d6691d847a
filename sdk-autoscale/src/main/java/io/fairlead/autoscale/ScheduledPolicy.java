package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** See {@link Policies#scheduled}. Policies whose time it is not keep their state. */
final class ScheduledPolicy implements ScalingPolicy {

  private static final String KIND = "scheduled";

  private final ZoneId zone;
  private final List<Window> windows;
  private final List<ScalingPolicy> policies;

  ScheduledPolicy(ZoneId zone, List<Window> windows, ScalingPolicy otherwise) {
    this.zone = Objects.requireNonNull(zone, "zone");
    this.windows = windows;
    policies = new ArrayList<>(windows.stream().map(Window::policy).toList());
    policies.add(Objects.requireNonNull(otherwise, "otherwise"));
  }

  @Override
  public String name() {
    return KIND + "(" + policies.get(windows.size()).name() + ")";
  }

  @Override
  public State initial() {
    return ChildStates.initial(KIND, policies);
  }

  @Override
  public State restore(Json.Obj json, Moment now) {
    return ChildStates.restore(json, KIND, policies, now);
  }

  @Override
  public Decision decide(Observation observation, State state, Moment now) {
    int turn = turn(now);
    List<State> states = new ArrayList<>(States.own(state, ChildStates.class, KIND).of());
    Decision decision = policies.get(turn).decide(observation, states.get(turn), now);
    states.set(turn, decision.next());
    return Decision.of(decision.recommendation(), new ChildStates(KIND, states));
  }

  @Override
  public Explanation explain(Observation observation, State state, Moment now) {
    int turn = turn(now);
    State own = States.own(state, ChildStates.class, KIND).of().get(turn);
    ExplanationBuilder trace = new ExplanationBuilder();
    trace.note(
        turn == windows.size()
            ? "schedule: no window holds " + now.wall()
            : "schedule: window " + (turn + 1) + " of " + windows.size() + " holds " + now.wall());
    Explanation part = policies.get(turn).explain(observation, own, now);
    return trace.part(part).build(part.recommendation());
  }

  private int turn(Moment now) {
    for (int i = 0; i < windows.size(); i++) {
      if (windows.get(i).contains(now.wall(), zone)) {
        return i;
      }
    }
    return windows.size();
  }
}
