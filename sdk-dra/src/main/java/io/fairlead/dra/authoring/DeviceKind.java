package io.fairlead.dra.authoring;

import io.fairlead.cel.dra.CelDevice;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of device that a driver publishes.
 *
 * @param name what its attribute {@code type} says, or a name of ours where there is none
 * @param always what every such device has
 * @param sometimes what it may have, depending on hardware, release or settings of the driver
 */
public record DeviceKind(String name, List<DeviceProperty> always, List<DeviceProperty> sometimes) {

  public DeviceKind {
    always = List.copyOf(always);
    sometimes = List.copyOf(sometimes);
  }

  /** Returns all properties, those that are always there first. */
  public List<DeviceProperty> properties() {
    List<DeviceProperty> all = new ArrayList<>(always);
    all.addAll(sometimes);
    return all;
  }

  /**
   * Returns a device that has what is always there and nothing else; only the attribute {@code
   * type} has its true value.
   */
  CelDevice specimen(String driver) {
    CelDevice.Builder device = CelDevice.builder(driver);
    for (DeviceProperty property : always) {
      String qualified = property.qualifiedName();
      if (property instanceof TextAttribute) {
        device.attribute(qualified, property.id().equals("type") ? name : "");
      } else if (property instanceof IntAttribute) {
        device.attribute(qualified, 0L);
      } else if (property instanceof FlagAttribute) {
        device.attribute(qualified, false);
      } else if (property instanceof VersionAttribute) {
        device.version(qualified, "0.0.0");
      } else {
        device.capacity(qualified, Quantity.of(1));
      }
    }
    return device.build();
  }
}
