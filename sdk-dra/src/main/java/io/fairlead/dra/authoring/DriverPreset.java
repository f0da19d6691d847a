package io.fairlead.dra.authoring;

import io.fairlead.api.resource.v1.DeviceClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a published driver: its classes and the names that it gives to what its devices
 * have. Facts of one release each; the driver's own documentation wins.
 *
 * @param driver its name
 * @param source the project and state that the facts are from
 * @param classes as its installation makes them
 * @param kinds of devices; empty where it publishes whatever it finds
 */
public record DriverPreset(
    String driver, String source, List<DeviceClass> classes, List<DeviceKind> kinds) {

  public DriverPreset {
    classes = List.copyOf(classes);
    kinds = List.copyOf(kinds);
  }

  /** Returns all presets, ordered by driver. */
  public static List<DriverPreset> all() {
    return List.of(
        Nvidia.COMPUTE_DOMAINS,
        Dranet.PRESET,
        Intel.GAUDI,
        Amd.PRESET,
        Intel.GPU,
        Nvidia.GPUS,
        Intel.QAT,
        GoogleTpu.PRESET);
  }

  /** Returns what is known of a driver, if anything is. */
  public static Optional<DriverPreset> of(String driver) {
    return all().stream().filter(preset -> preset.driver().equals(driver)).findFirst();
  }

  /** Returns every property of any kind by its qualified name. */
  public Map<String, DeviceProperty> properties() {
    Map<String, DeviceProperty> properties = new LinkedHashMap<>();
    for (DeviceKind kind : kinds) {
      for (DeviceProperty property : kind.properties()) {
        properties.putIfAbsent(property.field() + ' ' + property.qualifiedName(), property);
      }
    }
    return properties;
  }
}
