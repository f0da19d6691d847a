package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * From what the number of fallback replicas is taken. Any other value survives as well: ask {@link
 * #isKnown}.
 *
 * @param value as it is written
 */
public record FallbackBehavior(@JsonValue String value) {

  /** {@code static}. */
  public static final FallbackBehavior STATIC = new FallbackBehavior("static");

  /** {@code currentReplicas}. */
  public static final FallbackBehavior CURRENT_REPLICAS = new FallbackBehavior("currentReplicas");

  /** {@code currentReplicasIfHigher}. */
  public static final FallbackBehavior CURRENT_REPLICAS_IF_HIGHER =
      new FallbackBehavior("currentReplicasIfHigher");

  /** {@code currentReplicasIfLower}. */
  public static final FallbackBehavior CURRENT_REPLICAS_IF_LOWER =
      new FallbackBehavior("currentReplicasIfLower");

  /** {@code scalingModifiers}. */
  public static final FallbackBehavior SCALING_MODIFIERS = new FallbackBehavior("scalingModifiers");

  private static final List<FallbackBehavior> KNOWN =
      List.of(
          STATIC,
          CURRENT_REPLICAS,
          CURRENT_REPLICAS_IF_HIGHER,
          CURRENT_REPLICAS_IF_LOWER,
          SCALING_MODIFIERS);

  public FallbackBehavior {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static FallbackBehavior of(String value) {
    return switch (value) {
      case "static" -> STATIC;
      case "currentReplicas" -> CURRENT_REPLICAS;
      case "currentReplicasIfHigher" -> CURRENT_REPLICAS_IF_HIGHER;
      case "currentReplicasIfLower" -> CURRENT_REPLICAS_IF_LOWER;
      case "scalingModifiers" -> SCALING_MODIFIERS;
      default -> new FallbackBehavior(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<FallbackBehavior> known() {
    return KNOWN;
  }

  /** Returns whether the value is one of the constants. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  /** Returns {@link #value}. */
  @Override
  public String toString() {
    return value;
  }
}
