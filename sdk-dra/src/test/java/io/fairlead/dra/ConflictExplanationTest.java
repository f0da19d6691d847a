package io.fairlead.dra;

import static io.fairlead.dra.ExplanationTest.CLASS_SELECTOR;
import static io.fairlead.dra.ExplanationTest.explain;
import static io.fairlead.dra.ExplanationTest.node;
import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.NIC;
import static io.fairlead.dra.Scene.ROOT;
import static io.fairlead.dra.Scene.allocator;
import static io.fairlead.dra.Scene.claim;
import static io.fairlead.dra.Scene.deviceClass;
import static io.fairlead.dra.Scene.devices;
import static io.fairlead.dra.Scene.gpu;
import static io.fairlead.dra.Scene.match;
import static io.fairlead.dra.Scene.nic;
import static io.fairlead.dra.Scene.request;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.ResourcePool;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whole texts about what cannot be had together. */
class ConflictExplanationTest {

  @Test
  void noClaimIsWaitedForThatNeedNotEnd() {
    Inventory inventory = node("node-1", devices(4, i -> gpu(i, "pci0000:00")));
    for (int i = 0; i < 3; i++) {
      ClaimSet one = ClaimSet.of(claim("h" + i, request("r", "gpu", 1)));
      inventory = ((Fits) allocator().allocate(one, inventory)).after();
    }

    Explanation explanation =
        allocator().allocate(ClaimSet.of(claim("c", request("r", "gpu", 3))), inventory).explain();

    assertThat(explanation.remedies())
        .contains(
            new Remedy.WaitFor(
                List.of(new ClaimRef("default", "h1"), new ClaimRef("default", "h2"))));
  }

  @Test
  void aNodeIsFragmentedByPartitions() {
    Inventory inventory =
        Inventory.builder()
            .slices(migSlices("node-1"))
            .classes(
                List.of(
                    deviceClass("small", "device.attributes['gpu.example.com'].profile == '1g'"),
                    deviceClass("large", "device.attributes['gpu.example.com'].profile == '4g'")))
            .build();
    for (String name : List.of("a", "b")) { // the second slice of memory of either half is gone
      inventory =
          ((Fits)
                  allocator()
                      .allocate(
                          ClaimSet.of(
                              claim(
                                  name,
                                  request(
                                      "r",
                                      "small",
                                      1,
                                      "device.attributes['gpu.example.com'].half == '"
                                          + name
                                          + "'"))),
                          inventory))
              .after();
    }

    assertThat(explain(ClaimSet.of(claim("big", request("r", "large", 1))), inventory))
        .isEqualTo(
            """
            Does not fit on node-1: default/big request r asks for 1, can have 0 of 2.
            node-1:
              default/big request r: 1 asked, 0 usable, 2 present
                1 (large-a) needs 1 of shared counter gpu-0/slice-0, left 0; the rest is with default/a
                1 (large-b) needs 1 of shared counter gpu-0/slice-4, left 0; the rest is with default/b
            Would fit (tried): wait until default/a ends
            """);
  }

