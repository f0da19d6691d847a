package io.fairlead.bench;

import static io.fairlead.bench.DraRecords.GPU;
import static io.fairlead.bench.DraRecords.text;

import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A node whose GPUs can be had whole or in 18 partitions, as NVIDIA's driver publishes them. */
final class DraPartitions {

  private static final int SLICES = 8;

  /** Profile, slices of memory, multiprocessors, and where it may begin. */
  private record Profile(String name, int slices, int processors, int... begins) {}

  private static final List<Profile> PROFILES =
      List.of(
          new Profile("1g.5gb", 1, 14, 0, 1, 2, 3, 4, 5, 6),
          new Profile("1g.10gb", 2, 14, 0, 2, 4, 6),
          new Profile("2g.10gb", 2, 28, 0, 2, 4),
          new Profile("3g.20gb", 4, 42, 0, 4),
          new Profile("4g.20gb", 4, 56, 0),
          new Profile("7g.40gb", 8, 98, 0));

  private DraPartitions() {}

  /** One slice with the counters of all GPUs, and one for the devices of each GPU. */
  static List<ResourceSlice> slices(String node, int gpus) {
    List<ResourceSlice> slices = new ArrayList<>();
    List<CounterSet> sets = new ArrayList<>();
    for (int gpu = 0; gpu < gpus; gpu++) {
      sets.add(CounterSet.builder().name(set(gpu)).counters(counters(0, SLICES, 98)).build());
      List<Device> devices = devices(gpu);
      slices.add(slice(node, "gpu-" + gpu, gpus + 1, spec -> spec.devices(devices)));
    }
    slices.add(slice(node, "counters", gpus + 1, spec -> spec.sharedCounters(sets)));
    return slices;
  }

  private static ResourceSlice slice(
      String node, String name, long count, UnaryOperator<ResourceSliceSpec.Builder> content) {
    return ResourceSlice.builder(node + '-' + name)
        .spec(
            spec ->
                content.apply(
                    spec.driver(GPU)
                        .nodeName(node)
                        .pool(pool -> pool.name(node).generation(1L).resourceSliceCount(count))))
        .build();
  }

  private static List<Device> devices(int gpu) {
    List<Device> devices = new ArrayList<>();
    devices.add(device(gpu, "gpu-" + gpu, "gpu", "whole", 0, SLICES, 98));
    for (Profile profile : PROFILES) {
      for (int begin : profile.begins) {
        String name = "gpu-" + gpu + "-mig-" + profile.name.replace(".", "") + '-' + begin;
        devices.add(
            device(gpu, name, "mig", profile.name, begin, profile.slices, profile.processors));
      }
    }
    return devices;
  }

  private static Device device(
      int gpu, String name, String type, String profile, int begin, int slices, int processors) {
    return Device.builder()
        .name(name)
        .attributes(
            Map.of("type", text(type), "profile", text(profile), "parentUUID", text("GPU-" + gpu)))
        .consumesCounters(
            List.of(
                DeviceCounterConsumption.builder()
                    .counterSet(set(gpu))
                    .counters(counters(begin, slices, processors))
                    .build()))
        .build();
  }

  private static String set(int gpu) {
    return "gpu-" + gpu + "-counter-set";
  }

  private static Map<String, Counter> counters(int begin, int slices, int processors) {
    Map<String, Counter> counters = new LinkedHashMap<>();
    counters.put("multiprocessors", counter(processors));
    for (int i = begin; i < begin + slices; i++) {
      counters.put("memory-slice-" + i, counter(1));
    }
    return counters;
  }

  private static Counter counter(long value) {
    return Counter.builder().value(Quantity.of(value)).build();
  }
}
