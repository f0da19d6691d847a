package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotNegative;

import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Builds a {@link Recommendation}. Not thread-safe. */
public final class RecommendationBuilder {

  private static final Binding NOTHING_SAID = Binding.of(Binding.Step.GUARD, "nothing-said");

  private final int current;
  private int replicas;
  private Action action = Action.HOLD;
  private Binding binding = NOTHING_SAID;
  private Confidence confidence = Confidence.KNOWN;
  private List<String> victims = List.of();
  private boolean restored;

  RecommendationBuilder(int current) {
    this.current = requireNotNegative(current, "current");
    this.replicas = current;
  }

  /** Sets the number; it is {@link Action#SCALE} where it differs from the current one. */
  public RecommendationBuilder replicas(int replicas) {
    this.replicas = requireNotNegative(replicas, "replicas");
    this.action = replicas == current ? Action.HOLD : Action.SCALE;
    return this;
  }

  /** Holds the current number because of what this action says. */
  public RecommendationBuilder hold(Action action) {
    this.action = Objects.requireNonNull(action, "action");
    this.replicas = current;
    return this;
  }

  /** Sets what decided. */
  public RecommendationBuilder binding(Binding binding) {
    this.binding = Objects.requireNonNull(binding, "binding");
    return this;
  }

  /** Sets how much is known. */
  public RecommendationBuilder confidence(Confidence confidence) {
    this.confidence = Objects.requireNonNull(confidence, "confidence");
    return this;
  }

  /** Sets the replicas to end, best first. */
  public RecommendationBuilder victims(List<String> victims) {
    this.victims = List.copyOf(victims);
    return this;
  }

  /** Sets whether this is the first decision after the state was read back. */
  public RecommendationBuilder restored(boolean restored) {
    this.restored = restored;
    return this;
  }

  /** Returns the recommendation. */
  public Recommendation build() {
    return new Made(replicas, current, action, binding, confidence, victims, restored);
  }

  private record Made(
      int replicas,
      int current,
      Action action,
      Binding binding,
      Confidence confidence,
      List<String> victims,
      boolean restored)
      implements Recommendation {

    @Override
    public Json.Obj toJson() {
      return Json.object()
          .put("decision", action.name().toLowerCase(Locale.ROOT))
          .put("replicas", replicas)
          .put("current", current)
          .put("binding", binding.toJson())
          .put("confidence", confidence.name())
          .put("victims", victims.isEmpty() ? null : Json.texts(victims))
          .put("restored", restored ? Json.Bool.TRUE : null)
          .build();
    }
  }
}
