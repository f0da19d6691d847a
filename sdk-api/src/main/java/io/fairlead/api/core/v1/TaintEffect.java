package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What a taint does to pods that do not tolerate it. Any other value survives as well: ask {@link
 * #isKnown}.
 *
 * @param value as it is written
 */
public record TaintEffect(@JsonValue String value) {

  /** {@code NoExecute}. */
  public static final TaintEffect NO_EXECUTE = new TaintEffect("NoExecute");

  /** {@code NoSchedule}. */
  public static final TaintEffect NO_SCHEDULE = new TaintEffect("NoSchedule");

  /** {@code PreferNoSchedule}. */
  public static final TaintEffect PREFER_NO_SCHEDULE = new TaintEffect("PreferNoSchedule");

  private static final List<TaintEffect> KNOWN =
      List.of(NO_EXECUTE, NO_SCHEDULE, PREFER_NO_SCHEDULE);

  public TaintEffect {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TaintEffect of(String value) {
    return switch (value) {
      case "NoExecute" -> NO_EXECUTE;
      case "NoSchedule" -> NO_SCHEDULE;
      case "PreferNoSchedule" -> PREFER_NO_SCHEDULE;
      default -> new TaintEffect(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<TaintEffect> known() {
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
