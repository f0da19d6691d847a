package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What of a path is replaced. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record HTTPPathModifierType(@JsonValue String value) {

  /** {@code ReplaceFullPath}. */
  public static final HTTPPathModifierType REPLACE_FULL_PATH =
      new HTTPPathModifierType("ReplaceFullPath");

  /** {@code ReplacePrefixMatch}. */
  public static final HTTPPathModifierType REPLACE_PREFIX_MATCH =
      new HTTPPathModifierType("ReplacePrefixMatch");

  private static final List<HTTPPathModifierType> KNOWN =
      List.of(REPLACE_FULL_PATH, REPLACE_PREFIX_MATCH);

  public HTTPPathModifierType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static HTTPPathModifierType of(String value) {
    return switch (value) {
      case "ReplaceFullPath" -> REPLACE_FULL_PATH;
      case "ReplacePrefixMatch" -> REPLACE_PREFIX_MATCH;
      default -> new HTTPPathModifierType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<HTTPPathModifierType> known() {
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
