package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What becomes of a group when one of its pods restarts. Any other value survives as well: ask
 * {@link #isKnown}.
 *
 * @param value as it is written
 */
public record RestartPolicyType(@JsonValue String value) {

  /** {@code Default}. */
  public static final RestartPolicyType DEFAULT = new RestartPolicyType("Default");

  /** {@code RecreateGroupOnPodRestart}. */
  public static final RestartPolicyType RECREATE_GROUP_ON_POD_RESTART =
      new RestartPolicyType("RecreateGroupOnPodRestart");

  /** {@code RecreateGroupAfterStart}. */
  public static final RestartPolicyType RECREATE_GROUP_AFTER_START =
      new RestartPolicyType("RecreateGroupAfterStart");

  /** {@code None}. */
  public static final RestartPolicyType NONE = new RestartPolicyType("None");

  private static final List<RestartPolicyType> KNOWN =
      List.of(DEFAULT, RECREATE_GROUP_ON_POD_RESTART, RECREATE_GROUP_AFTER_START, NONE);

  public RestartPolicyType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RestartPolicyType of(String value) {
    return switch (value) {
      case "Default" -> DEFAULT;
      case "RecreateGroupOnPodRestart" -> RECREATE_GROUP_ON_POD_RESTART;
      case "RecreateGroupAfterStart" -> RECREATE_GROUP_AFTER_START;
      case "None" -> NONE;
      default -> new RestartPolicyType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<RestartPolicyType> known() {
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
