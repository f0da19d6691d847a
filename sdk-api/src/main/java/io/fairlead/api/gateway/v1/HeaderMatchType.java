package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How a header is compared. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record HeaderMatchType(@JsonValue String value) {

  /** {@code Exact}. */
  public static final HeaderMatchType EXACT = new HeaderMatchType("Exact");

  /** {@code RegularExpression}. */
  public static final HeaderMatchType REGULAR_EXPRESSION = new HeaderMatchType("RegularExpression");

  private static final List<HeaderMatchType> KNOWN = List.of(EXACT, REGULAR_EXPRESSION);

  public HeaderMatchType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static HeaderMatchType of(String value) {
    return switch (value) {
      case "Exact" -> EXACT;
      case "RegularExpression" -> REGULAR_EXPRESSION;
      default -> new HeaderMatchType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<HeaderMatchType> known() {
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
