package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How service and method are compared. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record GRPCMethodMatchType(@JsonValue String value) {

  /** {@code Exact}. */
  public static final GRPCMethodMatchType EXACT = new GRPCMethodMatchType("Exact");

  /** {@code RegularExpression}. */
  public static final GRPCMethodMatchType REGULAR_EXPRESSION =
      new GRPCMethodMatchType("RegularExpression");

  private static final List<GRPCMethodMatchType> KNOWN = List.of(EXACT, REGULAR_EXPRESSION);

  public GRPCMethodMatchType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static GRPCMethodMatchType of(String value) {
    return switch (value) {
      case "Exact" -> EXACT;
      case "RegularExpression" -> REGULAR_EXPRESSION;
      default -> new GRPCMethodMatchType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<GRPCMethodMatchType> known() {
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
