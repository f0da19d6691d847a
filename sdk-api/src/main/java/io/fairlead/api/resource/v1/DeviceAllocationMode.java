package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How many devices a request gets. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record DeviceAllocationMode(@JsonValue String value) {

  /** {@code All}. */
  public static final DeviceAllocationMode ALL = new DeviceAllocationMode("All");

  /** {@code ExactCount}. */
  public static final DeviceAllocationMode EXACT_COUNT = new DeviceAllocationMode("ExactCount");

  private static final List<DeviceAllocationMode> KNOWN = List.of(ALL, EXACT_COUNT);

  public DeviceAllocationMode {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DeviceAllocationMode of(String value) {
    return switch (value) {
      case "All" -> ALL;
      case "ExactCount" -> EXACT_COUNT;
      default -> new DeviceAllocationMode(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<DeviceAllocationMode> known() {
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
