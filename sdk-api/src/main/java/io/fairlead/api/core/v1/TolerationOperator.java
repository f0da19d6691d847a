package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How a toleration compares with a taint. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record TolerationOperator(@JsonValue String value) {

  /** {@code Equal}. */
  public static final TolerationOperator EQUAL = new TolerationOperator("Equal");

  /** {@code Exists}. */
  public static final TolerationOperator EXISTS = new TolerationOperator("Exists");

  /** {@code Gt}. */
  public static final TolerationOperator GT = new TolerationOperator("Gt");

  /** {@code Lt}. */
  public static final TolerationOperator LT = new TolerationOperator("Lt");

  private static final List<TolerationOperator> KNOWN = List.of(EQUAL, EXISTS, GT, LT);

  public TolerationOperator {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TolerationOperator of(String value) {
    return switch (value) {
      case "Equal" -> EQUAL;
      case "Exists" -> EXISTS;
      case "Gt" -> GT;
      case "Lt" -> LT;
      default -> new TolerationOperator(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<TolerationOperator> known() {
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
