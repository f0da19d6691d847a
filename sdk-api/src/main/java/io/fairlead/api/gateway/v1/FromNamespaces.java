package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * From which namespaces objects may attach. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record FromNamespaces(@JsonValue String value) {

  /** {@code All}. */
  public static final FromNamespaces ALL = new FromNamespaces("All");

  /** {@code Selector}. */
  public static final FromNamespaces SELECTOR = new FromNamespaces("Selector");

  /** {@code Same}. */
  public static final FromNamespaces SAME = new FromNamespaces("Same");

  /** {@code None}. */
  public static final FromNamespaces NONE = new FromNamespaces("None");

  private static final List<FromNamespaces> KNOWN = List.of(ALL, SELECTOR, SAME, NONE);

  public FromNamespaces {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static FromNamespaces of(String value) {
    return switch (value) {
      case "All" -> ALL;
      case "Selector" -> SELECTOR;
      case "Same" -> SAME;
      case "None" -> NONE;
      default -> new FromNamespaces(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<FromNamespaces> known() {
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
