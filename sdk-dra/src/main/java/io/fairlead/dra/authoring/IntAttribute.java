package io.fairlead.dra.authoring;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An attribute whose value is a whole number of 64 bits.
 *
 * @param domain DNS name of at most 63 characters
 * @param id C identifier of at most 32 characters
 */
public record IntAttribute(String domain, String id) implements DeviceProperty {

  public IntAttribute {
    Names.domain(domain);
    Names.id(id);
  }

  /** Returns the attribute of a name such as {@code dra.net/numaNode}. */
  public static IntAttribute of(String qualifiedName) {
    String[] parts = Guarded.split(qualifiedName);
    return new IntAttribute(parts[0], parts[1]);
  }

  /** Holds where it is there and equal. */
  public DeviceTerm is(long value) {
    return Guarded.term(this, "$ == " + value);
  }

  /** Holds where it is there and different; see {@link DeviceTerm#not} for "or not there". */
  public DeviceTerm isNot(long value) {
    return Guarded.term(this, "$ != " + value);
  }

  /** Holds where it is one of these, at least one. */
  public DeviceTerm isOneOf(long... values) {
    return Guarded.oneOf(
        this, Arrays.stream(values).boxed().collect(Collectors.toList()), String::valueOf);
  }

  /** Holds where it is this or more. */
  public DeviceTerm atLeast(long value) {
    return Guarded.term(this, "$ >= " + value);
  }

  /** Holds where it is this or less. */
  public DeviceTerm atMost(long value) {
    return Guarded.term(this, "$ <= " + value);
  }

  /**
   * Holds where the value is this, or a list that has it (Kubernetes 1.36 or later with {@code
   * DRAListTypeAttributes}).
   */
  public DeviceTerm includes(long value) {
    return Guarded.term(this, "$.includes(" + value + ')');
  }
}
