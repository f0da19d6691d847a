package io.fairlead.autoscale;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** See {@link Policies#max}, {@link Policies#min}, {@link Policies#anyUpAllDown}. */
final class CombinedPolicy implements ScalingPolicy {

  /** How one number is made of several. */
  enum Rule {
    MAX,
    MIN,
    ANY_UP_ALL_DOWN;

    String kind() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Rule rule;
  private final List<ScalingPolicy> children;

  CombinedPolicy(Rule rule, List<ScalingPolicy> children) {
    this.rule = rule;
    this.children = children;
  }

  @Override
  public String name() {
    return children.stream()
        .map(ScalingPolicy::name)
        .collect(Collectors.joining(", ", rule.kind() + "(", ")"));
  }

  @Override
  public State initial() {
    return ChildStates.initial(rule.kind(), children);
  }

  @Override
  public State restore(Json.Obj json, Moment now) {
    return ChildStates.restore(json, rule.kind(), children, now);
  }

  @Override
  public Decision decide(Observation observation, State state, Moment now) {
    return decide(observation, state, now, null);
  }

  @Override
  public Explanation explain(Observation observation, State state, Moment now) {
    ExplanationBuilder trace = new ExplanationBuilder();
    Recommendation answer = decide(observation, state, now, trace).recommendation();
    return trace
        .putBack(
            answer.replicas(), other -> decide(other, state, now, null).recommendation().replicas())
        .build(answer);
  }

  private Decision decide(
      Observation observation, State state, Moment now, @Nullable ExplanationBuilder trace) {
    List<State> before = States.own(state, ChildStates.class, rule.kind()).of();
    List<State> next = new ArrayList<>(children.size());
    List<Recommendation> asked = new ArrayList<>(children.size());
    for (int i = 0; i < children.size(); i++) {
      Decision decision = children.get(i).decide(observation, before.get(i), now);
      next.add(decision.next());
      asked.add(decision.recommendation());
      if (trace != null) {
        trace.oneOfSeveral(children.get(i).explain(observation, before.get(i), now));
      }
    }
    return Decision.of(combined(observation.desired(), asked), new ChildStates(rule.kind(), next));
  }

  private Recommendation combined(int current, List<Recommendation> asked) {
    if (asked.stream().noneMatch(Recommendation::informed)) {
      return asked.get(0).toBuilder().hold(Action.ERROR).confidence(Confidence.BLIND).build();
    }
    int replicas = replicas(current, asked);
    Recommendation decisive = decisive(replicas, asked);
    RecommendationBuilder builder = Recommendation.holding(current).replicas(replicas);
    boolean restored = asked.stream().anyMatch(Recommendation::restored);
    if (decisive != null) {
      return builder
          .binding(decisive.binding())
          .confidence(decisive.confidence())
          .victims(replicas < current ? decisive.victims() : List.of())
          .restored(restored)
          .build();
    }
    Binding disagreement =
        Binding.of(
            Step.QUALITY,
            "children-disagree",
            current,
            current,
            "not all policies want to shrink, or one has no answer");
    return builder.binding(disagreement).restored(restored).build();
  }

  private int replicas(int current, List<Recommendation> asked) {
    int most = Integer.MIN_VALUE;
    int least = Integer.MAX_VALUE;
    for (Recommendation each : asked) {
      int replicas = each.informed() ? each.replicas() : current;
      most = Math.max(most, replicas);
      least = Math.min(least, replicas);
    }
    // any up: the most, where that is more; all down: the most again, where even that is less. A
    // child without an answer counts as current, so it vetoes shrinking in both rules.
    return rule == Rule.MIN ? least : most;
  }

  private static @Nullable Recommendation decisive(int replicas, List<Recommendation> asked) {
    for (Recommendation each : asked) {
      if (each.informed() && each.replicas() == replicas) {
        return each;
      }
    }
    return null;
  }
}
