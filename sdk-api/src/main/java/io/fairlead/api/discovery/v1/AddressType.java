package io.fairlead.api.discovery.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What the addresses are. Any other value survives as well: ask {@link #isKnown}.
 *
 * @param value as it is written
 */
public record AddressType(@JsonValue String value) {

  /** {@code FQDN}. */
  public static final AddressType FQDN = new AddressType("FQDN");

  /** {@code IPv4}. */
  public static final AddressType IPV4 = new AddressType("IPv4");

  /** {@code IPv6}. */
  public static final AddressType IPV6 = new AddressType("IPv6");

  private static final List<AddressType> KNOWN = List.of(FQDN, IPV4, IPV6);

  public AddressType {
    Objects.requireNonNull(value, "value");
  }

  /** Returns one of the constants if the value is known, else a new instance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AddressType of(String value) {
    return switch (value) {
      case "FQDN" -> FQDN;
      case "IPv4" -> IPV4;
      case "IPv6" -> IPV6;
      default -> new AddressType(value);
    };
  }

  /** Returns the values that are known here. */
  public static List<AddressType> known() {
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
