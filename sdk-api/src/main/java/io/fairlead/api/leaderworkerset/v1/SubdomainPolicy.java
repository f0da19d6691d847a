package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Whether groups share a subdomain. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record SubdomainPolicy(@JsonValue String value) {

  /** {@code Shared}. */
  public static final SubdomainPolicy SHARED = new SubdomainPolicy("Shared");

  /** {@code UniquePerReplica}. */
  public static final SubdomainPolicy UNIQUE_PER_REPLICA = new SubdomainPolicy("UniquePerReplica");

  private static final List<SubdomainPolicy> KNOWN = List.of(SHARED, UNIQUE_PER_REPLICA);

  public SubdomainPolicy {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static SubdomainPolicy of(String value) {
    return switch (value) {
      case "Shared" -> SHARED;
      case "UniquePerReplica" -> UNIQUE_PER_REPLICA;
      default -> new SubdomainPolicy(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<SubdomainPolicy> known() {
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
