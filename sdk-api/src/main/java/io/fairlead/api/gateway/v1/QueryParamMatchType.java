package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How a query parameter is compared. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record QueryParamMatchType(@JsonValue String value) {

  /** {@code Exact}. */
  public static final QueryParamMatchType EXACT = new QueryParamMatchType("Exact");

  /** {@code RegularExpression}. */
  public static final QueryParamMatchType REGULAR_EXPRESSION =
      new QueryParamMatchType("RegularExpression");

  private static final List<QueryParamMatchType> KNOWN = List.of(EXACT, REGULAR_EXPRESSION);

  public QueryParamMatchType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static QueryParamMatchType of(String value) {
    return switch (value) {
      case "Exact" -> EXACT;
      case "RegularExpression" -> REGULAR_EXPRESSION;
      default -> new QueryParamMatchType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<QueryParamMatchType> known() {
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
