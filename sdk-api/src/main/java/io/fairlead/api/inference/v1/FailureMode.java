package io.fairlead.api.inference.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What happens to a request when the endpoint picker does not answer. Any other value survives as
 * well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record FailureMode(@JsonValue String value) {

  /** {@code FailOpen}. */
  public static final FailureMode FAIL_OPEN = new FailureMode("FailOpen");

  /** {@code FailClose}. */
  public static final FailureMode FAIL_CLOSE = new FailureMode("FailClose");

  private static final List<FailureMode> KNOWN = List.of(FAIL_OPEN, FAIL_CLOSE);

  public FailureMode {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static FailureMode of(String value) {
    return switch (value) {
      case "FailOpen" -> FAIL_OPEN;
      case "FailClose" -> FAIL_CLOSE;
      default -> new FailureMode(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<FailureMode> known() {
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
