package io.fairlead.autoscale;

import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Asks for the numbers of a list, one after the other, then for the last for ever; -1 is blind. */
final class Fixed implements ScalingPolicy {

  private final List<Integer> numbers;

  private Fixed(List<Integer> numbers) {
    this.numbers = numbers;
  }

  static ScalingPolicy asking(Integer... numbers) {
    return new Fixed(List.of(numbers));
  }

  private record Tick(int number) implements State {
    @Override
    public String kind() {
      return "fixed";
    }

    @Override
    public int schemaVersion() {
      return 1;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object().put("kind", kind()).put("schemaVersion", 1).put("tick", number).build();
    }
  }

  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public State initial() {
    return new Tick(0);
  }

  @Override
  public State restore(Json.Obj json, Moment now) {
    States.require(json, "fixed", 1);
    return new Tick((int) States.number(json, "tick"));
  }

  @Override
  public Decision decide(Observation observation, State state, Moment now) {
    int tick = States.own(state, Tick.class, "fixed").number();
    int number = numbers.get(Math.min(tick, numbers.size() - 1));
    RecommendationBuilder builder = Recommendation.holding(observation.desired());
    Recommendation recommendation =
        number < 0
            ? builder.hold(Action.ERROR).confidence(Recommendation.Confidence.BLIND).build()
            : builder
                .replicas(number)
                .binding(Binding.of(Binding.Step.METRIC, "fixed"))
                .victims(List.of("r0"))
                .build();
    return Decision.of(recommendation, new Tick(tick + 1));
  }

  @Override
  public Explanation explain(Observation observation, State state, Moment now) {
    Recommendation recommendation = decide(observation, state, now).recommendation();
    return new ExplanationBuilder()
        .proposal(Proposal.of("fixed", "", recommendation.replicas(), "it is fixed"))
        .build(recommendation);
  }

  /** Runs a policy tick by tick, each time from the number it asked for before. */
  static List<Integer> run(ScalingPolicy policy, int start, long tickSeconds, int ticks) {
    State state = policy.initial();
    ArrayList<Integer> answers = new ArrayList<>();
    int current = start;
    Iterator<Moment> moments =
        Stream.iterate(
                new Moment(Instant.EPOCH, -5_000_000_000L),
                m -> m.plusNanos(tickSeconds * 1_000_000_000L))
            .iterator();
    for (int i = 0; i < ticks; i++) {
      Observation observation =
          Observation.builder(VariantId.of("v")).scale(current, current).build();
      Decision decision = policy.decide(observation, state, moments.next());
      state = decision.next();
      current = decision.recommendation().replicas();
      answers.add(current);
    }
    return answers;
  }
}
