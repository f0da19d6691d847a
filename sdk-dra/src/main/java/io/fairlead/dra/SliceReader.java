package io.fairlead.dra;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceTaintRule;
import io.fairlead.api.resource.v1.DeviceTaintSelector;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.cel.SemanticVersion;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns slices into columns; one for all slices of an inventory. Not thread-safe. */
final class SliceReader {

  private record ShapeKey(String driver, List<String> names) {}

  private final Universe universe;
  private final List<DeviceTaintRule> rules;
  private final Map<ShapeKey, Shape> shapes = new HashMap<>();
  private @Nullable Shape lastAttributes;
  private @Nullable Shape lastCapacities;
  private String lastDriver = "";
  private int[] buffer = new int[64];

  SliceReader(Universe universe, List<DeviceTaintRule> rules) {
    this.universe = universe;
    this.rules = rules;
  }

  SliceColumns read(ResourceSlice slice) {
    String driver = slice.spec() == null ? "" : Texts.orEmpty(slice.spec().driver());
    if (!driver.equals(lastDriver)) {
      lastAttributes = null;
      lastCapacities = null;
      lastDriver = driver;
    }
    List<Device> devices = slice.spec() == null ? List.of() : Texts.orEmpty(slice.spec().devices());
    @Nullable String[] problems = problems(devices);
    return new SliceColumns(
        slice,
        universe.scalar(driver),
        attributes(devices),
        capacities(devices),
        problems,
        ruleTaints(slice, devices));
  }

  private SliceColumns.Row attributes(List<Device> devices) {
    int n = devices.size();
    @Nullable Shape[] shape = new Shape[n];
    int[] starts = new int[n];
    int used = 0;
    for (int i = 0; i < n; i++) {
      Map<String, DeviceAttribute> attributes = devices.get(i).attributes();
      starts[i] = used;
      if (attributes != null && !attributes.isEmpty()) {
        shape[i] = lastAttributes = shape(attributes, lastAttributes);
        ensure(used + attributes.size());
        for (DeviceAttribute attribute : attributes.values()) {
          buffer[used++] = universe.value(attribute);
        }
      }
    }
    return new SliceColumns.Row(shape, starts, Arrays.copyOf(buffer, used));
  }

  private SliceColumns.Row capacities(List<Device> devices) {
    int n = devices.size();
    @Nullable Shape[] shape = new Shape[n];
    int[] starts = new int[n];
    int used = 0;
    for (int i = 0; i < n; i++) {
      Map<String, DeviceCapacity> capacities = devices.get(i).capacity();
      starts[i] = used;
      if (capacities != null && !capacities.isEmpty()) {
        shape[i] = lastCapacities = shape(capacities, lastCapacities);
        ensure(used + capacities.size());
        for (DeviceCapacity capacity : capacities.values()) {
          Quantity value = capacity.value();
          buffer[used++] =
              universe.quantity(value != null && value.isValid() ? value : Quantity.ZERO);
        }
      }
    }
    return new SliceColumns.Row(shape, starts, Arrays.copyOf(buffer, used));
  }

  private void ensure(int size) {
    if (size > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(size, buffer.length * 2));
    }
  }

  /** Most devices have the names of the one before them, in the same order. */
  private Shape shape(Map<String, ?> members, @Nullable Shape last) {
    if (last != null && last.names.length == members.size()) {
      int i = 0;
      for (String name : members.keySet()) {
        if (!name.equals(last.names[i])) {
          break;
        }
        i++;
      }
      if (i == last.names.length) {
        return last;
      }
    }
    List<String> names = List.copyOf(members.keySet());
    return shapes.computeIfAbsent(
        new ShapeKey(lastDriver, names),
        key ->
            new Shape(
                names.toArray(String[]::new),
                names.stream().mapToInt(name -> universe.keyOf(name, lastDriver)).toArray()));
  }

  /** Go builds the device anew for each evaluation, which fails if an attribute has no value. */
  private @Nullable String @Nullable [] problems(List<Device> devices) {
    @Nullable String[] problems = null;
    for (int i = 0; i < devices.size(); i++) {
      Map<String, DeviceAttribute> attributes = devices.get(i).attributes();
      if (attributes == null) {
        continue;
      }
      for (Map.Entry<String, DeviceAttribute> entry : attributes.entrySet()) {
        String problem = problem(entry.getValue());
        if (problem != null) {
          problems = problems == null ? new String[devices.size()] : problems;
          problems[i] = "attribute " + entry.getKey() + ": " + problem;
          break;
        }
      }
    }
    return problems;
  }

  private @Nullable String problem(DeviceAttribute attribute) {
    if (attribute.string() != null || attribute.intValue() != null || attribute.bool() != null) {
      return null;
    } else if (attribute.version() != null) {
      return version(attribute.version());
    } else if (attribute.versions() != null) {
      for (String version : attribute.versions()) {
        String problem = version(version);
        if (problem != null) {
          return problem;
        }
      }
      return null;
    }
    boolean list =
        attribute.ints() != null || attribute.bools() != null || attribute.strings() != null;
    return list ? null : "unsupported attribute value";
  }

  private @Nullable String version(String text) {
    return universe.object(universe.version(text)) instanceof SemanticVersion
        ? null
        : "parse semantic version: " + SemanticVersion.problem(text);
  }

  private @Nullable List<DeviceTaint> @Nullable [] ruleTaints(
      ResourceSlice slice, List<Device> devices) {
    @Nullable List<DeviceTaint>[] taints = null;
    for (DeviceTaintRule rule : rules) {
      DeviceTaintSelector selector = rule.spec() == null ? null : rule.spec().deviceSelector();
      DeviceTaint taint = rule.spec() == null ? null : rule.spec().taint();
      if (selector == null || taint == null || !matches(selector, slice)) {
        continue;
      }
      taints = taints == null ? noTaints(devices.size()) : taints;
      for (int i = 0; i < devices.size(); i++) {
        if (selector.device() == null || selector.device().equals(devices.get(i).name())) {
          List<DeviceTaint> earlier = taints[i];
          List<DeviceTaint> all = earlier == null ? new ArrayList<>() : earlier;
          all.add(taint);
          taints[i] = all;
        }
      }
    }
    return taints;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static @Nullable List<DeviceTaint>[] noTaints(int size) {
    return new List[size];
  }

  private static boolean matches(DeviceTaintSelector selector, ResourceSlice slice) {
    if (slice.spec() == null) {
      return false;
    }
    String pool = slice.spec().pool() == null ? null : slice.spec().pool().name();
    return (selector.driver() == null || selector.driver().equals(slice.spec().driver()))
        && (selector.pool() == null || selector.pool().equals(pool));
  }
}
