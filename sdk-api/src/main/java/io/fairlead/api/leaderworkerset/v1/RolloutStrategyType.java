package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How old groups give way to new ones. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record RolloutStrategyType(@JsonValue String value) {

  /** {@code RollingUpdate}. */
  public static final RolloutStrategyType ROLLING_UPDATE = new RolloutStrategyType("RollingUpdate");

  private static final List<RolloutStrategyType> KNOWN = List.of(ROLLING_UPDATE);

  public RolloutStrategyType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RolloutStrategyType of(String value) {
    return switch (value) {
      case "RollingUpdate" -> ROLLING_UPDATE;
      default -> new RolloutStrategyType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<RolloutStrategyType> known() {
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
