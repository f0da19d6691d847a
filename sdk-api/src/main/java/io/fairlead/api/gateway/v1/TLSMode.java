package io.fairlead.api.gateway.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Where TLS ends. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record TLSMode(@JsonValue String value) {

  /** {@code Terminate}. */
  public static final TLSMode TERMINATE = new TLSMode("Terminate");

  /** {@code Passthrough}. */
  public static final TLSMode PASSTHROUGH = new TLSMode("Passthrough");

  private static final List<TLSMode> KNOWN = List.of(TERMINATE, PASSTHROUGH);

  public TLSMode {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TLSMode of(String value) {
    return switch (value) {
      case "Terminate" -> TERMINATE;
      case "Passthrough" -> PASSTHROUGH;
      default -> new TLSMode(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<TLSMode> known() {
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
