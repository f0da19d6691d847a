package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * The protocol of a port. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record Protocol(@JsonValue String value) {

  /** {@code SCTP}. */
  public static final Protocol SCTP = new Protocol("SCTP");

  /** {@code TCP}. */
  public static final Protocol TCP = new Protocol("TCP");

  /** {@code UDP}. */
  public static final Protocol UDP = new Protocol("UDP");

  private static final List<Protocol> KNOWN = List.of(SCTP, TCP, UDP);

  public Protocol {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Protocol of(String value) {
    return switch (value) {
      case "SCTP" -> SCTP;
      case "TCP" -> TCP;
      case "UDP" -> UDP;
      default -> new Protocol(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<Protocol> known() {
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
