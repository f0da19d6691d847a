package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Quantity;

/**
 * A capacity, such as memory: how much the device has, whoever uses it.
 *
 * @param domain DNS name of at most 63 characters
 * @param id C identifier of at most 32 characters
 */
public record CapacityProperty(String domain, String id) implements DeviceProperty {

  public CapacityProperty {
    Names.domain(domain);
    Names.id(id);
  }

  /** Returns the capacity of a name such as {@code gpu.nvidia.com/memory}. */
  public static CapacityProperty of(String qualifiedName) {
    String[] parts = Guarded.split(qualifiedName);
    return new CapacityProperty(parts[0], parts[1]);
  }

  /** Holds where it is there and this or more; {@code 40Gi} is a quantity. */
  public DeviceTerm atLeast(String quantity) {
    return compared(quantity, ">= 0");
  }

  /** Holds where it is there and this or less. */
  public DeviceTerm atMost(String quantity) {
    return compared(quantity, "<= 0");
  }

  /** Holds where it is there and equal in value: {@code 1000m} is {@code 1}. */
  public DeviceTerm is(String quantity) {
    return compared(quantity, "== 0");
  }

  private DeviceTerm compared(String quantity, String how) {
    return Guarded.term(
        this, "$.compareTo(quantity(" + CelText.text(written(quantity)) + ")) " + how);
  }

  private static String written(String quantity) {
    if (!Quantity.ofWire(quantity, false).isValid()) {
      throw violated("quantity", "a number with an optional suffix", Names.quoted(quantity));
    }
    return quantity;
  }
}
