package io.fairlead.api.nvidia.v1beta1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How long a container has the GPU. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record TimeSliceInterval(@JsonValue String value) {

  /** {@code Default}. */
  public static final TimeSliceInterval DEFAULT = new TimeSliceInterval("Default");

  /** {@code Short}. */
  public static final TimeSliceInterval SHORT = new TimeSliceInterval("Short");

  /** {@code Medium}. */
  public static final TimeSliceInterval MEDIUM = new TimeSliceInterval("Medium");

  /** {@code Long}. */
  public static final TimeSliceInterval LONG = new TimeSliceInterval("Long");

  private static final List<TimeSliceInterval> KNOWN = List.of(DEFAULT, SHORT, MEDIUM, LONG);

  public TimeSliceInterval {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TimeSliceInterval of(String value) {
    return switch (value) {
      case "Default" -> DEFAULT;
      case "Short" -> SHORT;
      case "Medium" -> MEDIUM;
      case "Long" -> LONG;
      default -> new TimeSliceInterval(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<TimeSliceInterval> known() {
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
