package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How the computed metric is compared. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record ScalingModifiersMetricType(@JsonValue String value) {

  /** {@code AverageValue}. */
  public static final ScalingModifiersMetricType AVERAGE_VALUE =
      new ScalingModifiersMetricType("AverageValue");

  /** {@code Value}. */
  public static final ScalingModifiersMetricType VALUE = new ScalingModifiersMetricType("Value");

  private static final List<ScalingModifiersMetricType> KNOWN = List.of(AVERAGE_VALUE, VALUE);

  public ScalingModifiersMetricType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ScalingModifiersMetricType of(String value) {
    return switch (value) {
      case "AverageValue" -> AVERAGE_VALUE;
      case "Value" -> VALUE;
      default -> new ScalingModifiersMetricType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<ScalingModifiersMetricType> known() {
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
