package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What a taint does to claims that do not tolerate it. Any other value survives as well: ask {@link
 * #isKnown}.
 *
 * @param value as it is written
 */
public record DeviceTaintEffect(@JsonValue String value) {

  /** {@code NoExecute}. */
  public static final DeviceTaintEffect NO_EXECUTE = new DeviceTaintEffect("NoExecute");

  /** {@code NoSchedule}. */
  public static final DeviceTaintEffect NO_SCHEDULE = new DeviceTaintEffect("NoSchedule");

  /** {@code None}. */
  public static final DeviceTaintEffect NONE = new DeviceTaintEffect("None");

  private static final List<DeviceTaintEffect> KNOWN = List.of(NO_EXECUTE, NO_SCHEDULE, NONE);

  public DeviceTaintEffect {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DeviceTaintEffect of(String value) {
    return switch (value) {
      case "NoExecute" -> NO_EXECUTE;
      case "NoSchedule" -> NO_SCHEDULE;
      case "None" -> NONE;
      default -> new DeviceTaintEffect(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<DeviceTaintEffect> known() {
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
