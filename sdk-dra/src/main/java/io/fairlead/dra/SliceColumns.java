package io.fairlead.dra;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One resource slice: its devices as columns, by their index in the slice. Immutable. */
final class SliceColumns {

  private static final String[] NO_NAMES = {};

  final ResourceSliceSpec spec;
  final String name;
  final String driver;
  final String pool;
  final long generation;

  /** How many slices the pool has in this generation, as this slice says. */
  final long poolSize;

  /** Which nodes it is for, {@code null} if each device says so itself, or nobody does. */
  final @Nullable NodeMatch selection;

  final List<Device> devices;
  final boolean hasCounterSets;
  final boolean usesCompatibilityGroups;
  final boolean hasBindingConditions;

  /** What the API server would not have admitted, so that the pool cannot be used. */
  final @Nullable String problem;

  private final int driverValue;
  private final Row attributes;
  private final Row capacities;
  private final @Nullable String @Nullable [] problems;
  private final @Nullable NodeMatch @Nullable [] selections;
  private final @Nullable List<DeviceTaint> @Nullable [] ruleTaints;

  /** The values of all devices in one array, and where each device's begin. */
  record Row(@Nullable Shape[] shapes, int[] starts, int[] values) {}

  SliceColumns(
      ResourceSlice slice,
      int driverValue,
      Row attributes,
      Row capacities,
      @Nullable String @Nullable [] problems,
      @Nullable List<DeviceTaint> @Nullable [] ruleTaints) {
    this.driverValue = driverValue;
    this.attributes = attributes;
    this.capacities = capacities;
    this.problems = problems;
    this.ruleTaints = ruleTaints;
    spec = slice.spec() == null ? ResourceSliceSpec.builder().build() : slice.spec();
    name = Texts.orEmpty(slice.metadata().name());
    driver = Texts.orEmpty(spec.driver());
    pool = spec.pool() == null ? "" : Texts.orEmpty(spec.pool().name());
    generation =
        spec.pool() == null || spec.pool().generation() == null ? 0 : spec.pool().generation();
    poolSize =
        spec.pool() == null || spec.pool().resourceSliceCount() == null
            ? 0
            : spec.pool().resourceSliceCount();
    devices = Texts.orEmpty(spec.devices());
    hasCounterSets = !Texts.orEmpty(spec.sharedCounters()).isEmpty();
    boolean forAll =
        !Texts.orEmpty(spec.nodeName()).isEmpty()
            || Texts.isTrue(spec.allNodes())
            || spec.nodeSelector() != null;
    selection = forAll ? NodeMatch.of(spec.nodeName(), spec.allNodes(), spec.nodeSelector()) : null;
    boolean groups = false;
    boolean binding = false;
    for (Device device : devices) {
      binding |= device.bindingConditions() != null;
      for (DeviceCounterConsumption consumption : Texts.orEmpty(device.consumesCounters())) {
        groups |= !Texts.orEmpty(consumption.compatibilityGroups()).isEmpty();
      }
    }
    usesCompatibilityGroups = groups;
    hasBindingConditions = binding;
    selections = isPerDevice() ? selections(devices) : null;
    problem = SliceRules.problem(spec);
  }

  private static @Nullable NodeMatch[] selections(List<Device> devices) {
    @Nullable NodeMatch[] selections = new NodeMatch[devices.size()];
    for (int i = 0; i < selections.length; i++) {
      Device device = devices.get(i);
      selections[i] = NodeMatch.of(device.nodeName(), device.allNodes(), device.nodeSelector());
    }
    return selections;
  }

  int size() {
    return devices.size();
  }

  boolean isPerDevice() {
    return Texts.isTrue(spec.perDeviceNodeSelection());
  }

  /** Returns the answer to a question of a {@link VerdictTree}. */
  int answer(int device, int question) {
    if (question >= 0) {
      return value((question & 1) == 0 ? attributes : capacities, device, question >> 1);
    }
    return question == DeviceView.DRIVER ? driverValue : isShared(device) ? 1 : 0;
  }

  /** Returns the number of an attribute's value, or {@link Universe#ABSENT}. */
  int attribute(int device, int key) {
    return value(attributes, device, key);
  }

  private static int value(Row row, int device, int key) {
    Shape shape = row.shapes[device];
    int position = shape == null ? -1 : shape.position(key);
    return position < 0 ? Universe.ABSENT : row.values[row.starts[device] + position];
  }

  /** Returns the names of attributes or capacities as the device writes them. */
  String[] names(int device, int odd) {
    Shape shape = (odd == 0 ? attributes : capacities).shapes[device];
    return shape == null ? NO_NAMES : shape.names;
  }

  boolean isShared(int device) {
    return Texts.isTrue(devices.get(device).allowMultipleAllocations());
  }

  /** Returns why no expression can be evaluated on a device, else {@code null}. */
  @Nullable String problem(int device) {
    return problems == null ? null : problems[device];
  }

  /** Returns the nodes of a device in a slice whose devices say so themselves. */
  @Nullable NodeMatch selection(int device) {
    return selections == null ? null : selections[device];
  }

  /** Returns the taints that rules put on a device; its own are in its record. */
  List<DeviceTaint> ruleTaints(int device) {
    List<DeviceTaint> taints = ruleTaints == null ? null : ruleTaints[device];
    return taints == null ? List.of() : taints;
  }
}
