package io.fairlead.api.apps.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How old pods of a stateful set give way to new ones. Any other value survives as well: ask {@link
 * #isKnown}.
 *
 * @param value as it is written
 */
public record StatefulSetUpdateStrategyType(@JsonValue String value) {

  /** {@code OnDelete}. */
  public static final StatefulSetUpdateStrategyType ON_DELETE =
      new StatefulSetUpdateStrategyType("OnDelete");

  /** {@code RollingUpdate}. */
  public static final StatefulSetUpdateStrategyType ROLLING_UPDATE =
      new StatefulSetUpdateStrategyType("RollingUpdate");

  private static final List<StatefulSetUpdateStrategyType> KNOWN =
      List.of(ON_DELETE, ROLLING_UPDATE);

  public StatefulSetUpdateStrategyType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static StatefulSetUpdateStrategyType of(String value) {
    return switch (value) {
      case "OnDelete" -> ON_DELETE;
      case "RollingUpdate" -> ROLLING_UPDATE;
      default -> new StatefulSetUpdateStrategyType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<StatefulSetUpdateStrategyType> known() {
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
