package io.fairlead.dra.authoring;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.cel.dra.CelDevice;
import java.util.Map;

/** Devices of slices as selectors see them. */
final class CelDevices {

  private CelDevices() {}

  static CelDevice of(String driver, Device device) {
    CelDevice.Builder builder = CelDevice.builder(driver);
    Map<String, DeviceAttribute> attributes = device.attributes();
    if (attributes != null) {
      attributes.forEach((name, attribute) -> add(builder, name, attribute));
    }
    Map<String, DeviceCapacity> capacity = device.capacity();
    if (capacity != null) {
      capacity.forEach(
          (name, value) -> {
            if (value != null && value.value() != null && value.value().isValid()) {
              builder.capacity(name, value.value());
            }
          });
    }
    return builder
        .allowMultipleAllocations(Boolean.TRUE.equals(device.allowMultipleAllocations()))
        .build();
  }

  private static void add(CelDevice.Builder device, String name, DeviceAttribute attribute) {
    if (attribute == null) {
      device.unsupported(name);
    } else if (attribute.intValue() != null) {
      device.attribute(name, attribute.intValue());
    } else if (attribute.bool() != null) {
      device.attribute(name, attribute.bool());
    } else if (attribute.string() != null) {
      device.attribute(name, attribute.string());
    } else if (attribute.version() != null) {
      device.version(name, attribute.version());
    } else if (attribute.ints() != null) {
      device.list(name, attribute.ints());
    } else if (attribute.bools() != null) {
      device.list(name, attribute.bools());
    } else if (attribute.strings() != null) {
      device.list(name, attribute.strings());
    } else if (attribute.versions() != null) {
      device.versions(name, attribute.versions());
    } else {
      device.unsupported(name);
    }
  }
}
