package io.fairlead.dra.authoring;

import java.util.Arrays;
import java.util.Collection;

/**
 * An attribute whose value is a text of at most 64 bytes.
 *
 * @param domain DNS name of at most 63 characters
 * @param id C identifier of at most 32 characters
 */
public record TextAttribute(String domain, String id) implements DeviceProperty {

  public TextAttribute {
    Names.domain(domain);
    Names.id(id);
  }

  /** Returns the attribute of a name such as {@code gpu.nvidia.com/productName}. */
  public static TextAttribute of(String qualifiedName) {
    String[] parts = Guarded.split(qualifiedName);
    return new TextAttribute(parts[0], parts[1]);
  }

  /** Holds where it is there and equal. */
  public DeviceTerm is(String value) {
    return Guarded.term(this, "$ == " + CelText.text(value));
  }

  /** Holds where it is there and different; see {@link DeviceTerm#not} for "or not there". */
  public DeviceTerm isNot(String value) {
    return Guarded.term(this, "$ != " + CelText.text(value));
  }

  /** Holds where it is one of these. */
  public DeviceTerm isOneOf(String... values) {
    return isOneOf(Arrays.asList(values));
  }

  /** Holds where it is one of these, at least one. */
  public DeviceTerm isOneOf(Collection<String> values) {
    return Guarded.oneOf(this, values, CelText::text);
  }

  /** Holds where the text begins so. */
  public DeviceTerm startsWith(String prefix) {
    return Guarded.term(this, "$.startsWith(" + CelText.text(prefix) + ')');
  }

  /** Holds where the text contains this. */
  public DeviceTerm contains(String part) {
    return Guarded.term(this, "$.contains(" + CelText.text(part) + ')');
  }

  /**
   * Holds where a part of the text matches; write {@code ^} and {@code $} for all of it.
   *
   * @param regex in the syntax of RE2
   */
  public DeviceTerm matches(String regex) {
    return Guarded.term(this, "$.matches(" + CelText.text(regex) + ')');
  }

  /**
   * Holds where the value is this, or a list that has it (Kubernetes 1.36 or later with {@code
   * DRAListTypeAttributes}).
   */
  public DeviceTerm includes(String value) {
    return Guarded.term(this, "$.includes(" + CelText.text(value) + ')');
  }
}
