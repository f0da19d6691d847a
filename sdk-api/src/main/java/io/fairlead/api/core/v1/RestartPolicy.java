package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * When the containers of a pod are started again. Any other value survives as well: ask {@link
 * #isKnown}.
 *
 * @param value as it is written
 */
public record RestartPolicy(@JsonValue String value) {

  /** {@code Always}. */
  public static final RestartPolicy ALWAYS = new RestartPolicy("Always");

  /** {@code Never}. */
  public static final RestartPolicy NEVER = new RestartPolicy("Never");

  /** {@code OnFailure}. */
  public static final RestartPolicy ON_FAILURE = new RestartPolicy("OnFailure");

  private static final List<RestartPolicy> KNOWN = List.of(ALWAYS, NEVER, ON_FAILURE);

  public RestartPolicy {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RestartPolicy of(String value) {
    return switch (value) {
      case "Always" -> ALWAYS;
      case "Never" -> NEVER;
      case "OnFailure" -> ON_FAILURE;
      default -> new RestartPolicy(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<RestartPolicy> known() {
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