  private static List<ResourceSlice> migSlices(String node) {
    Map<String, Counter> totals = new LinkedHashMap<>();
    List<Device> partitions = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      totals.put("slice-" + i, Counter.builder().value(Quantity.parse("1")).build());
      partitions.add(partition("small-" + i, "1g", i < 4 ? "a" : "b", i, i + 1));
    }
    partitions.add(partition("large-a", "4g", "a", 0, 4));
    partitions.add(partition("large-b", "4g", "b", 4, 8));
    ResourcePool pool =
        ResourcePool.builder().name(node).generation(1L).resourceSliceCount(2L).build();
    return List.of(
        slice(GPU, node, partitions, spec -> spec.pool(pool)),
        ResourceSlice.builder(node + "-counters")
            .spec(
                ResourceSliceSpec.builder()
                    .driver(GPU)
                    .nodeName(node)
                    .pool(pool)
                    .sharedCounters(
                        List.of(CounterSet.builder().name("gpu-0").counters(totals).build()))
                    .build())
            .build());
  }

  private static Device partition(String name, String profile, String half, int from, int to) {
    Map<String, Counter> counters = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      counters.put("slice-" + i, Counter.builder().value(Quantity.parse("1")).build());
    }
    return Device.builder()
        .name(name)
        .attributes(Map.of("profile", Scene.text(profile), "half", Scene.text(half)))
        .consumesCounters(
            List.of(
                DeviceCounterConsumption.builder().counterSet("gpu-0").counters(counters).build()))
        .build();
  }

  @Test
  void noValueOfAnAttributeHasEnoughDevices() {
    Inventory inventory = node("node-1", devices(4, i -> gpu(i, "pci0000:0" + i / 2)));

    assertThat(
            explain(
                ClaimSet.of(claim("c", List.of(match(ROOT)), request("r", "gpu", 3))), inventory))
        .isEqualTo(
            """
            Does not fit on node-1: default/c request r asks for 3, can have 2 of 4.
            node-1:
              default/c request r: 3 asked, 4 usable (together 2), 4 present
                4 (gpu-0, ...) constraint #0 match resource.kubernetes.io/pcieRoot: 2 with "pci0000:00", 2 with "pci0000:01"
            Would fit (tried): ask for 2 in default/c request r
                           or: do without constraint #0 of claim default/c
            """);
  }

  @Test
  void whatCannotBeHadTogetherIsNamed() {
    Inventory inventory =
        Inventory.builder()
            .slices(
                List.of(
                    slice(GPU, "node-1", devices(2, i -> gpu(i, "pci0000:0" + i))),
                    slice(NIC, "node-1", devices(1, i -> nic(i, "pci0000:05")))))
            .classes(
                List.of(
                    deviceClass("gpu", CLASS_SELECTOR),
                    deviceClass("nic", "device.driver == 'nic.example.com'")))
            .build();

    assertThat(
            explain(
                ClaimSet.of(
                    claim(
                        "c",
                        List.of(match(ROOT, "gpu", "nic")),
                        request("gpu", "gpu", 1),
                        request("spare", "gpu", 1),
                        request("nic", "nic", 1))),
                inventory))
        .isEqualTo(
            """
            Does not fit on node-1: each request alone could be satisfied, not all together.
            node-1:
              default/c request gpu: 1 asked, 2 usable, 2 present
              default/c request spare: 1 asked, 2 usable, 2 present
              default/c request nic: 1 asked, 1 usable, 1 present
            On node-1 cannot be had together: default/c request gpu + default/c request nic + default/c constraint #0 (resource.kubernetes.io/pcieRoot)
            Would fit (tried): do without constraint #0 of claim default/c
            """);
  }

  /** Each device has another value of each of four attributes: easy, but not in 60 steps. */
  @Test
  void whatIsNotDecidedIsNotCalledImpossible() {
    SplittableRandom random = new SplittableRandom(1);
    List<Device> mixed = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Map<String, DeviceAttribute> values = new LinkedHashMap<>();
      for (int k = 0; k < 4; k++) {
        values.put("k" + k, Scene.number(random.nextInt(9)));
      }
      mixed.add(Device.builder().name("d" + i).attributes(values).build());
    }
    List<DeviceConstraint> constraints = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      constraints.add(Scene.distinct(GPU + "/k" + k));
    }
    DeviceRequest[] requests = new DeviceRequest[5];
    Arrays.setAll(requests, i -> request("r" + i, "gpu", 1));
    ClaimSet set = ClaimSet.of(claim("c", constraints, requests));
    Inventory inventory =
        Inventory.builder()
            .slices(List.of(slice(GPU, "node-1", mixed)))
            .classes(List.of(deviceClass("gpu")))
            .build();
    AllocationResult hasty =
        Allocator.create(Features.of(KubernetesVersion.V1_36), options -> options.budget(60))
            .allocate(set, inventory);

    assertThat(allocator().allocate(set, inventory)).isInstanceOf(Fits.class);
    assertThat(hasty).isInstanceOf(Undecided.class);
    assertThat(hasty.explain().conflict()).isEmpty();
    assertThat(hasty.explain().text())
        .contains("could be satisfied, all together is open.")
        .doesNotContain("cannot be had");

    ClaimSet one = ClaimSet.of(claim("c", constraints, request("r", "gpu", 5)));
    assertThat(allocator().allocate(one, inventory)).isInstanceOf(Fits.class);
    assertThat(
            Allocator.create(Features.of(KubernetesVersion.V1_36), options -> options.budget(60))
                .allocate(one, inventory)
                .explain()
                .text())
        .contains("each request alone could be satisfied, all together is open.")
        .contains("5 asked, 20 usable (together 4 or more), 20 present");
  }

  /** Of these the first goes with none of the others, which go together. */
  @Test
  void asManyAreFoundAsGoTogether() {
    List<Device> mixed = new ArrayList<>();
    for (int[] values : new int[][] {{1, 1}, {1, 2}, {2, 1}}) {
      mixed.add(
          Device.builder()
              .name("d" + mixed.size())
              .attributes(Map.of("k", Scene.number(values[0]), "m", Scene.number(values[1])))
              .build());
    }
    List<DeviceConstraint> constraints =
        List.of(Scene.distinct(GPU + "/k"), Scene.distinct(GPU + "/m"));
    Inventory inventory =
        Inventory.builder()
            .slices(List.of(slice(GPU, "node-1", mixed)))
            .classes(List.of(deviceClass("gpu")))
            .build();

    assertThat(explain(ClaimSet.of(claim("c", constraints, request("r", "gpu", 3))), inventory))
        .contains("default/c request r asks for 3, can have 2 of 3.")
        .contains("3 asked, 3 usable (together 2), 3 present")
        .contains("ask for 2 in");
  }

  /** The first partition takes everything, the two after it fit together. */
  @Test
  void aRequestThatCouldBeSatisfiedAloneIsNotTheObstacle() {
    ResourcePool pool =
        ResourcePool.builder().name("node-1").generation(1L).resourceSliceCount(2L).build();
    List<Device> parts = new ArrayList<>();
    for (int amount : new int[] {8, 4, 4}) {
      parts.add(
          Device.builder()
              .name("part-" + parts.size())
              .consumesCounters(
                  List.of(
                      DeviceCounterConsumption.builder()
                          .counterSet("set")
                          .counters(memory(amount))
                          .build()))
              .build());
    }
    Inventory inventory =
        Inventory.builder()
            .slices(
                List.of(
                    slice(GPU, "node-1", parts, spec -> spec.pool(pool)),
                    slice(
                        NIC,
                        "node-1",
                        List.of(),
                        spec ->
                            spec.driver(GPU)
                                .pool(pool)
                                .devices(null)
                                .sharedCounters(
                                    List.of(
                                        CounterSet.builder()
                                            .name("set")
                                            .counters(memory(8))
                                            .build())))))
            .classes(List.of(deviceClass("gpu"), deviceClass("nic", "device.driver == 'nic'")))
            .build();

    assertThat(
            explain(
                ClaimSet.of(claim("c", request("r", "gpu", 2), request("s", "nic", 1))), inventory))
        .contains("default/c request s asks for 1, can have 0 of 0.")
        .contains("default/c request r: 2 asked, 3 usable, 3 present")
        .doesNotContain("together 1");
  }

  private static Map<String, Counter> memory(int amount) {
    return Map.of("memory", Counter.builder().value(Quantity.of(amount)).build());
  }
}
