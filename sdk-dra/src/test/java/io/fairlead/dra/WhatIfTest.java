package io.fairlead.dra;

import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.ROOT;
import static io.fairlead.dra.Scene.allocator;
import static io.fairlead.dra.Scene.claim;
import static io.fairlead.dra.Scene.deviceClass;
import static io.fairlead.dra.Scene.devices;
import static io.fairlead.dra.Scene.gpu;
import static io.fairlead.dra.Scene.match;
import static io.fairlead.dra.Scene.request;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.ResourcePool;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WhatIfTest {

  private static Inventory nodes(int... gpus) {
    List<ResourceSlice> slices = new ArrayList<>();
    for (int i = 0; i < gpus.length; i++) {
      slices.add(slice(GPU, "node-" + i, devices(gpus[i], j -> gpu(j, "pci0000:0" + j / 2))));
    }
    return inventory(slices);
  }

  private static Inventory inventory(List<ResourceSlice> slices) {
    return Inventory.builder()
        .slices(slices)
        .classes(List.of(deviceClass("gpu", "device.driver == 'gpu.example.com'")))
        .build();
  }

  @Test
  void everyNodeAnswersForItself() {
    ClaimSet four = ClaimSet.of(claim("c", request("r", "gpu", 4)));

    NodeFit fit = allocator().fitsOn(four, nodes(3, 4, 8, 0));

    assertThat(fit.fitting()).containsExactly("node-1", "node-2");
    assertThat(fit.fits().stream()).containsExactly(1, 2);
    assertThat(fit).hasToString("fits on 2 of 4 nodes");
  }

  @Test
  void aNodeForWhichTheBudgetDoesNotSufficeIsNamed() {
    ClaimSet four = ClaimSet.of(claim("c", request("r", "gpu", 4)));
    Allocator hasty =
        Allocator.create(Features.of(KubernetesVersion.V1_36), options -> options.budget(3));

    NodeFit fit = hasty.fitsOn(four, nodes(0, 8));

    assertThat(fit.undecided()).containsExactly("node-1");
    assertThat(fit.fitting()).isEmpty();
    assertThat(fit.aborted()).isEmpty();
  }

  @Test
  void aNodeOnWhichASelectorFailsIsNamed() {
    Inventory inventory =
        inventory(
            List.of(
                slice(GPU, "bad", List.of(Device.builder().name("bare").build())),
                slice(GPU, "good", devices(2, i -> gpu(i, "pci0000:00")))));
    ClaimSet typed =
        ClaimSet.of(
            claim(
                "c", request("r", "gpu", 1, "device.attributes['gpu.example.com'].type == 'gpu'")));

    NodeFit fit = allocator().fitsOn(typed, inventory);

    assertThat(fit.aborted()).containsExactly("bad");
    assertThat(fit.fitting()).containsExactly("good");
    ReplicaCount count = allocator().countReplicas(typed, inventory, 100);
    assertThat(count).isEqualTo(new ReplicaCount(2, 2, 1));
  }

  @Test
  void copiesAreCountedPerNodeAndNotByTheSumOfDevices() {
    ClaimSet three = ClaimSet.of(claim("c", request("r", "gpu", 3)));

    assertThat(allocator().countReplicas(three, nodes(8, 5, 2), 100))
        .isEqualTo(new ReplicaCount(3, 3, 0));
    assertThat(allocator().countReplicas(three, nodes(8, 5, 2), 2))
        .isEqualTo(new ReplicaCount(2, 2, 0));
  }

  @Test
  void aConstraintCountsForEachCopyAlone() {
    ClaimSet pairs = ClaimSet.of(claim("c", List.of(match(ROOT)), request("r", "gpu", 2)));

    assertThat(allocator().countReplicas(pairs, nodes(7), 100))
        .isEqualTo(new ReplicaCount(3, 3, 0));
  }

  @Test
  void devicesThatAllNodesReachAreCountedOnce() {
    Inventory inventory =
        Inventory.builder()
            .slices(
                List.of(
                    slice(
                        GPU,
                        "fabric",
                        devices(4, i -> gpu(i, "pci0000:00")),
                        spec -> spec.nodeName(null).allNodes(true))))
            .nodes(List.of(Scene.node("a"), Scene.node("b")))
            .classes(List.of(deviceClass("gpu", "device.driver == 'gpu.example.com'")))
            .build();

    assertThat(
            allocator()
                .countReplicas(ClaimSet.of(claim("c", request("r", "gpu", 1))), inventory, 9))
        .isEqualTo(new ReplicaCount(4, 4, 0));
  }

  @Test
  void nodesThatDoNotExistYetCount() {
    ClaimSet four = ClaimSet.of(claim("c", request("r", "gpu", 4)));
    Inventory now = nodes(3);
    Inventory later =
        now.withNodes(
            new NodeTemplate(
                "new",
                Map.of(),
                List.of(slice(GPU, "new", devices(8, i -> gpu(i, "pci")))),
                List.of()),
            3);

    assertThat(allocator().countReplicas(four, now, 100)).isEqualTo(new ReplicaCount(0, 0, 0));
    assertThat(allocator().countReplicas(four, later, 100)).isEqualTo(new ReplicaCount(6, 6, 0));
    assertThat(allocator().fitsOn(four, later.withoutNode("node-0")).count()).isEqualTo(3);
  }

  @Test
  void aCountIsWhatOneAfterTheOtherCannotBeat() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 200; round++) {
      int[] gpus = random.ints(1 + random.nextInt(4), 0, 9).toArray();
      ClaimSet set =
          ClaimSet.of(
              random.nextBoolean()
                  ? claim("c", List.of(match(ROOT)), request("r", "gpu", 1 + random.nextInt(2)))
                  : claim(
                      "c",
                      request("r", "gpu", 1 + random.nextInt(3)),
                      request("s", "gpu", random.nextInt(2) + 1)));
      Inventory left = nodes(gpus);
      ReplicaCount count = allocator().countReplicas(set, left, 100);
      int given = 0;
      while (allocator().allocate(renamed(set, given), left) instanceof Fits fits) {
        left = fits.after();
        given++;
      }
      assertThat(count.isExact()).as("round %d", round).isTrue();
      assertThat(count.atLeast()).as("round %d", round).isGreaterThanOrEqualTo(given);
    }
  }

  @Test
  void copiesBeforeADeviceThatCannotBeJudgedCount() {
    List<Device> mixed = new ArrayList<>(devices(2, i -> gpu(i, "pci0000:00")));
    mixed.add(Device.builder().name("z-bare").build());
    Inventory inventory = inventory(List.of(slice(GPU, "node", mixed)));
    ClaimSet typed =
        ClaimSet.of(
            claim(
                "c", request("r", "gpu", 1, "device.attributes['gpu.example.com'].type == 'gpu'")));

    for (int limit : new int[] {2, 3, 100}) {
      assertThat(allocator().countReplicas(typed, inventory, limit))
          .isEqualTo(new ReplicaCount(2, 2, 0));
    }
  }

  private static ResourceSlice counted(String name, String node) {
    Map<String, Counter> one = Map.of("mem", Counter.builder().value(Quantity.of(1)).build());
    return slice(
            GPU,
            node,
            List.of(
                Device.builder()
                    .name("device-" + node)
                    .consumesCounters(
                        List.of(
                            DeviceCounterConsumption.builder()
                                .counterSet("set")
                                .counters(one)
                                .build()))
                    .build()),
            spec ->
                spec.pool(
                        ResourcePool.builder()
                            .name("pool")
                            .generation(1L)
                            .resourceSliceCount(3L)
                            .build())
                    .devices(name.equals("counters") ? null : spec.build().devices())
                    .sharedCounters(
                        name.equals("counters")
                            ? List.of(CounterSet.builder().name("set").counters(one).build())
                            : null))
        .toBuilder()
        .metadata(meta -> meta.name(name))
        .build();
  }

  @Test
  void countersOfAPoolThatSpansNodesAreCountedOnce() {
    Inventory inventory =
        inventory(List.of(counted("a", "a"), counted("b", "b"), counted("counters", "a")));

    ReplicaCount count =
        allocator().countReplicas(ClaimSet.of(claim("c", request("r", "gpu", 1))), inventory, 9);

    assertThat(count).isEqualTo(new ReplicaCount(1, 2, 0));
  }

  @Test
  void whatTakesNothingAwayFitsAsOftenAsOneLikes() {
    ClaimSet watching =
        ClaimSet.of(claim("c", request("r", "gpu", 1, exact -> exact.adminAccess(true))));

    for (ClaimSet set : List.of(watching, new ClaimSet(List.of()))) {
      assertThat(allocator().countReplicas(set, nodes(1, 2), Integer.MAX_VALUE))
          .isEqualTo(new ReplicaCount(Integer.MAX_VALUE, Integer.MAX_VALUE, 0));
    }
  }

  private static ClaimSet renamed(ClaimSet set, int number) {
    return new ClaimSet(
        set.claims().stream()
            .map(one -> one.toBuilder().metadata(meta -> meta.name("c" + number)).build())
            .toList());
  }
}
