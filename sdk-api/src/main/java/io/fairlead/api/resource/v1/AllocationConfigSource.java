package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Where a piece of configuration came from. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record AllocationConfigSource(@JsonValue String value) {

  /** {@code FromClaim}. */
  public static final AllocationConfigSource FROM_CLAIM = new AllocationConfigSource("FromClaim");

  /** {@code FromClass}. */
  public static final AllocationConfigSource FROM_CLASS = new AllocationConfigSource("FromClass");

  private static final List<AllocationConfigSource> KNOWN = List.of(FROM_CLAIM, FROM_CLASS);

  public AllocationConfigSource {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AllocationConfigSource of(String value) {
    return switch (value) {
      case "FromClaim" -> FROM_CLAIM;
      case "FromClass" -> FROM_CLASS;
      default -> new AllocationConfigSource(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<AllocationConfigSource> known() {
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
