package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How a path is compared. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record PathMatchType(@JsonValue String value) {

  /** {@code Exact}. */
  public static final PathMatchType EXACT = new PathMatchType("Exact");

  /** {@code PathPrefix}. */
  public static final PathMatchType PATH_PREFIX = new PathMatchType("PathPrefix");

  /** {@code RegularExpression}. */
  public static final PathMatchType REGULAR_EXPRESSION = new PathMatchType("RegularExpression");

  private static final List<PathMatchType> KNOWN = List.of(EXACT, PATH_PREFIX, REGULAR_EXPRESSION);

  public PathMatchType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static PathMatchType of(String value) {
    return switch (value) {
      case "Exact" -> EXACT;
      case "PathPrefix" -> PATH_PREFIX;
      case "RegularExpression" -> REGULAR_EXPRESSION;
      default -> new PathMatchType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<PathMatchType> known() {
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
