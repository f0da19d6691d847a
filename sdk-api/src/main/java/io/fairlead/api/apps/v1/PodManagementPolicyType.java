package io.fairlead.api.apps.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Whether pods are made one after the other. Any other value survives as well: ask {@link
 * #isKnown}.
 *
 * @param value as it is written
 */
public record PodManagementPolicyType(@JsonValue String value) {

  /** {@code OrderedReady}. */
  public static final PodManagementPolicyType ORDERED_READY =
      new PodManagementPolicyType("OrderedReady");

  /** {@code Parallel}. */
  public static final PodManagementPolicyType PARALLEL = new PodManagementPolicyType("Parallel");

  private static final List<PodManagementPolicyType> KNOWN = List.of(ORDERED_READY, PARALLEL);

  public PodManagementPolicyType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static PodManagementPolicyType of(String value) {
    return switch (value) {
      case "OrderedReady" -> ORDERED_READY;
      case "Parallel" -> PARALLEL;
      default -> new PodManagementPolicyType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<PodManagementPolicyType> known() {
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
