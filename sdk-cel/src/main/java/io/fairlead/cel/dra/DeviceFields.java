package io.fairlead.cel.dra;

import io.fairlead.cel.CelMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the variable {@code device} shows of a device; a map of four fields at run time, as
 * upstream. For devices that are kept in a way of their own; any other is a {@link CelDevice}.
 */
public interface DeviceFields extends CelMap {

  /** Returns the name of the driver. */
  String driver();

  /** Whether several claims may share the device. */
  boolean allowMultipleAllocations();

  /** Returns a map of values for each domain; for an unknown domain an empty one. */
  CelMap attributes();

  /** Returns a map of quantities for each domain; for an unknown domain an empty one. */
  CelMap capacity();

  @Override
  default int size() {
    return 4;
  }

  @Override
  default @Nullable Object find(Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    return switch (name) {
      case "allowMultipleAllocations" -> allowMultipleAllocations();
      case "attributes" -> attributes();
      case "capacity" -> capacity();
      case "driver" -> driver();
      default -> null;
    };
  }

  @Override
  default Iterator<?> keys() {
    return List.of("allowMultipleAllocations", "attributes", "capacity", "driver").iterator();
  }
}
