package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How a toleration compares with a taint. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record DeviceTolerationOperator(@JsonValue String value) {

  /** {@code Equal}. */
  public static final DeviceTolerationOperator EQUAL = new DeviceTolerationOperator("Equal");

  /** {@code Exists}. */
  public static final DeviceTolerationOperator EXISTS = new DeviceTolerationOperator("Exists");

  private static final List<DeviceTolerationOperator> KNOWN = List.of(EQUAL, EXISTS);

  public DeviceTolerationOperator {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DeviceTolerationOperator of(String value) {
    return switch (value) {
      case "Equal" -> EQUAL;
      case "Exists" -> EXISTS;
      default -> new DeviceTolerationOperator(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<DeviceTolerationOperator> known() {
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
