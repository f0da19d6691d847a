package io.fairlead.dra.authoring;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.ResourcePool;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.cel.dra.CelDevice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The devices of the newest generation of every pool. Immutable. */
final class PublishedDevices {

  /** One device; {@code label} is {@code driver/pool/device}. */
  record Published(String label, String driver, CelDevice device, Set<Name> names) {}

  private final List<Published> devices;

  private PublishedDevices(List<Published> devices) {
    this.devices = List.copyOf(devices);
  }

  static PublishedDevices of(Iterable<ResourceSlice> slices) {
    Map<String, Long> newest = new HashMap<>();
    for (ResourceSlice slice : slices) {
      ResourceSliceSpec spec = slice.spec();
      if (spec != null) {
        newest.merge(pool(spec), generation(spec), Math::max);
      }
    }
    List<Published> devices = new ArrayList<>();
    Map<Set<Name>, Set<Name>> shared = new HashMap<>(); // most devices have the same names
    for (ResourceSlice slice : slices) {
      ResourceSliceSpec spec = slice.spec();
      if (spec == null || generation(spec) != newest.getOrDefault(pool(spec), 0L)) {
        continue;
      }
      List<Device> published = spec.devices();
      for (Device device : published == null ? List.<Device>of() : published) {
        String driver = String.valueOf(spec.driver());
        String label = pool(spec) + '/' + device.name();
        Set<Name> names = names(driver, device);
        Set<Name> known = shared.putIfAbsent(names, names);
        devices.add(
            new Published(
                label, driver, CelDevices.of(driver, device), known == null ? names : known));
      }
    }
    return new PublishedDevices(devices);
  }

  private static Set<Name> names(String driver, Device device) {
    Set<Name> names = new LinkedHashSet<>();
    if (device.attributes() != null) {
      device.attributes().keySet().forEach(n -> names.add(Name.of("attributes", n, driver)));
    }
    if (device.capacity() != null) {
      device.capacity().keySet().forEach(n -> names.add(Name.of("capacity", n, driver)));
    }
    return names;
  }

  List<Published> all() {
    return devices;
  }

  private static String pool(ResourceSliceSpec spec) {
    ResourcePool pool = spec.pool();
    return spec.driver() + "/" + (pool == null ? null : pool.name());
  }

  private static long generation(ResourceSliceSpec spec) {
    ResourcePool pool = spec.pool();
    Long generation = pool == null ? null : pool.generation();
    return generation == null ? 0 : generation;
  }

  /** Returns what a device has under a name. */
  static @Nullable Object value(CelDevice device, Name name) {
    return name.field().equals("capacity")
        ? device.capacity(name.domain(), name.id())
        : device.attribute(name.domain(), name.id());
  }
}
