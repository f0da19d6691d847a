package io.fairlead.dra.planning;

import io.fairlead.api.resource.v1.AllocationResult;
import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.dra.Inventory;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Nodes with A100 40 GB whose partitions share counters, as NVIDIA's driver publishes them. */
final class MigScene {

  static final String DRIVER = "gpu.nvidia.com";

  private static final int SLICES = 8;

  /** A profile: memory in Mi, memory slices, multiprocessors, copy engines, places. */
  private record Profile(String name, int memory, int slices, int sms, int copy, int... places) {}

  private static final List<Profile> PROFILES =
      List.of(
          new Profile("1g.5gb", 4864, 1, 14, 1, 0, 1, 2, 3, 4, 5, 6),
          new Profile("1g.10gb", 9856, 2, 14, 1, 0, 2, 4, 6),
          new Profile("2g.10gb", 9856, 2, 28, 2, 0, 2, 4),
          new Profile("3g.20gb", 19968, 4, 42, 3, 0, 4),
          new Profile("4g.20gb", 19968, 4, 56, 4, 0),
          new Profile("7g.40gb", 40192, 8, 98, 7, 0));

  private MigScene() {}

  /** Returns the slices of a node: counters first, then one slice for each GPU. */
  static List<ResourceSlice> node(String node, int gpus) {
    List<ResourceSlice> slices = new ArrayList<>();
    List<CounterSet> sets = new ArrayList<>();
    for (int gpu = 0; gpu < gpus; gpu++) {
      Map<String, Counter> counters = counters(40192, 98, 7);
      for (int i = 0; i < SLICES; i++) {
        counters.put("memory-slice-" + i, counter(1));
      }
      sets.add(CounterSet.builder().name(set(gpu)).counters(counters).build());
    }
    slices.add(slice(node, "counters", gpus + 1, s -> s.sharedCounters(sets)));
    for (int gpu = 0; gpu < gpus; gpu++) {
      List<Device> devices = devices(gpu);
      slices.add(slice(node, "gpu-" + gpu, gpus + 1, s -> s.devices(devices)));
    }
    return slices;
  }

  private static ResourceSlice slice(
      String node, String name, long count, UnaryOperator<ResourceSliceSpec.Builder> more) {
    return ResourceSlice.builder(node + '-' + name)
        .spec(
            s ->
                more.apply(
                    s.driver(DRIVER)
                        .nodeName(node)
                        .pool(p -> p.name(node).generation(1L).resourceSliceCount(count))))
        .build();
  }

  private static String set(int gpu) {
    return "gpu-" + gpu + "-counter-set";
  }

  private static Counter counter(long value) {
    return Counter.builder().value(Quantity.of(value)).build();
  }

  private static Map<String, Counter> counters(int memory, int sms, int copy) {
    Map<String, Counter> counters = new LinkedHashMap<>();
    counters.put("memory", Counter.builder().value(Quantity.parse(memory + "Mi")).build());
    counters.put("multiprocessors", counter(sms));
    counters.put("copy-engines", counter(copy));
    return counters;
  }

  private static List<Device> devices(int gpu) {
    List<Device> devices = new ArrayList<>();
    devices.add(device(gpu, "gpu-" + gpu, "gpu", null, new Profile("", 40192, 8, 98, 7), 0));
    for (Profile profile : PROFILES) {
      for (int place : profile.places()) {
        String name = "gpu-" + gpu + "-mig-" + profile.name().replace(".", "") + '-' + place;
        devices.add(device(gpu, name, "mig", profile.name(), profile, place));
      }
    }
    return devices;
  }

  private static Device device(
      int gpu,
      String name,
      String type,
      @org.jspecify.annotations.Nullable String profileName,
      Profile profile,
      int place) {
    Map<String, Counter> counters = counters(profile.memory(), profile.sms(), profile.copy());
    for (int i = place; i < place + profile.slices(); i++) {
      counters.put("memory-slice-" + i, counter(1));
    }
    Map<String, DeviceAttribute> attributes = new LinkedHashMap<>();
    attributes.put("type", DeviceAttribute.builder().string(type).build());
    attributes.put(
        "productName", DeviceAttribute.builder().string("NVIDIA A100-SXM4-40GB").build());
    if (profileName != null) {
      attributes.put("profile", DeviceAttribute.builder().string(profileName).build());
      attributes.put("parentUUID", DeviceAttribute.builder().string("GPU-" + gpu).build());
    }
    return Device.builder()
        .name(name)
        .attributes(attributes)
        .consumesCounters(
            List.of(
                DeviceCounterConsumption.builder().counterSet(set(gpu)).counters(counters).build()))
        .build();
  }

  /** Returns a claim that holds a device. */
  static ResourceClaim held(String claim, String node, String device) {
    DeviceRequestAllocationResult result =
        DeviceRequestAllocationResult.builder()
            .request("r")
            .driver(DRIVER)
            .pool(node)
            .device(device)
            .build();
    AllocationResult allocation =
        AllocationResult.builder().devices(d -> d.results(List.of(result))).build();
    return ResourceClaim.builder("default", claim).status(s -> s.allocation(allocation)).build();
  }

  static Inventory inventory(List<ResourceSlice> slices, ResourceClaim... claims) {
    return Inventory.builder().slices(slices).claims(List.of(claims)).build();
  }
}
