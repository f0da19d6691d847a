package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A policy whose answer is changed by something that may remember.
 *
 * @param <M> what is remembered
 */
abstract class AdjustedPolicy<M extends AdjustedPolicy.Memory> implements ScalingPolicy {

  /** What is remembered between ticks; immutable and bounded. */
  interface Memory {
    /** Returns it as data, ages counted from the tick it was made at. */
    Json.Obj toJson();
  }

  /** An answer and what is remembered of it. */
  record Adjusted<M>(Recommendation recommendation, M memory) {}

  /** Memory of those that have none. */
  enum Nothing implements Memory {
    NOTHING;

    @Override
    public Json.Obj toJson() {
      return Json.Obj.EMPTY;
    }
  }

  private record Kept(String kind, State child, Memory memory, boolean restored) implements State {
    @Override
    public int schemaVersion() {
      return 1;
    }

    @Override
    public State unbroken() {
      return new Kept(kind, child.unbroken(), memory, false);
    }

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("kind", kind)
          .put("schemaVersion", 1)
          .put("memory", memory.toJson())
          .put("child", child.toJson())
          .build();
    }
  }

  private final String kind;
  private final ScalingPolicy child;

  AdjustedPolicy(String kind, ScalingPolicy child) {
    this.kind = kind;
    this.child = Objects.requireNonNull(child, "policy");
  }

  abstract M forgetful();

  abstract M remembered(Json.Obj json, Moment now);

  /** Changes the child's answer; {@code trace} is absent unless somebody asked why. */
  abstract Adjusted<M> adjust(
      Recommendation asked, M memory, Moment now, @Nullable ExplanationBuilder trace);

  @Override
  public String name() {
    return kind + "(" + child.name() + ")";
  }

  @Override
  public State initial() {
    return new Kept(kind, child.initial(), forgetful(), false);
  }

  @Override
  public State restore(Json.Obj json, Moment now) {
    States.require(json, kind, 1);
    return new Kept(
        kind,
        child.restore(States.object(json, "child"), now),
        remembered(States.object(json, "memory"), now),
        true);
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

  @SuppressWarnings("unchecked") // the kind of a state names the policy that made its memory
  private Decision decide(
      Observation observation, State state, Moment now, @Nullable ExplanationBuilder trace) {
    Kept kept = States.own(state, Kept.class, kind);
    Decision asked = child.decide(observation, kept.child(), now);
    if (trace != null) {
      trace.part(child.explain(observation, kept.child(), now));
    }
    Adjusted<M> adjusted = adjust(asked.recommendation(), (M) kept.memory(), now, trace);
    Recommendation answer = adjusted.recommendation();
    if (kept.restored() && !answer.restored()) {
      answer = answer.toBuilder().restored(true).build();
    }
    return Decision.of(answer, new Kept(kind, asked.next(), adjusted.memory(), false));
  }

  /** Returns the answer with another number and what set it; keeps victims only while shrinking. */
  static Recommendation changed(Recommendation asked, int replicas, Binding binding) {
    RecommendationBuilder builder = asked.toBuilder().replicas(replicas).binding(binding);
    return (replicas < asked.current() ? builder : builder.victims(List.of())).build();
  }
}
