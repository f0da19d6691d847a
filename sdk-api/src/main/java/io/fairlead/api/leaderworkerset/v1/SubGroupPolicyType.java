package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Whether the leader belongs to a sub-group. Any other value survives as well: ask {@link
 * #isKnown}.
 *
 * @param value as it is written
 */
public record SubGroupPolicyType(@JsonValue String value) {

  /** {@code LeaderWorker}. */
  public static final SubGroupPolicyType LEADER_WORKER = new SubGroupPolicyType("LeaderWorker");

  /** {@code LeaderExcluded}. */
  public static final SubGroupPolicyType LEADER_EXCLUDED = new SubGroupPolicyType("LeaderExcluded");

  private static final List<SubGroupPolicyType> KNOWN = List.of(LEADER_WORKER, LEADER_EXCLUDED);

  public SubGroupPolicyType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static SubGroupPolicyType of(String value) {
    return switch (value) {
      case "LeaderWorker" -> LEADER_WORKER;
      case "LeaderExcluded" -> LEADER_EXCLUDED;
      default -> new SubGroupPolicyType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<SubGroupPolicyType> known() {
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
