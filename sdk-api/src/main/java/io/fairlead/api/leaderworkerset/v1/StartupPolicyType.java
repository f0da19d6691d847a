package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * When the workers of a group start. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record StartupPolicyType(@JsonValue String value) {

  /** {@code LeaderCreated}. */
  public static final StartupPolicyType LEADER_CREATED = new StartupPolicyType("LeaderCreated");

  /** {@code LeaderReady}. */
  public static final StartupPolicyType LEADER_READY = new StartupPolicyType("LeaderReady");

  private static final List<StartupPolicyType> KNOWN = List.of(LEADER_CREATED, LEADER_READY);

  public StartupPolicyType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static StartupPolicyType of(String value) {
    return switch (value) {
      case "LeaderCreated" -> LEADER_CREATED;
      case "LeaderReady" -> LEADER_READY;
      default -> new StartupPolicyType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<StartupPolicyType> known() {
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
