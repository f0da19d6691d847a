package io.fairlead.api.llmd.v1alpha2;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How a model name is compared. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record MatchType(@JsonValue String value) {

  /** {@code Exact}. */
  public static final MatchType EXACT = new MatchType("Exact");

  private static final List<MatchType> KNOWN = List.of(EXACT);

  public MatchType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static MatchType of(String value) {
    return switch (value) {
      case "Exact" -> EXACT;
      default -> new MatchType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<MatchType> known() {
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
