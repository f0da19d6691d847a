package io.fairlead.dra;

import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.NIC;
import static io.fairlead.dra.Scene.ROOT;
import static io.fairlead.dra.Scene.allocator;
import static io.fairlead.dra.Scene.claim;
import static io.fairlead.dra.Scene.deviceClass;
import static io.fairlead.dra.Scene.devices;
import static io.fairlead.dra.Scene.distinct;
import static io.fairlead.dra.Scene.gpu;
import static io.fairlead.dra.Scene.match;
import static io.fairlead.dra.Scene.nic;
import static io.fairlead.dra.Scene.request;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Quantity;
import io.fairlead.measure.Allocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What would take upstream hours is refused in a few thousand steps, and for the right reason. */
class BoundsTest {

  private static final long FEW = 20_000;

  private static Inventory inventory(ResourceSlice... slices) {
    return Inventory.builder()
        .slices(List.of(slices))
        .classes(
            List.of(
                deviceClass("gpu", "device.driver == 'gpu.example.com'"),
                deviceClass("nic", "device.driver == 'nic.example.com'"),
                deviceClass("any")))
        .build();
  }

  private static Proof proof(ClaimSet claims, Inventory inventory) {
    Allocator allocator = allocator();
    Attempt attempt =
        allocator.attempt(
            allocator.demand(claims, inventory),
            inventory.topology().view(0, allocator.rules()),
            inventory);
    assertThat(attempt.run()).isEqualTo(Search.End.FAILED);
    assertThat(attempt.steps()).isLessThan(FEW);
    return attempt.proof();
  }

  private static ResourceSlice gpus(int count, int perRoot) {
    return slice(GPU, "node", devices(count, i -> gpu(i, "root-" + i / perRoot)));
  }

  @Test
  void aDeviceMoreThanThereAre() {
    ClaimSet asked = ClaimSet.of(claim("c", request("r", "gpu", 32)));
    assertThat(proof(asked, inventory(gpus(31, 1)))).isEqualTo(Proof.TOO_FEW);
    ClaimSet nics = ClaimSet.of(claim("c", request("r", "nic", 1)));
    assertThat(proof(nics, inventory(gpus(31, 1)))).isEqualTo(Proof.NO_CANDIDATE);
  }

  @Test
  void moreOfOneValueThanAnyValueHas() {
    ClaimSet asked = ClaimSet.of(claim("c", List.of(match(ROOT)), request("r", "gpu", 17)));
    assertThat(proof(asked, inventory(gpus(32, 16)))).isEqualTo(Proof.CONSTRAINT_VALUES);
  }

  @Test
  void moreDifferentValuesThanThereAre() {
    ClaimSet asked = ClaimSet.of(claim("c", List.of(distinct(ROOT)), request("r", "gpu", 9)));
    assertThat(proof(asked, inventory(gpus(32, 4)))).isEqualTo(Proof.CONSTRAINT_VALUES);
  }

  @Test
  void claimsThatCompeteForTheSameDevices() {
    List<ResourceClaim> claims = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      claims.add(claim("c" + i, request("r", i % 2 == 0 ? "gpu" : "any", 1)));
    }
    assertThat(proof(new ClaimSet(claims), inventory(gpus(16, 1)))).isEqualTo(Proof.HALL);
  }

  @Test
  void pairsOfWhichOneHasNoPartnerOnItsRoot() {
    List<DeviceRequest> requests = new ArrayList<>();
    List<DeviceConstraint> constraints = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      requests.add(request("g" + i, "gpu", 1));
      requests.add(request("n" + i, "nic", 1));
      constraints.add(match(ROOT, "g" + i, "n" + i));
    }
    ClaimSet asked = ClaimSet.of(claim("c", constraints, requests.toArray(DeviceRequest[]::new)));
    Inventory inventory =
        inventory(
            slice(GPU, "node", devices(16, i -> gpu(i, "root-" + i))),
            slice(NIC, "node", devices(16, i -> nic(i, "root-" + (i == 15 ? 99 : i)))));
    assertThat(proof(asked, inventory)).isEqualTo(Proof.CONSTRAINT_VALUES);
  }

  private static Device partition(int gpu, int from, int slices) {
    Map<String, Counter> counters = new LinkedHashMap<>();
    for (int i = from; i < from + slices; i++) {
      counters.put("slice-" + i, Counter.builder().value(Quantity.of(1)).build());
    }
    return Device.builder()
        .name("gpu-" + gpu + "-" + slices + "g-" + from)
        .attributes(Map.of("profile", Scene.text(slices + "g"), ROOT, Scene.text("root-" + gpu)))
        .consumesCounters(
            List.of(
                DeviceCounterConsumption.builder()
                    .counterSet("gpu-" + gpu)
                    .counters(counters)
                    .build()))
        .build();
  }

  static ResourceSlice[] partitioned(int gpus) {
    List<CounterSet> sets = new ArrayList<>();
    List<Device> devices = new ArrayList<>();
    for (int g = 0; g < gpus; g++) {
      Map<String, Counter> counters = new LinkedHashMap<>();
      for (int i = 0; i < 8; i++) {
        counters.put("slice-" + i, Counter.builder().value(Quantity.of(1)).build());
      }
      sets.add(CounterSet.builder().name("gpu-" + g).counters(counters).build());
      for (int i = 0; i < 7; i++) {
        devices.add(partition(g, i, 1));
      }
      devices.add(partition(g, 0, 4));
      devices.add(partition(g, 4, 4));
      devices.add(partition(g, 0, 8));
    }
    return new ResourceSlice[] {
      slice(
              GPU,
              "node",
              List.of(),
              spec ->
                  spec.sharedCounters(sets)
                      .pool(p -> p.name("node").generation(1L).resourceSliceCount(2L)))
          .toBuilder()
          .metadata(m -> m.name("counters"))
          .build(),
      slice(
          GPU,
          "node",
          devices,
          spec -> spec.pool(p -> p.name("node").generation(1L).resourceSliceCount(2L)))
    };
  }

  static DeviceRequest profile(String name, int count, int slices) {
    return request(
        name, "gpu", count, "device.attributes['gpu.example.com'].profile == '" + slices + "g'");
  }

  @Test
  void morePartitionsThanTheCountersCarry() {
    Inventory inventory = inventory(partitioned(2));
    assertThat(proof(ClaimSet.of(claim("c", profile("r", 5, 4))), inventory))
        .isEqualTo(Proof.TOO_FEW);
    // four of four slices fill both devices; a whole one does not fit beside them
    ClaimSet full = ClaimSet.of(claim("c", profile("a", 4, 4), profile("b", 1, 8)));
    assertThat(proof(full, inventory)).isEqualTo(Proof.COUNTERS);
    ClaimSet mixed = ClaimSet.of(claim("c", profile("a", 3, 4), profile("b", 1, 8)));
    assertThat(proof(mixed, inventory)).isEqualTo(Proof.COUNTERS);
  }

  @Test
  void partitionsThatFitOnlyAroundEachOtherAreFound() {
    Inventory inventory = inventory(partitioned(4));
    ClaimSet asked =
        ClaimSet.of(claim("c", profile("a", 7, 1), profile("b", 4, 4), profile("d", 1, 8)));
    assertThat(allocator().allocate(asked, inventory)).isInstanceOf(Fits.class);
  }

  @Test
  void moreSharesThanTheCapacityGives() {
    List<Device> shared =
        devices(
            3,
            i ->
                Device.builder()
                    .name("gpu-" + i)
                    .allowMultipleAllocations(true)
                    .capacity(
                        Map.of(
                            "memory",
                            DeviceCapacity.builder().value(Quantity.parse("80Gi")).build()))
                    .build());
    List<DeviceRequest> requests = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      requests.add(
          request(
              "r" + i,
              "gpu",
              1,
              exact ->
                  exact.capacity(
                      CapacityRequirements.builder()
                          .requests(Map.of("memory", Quantity.parse("10Gi")))
                          .build())));
    }
    Inventory inventory = inventory(slice(GPU, "node", shared));
    ClaimSet tooMany = ClaimSet.of(claim("c", requests.toArray(DeviceRequest[]::new)));
    assertThat(proof(tooMany, inventory)).isEqualTo(Proof.CAPACITY);
    requests.remove(24);
    ClaimSet fitting = ClaimSet.of(claim("c", requests.toArray(DeviceRequest[]::new)));
    assertThat(allocator().allocate(fitting, inventory)).isInstanceOf(Fits.class);
  }

  @Test
  void alternativesThatAllWantMoreThanAClaimMayHave() {
    DeviceSubRequest large =
        DeviceSubRequest.builder().name("s").deviceClassName("gpu").count(20L).build();
    DeviceRequest one =
        DeviceRequest.builder().name("a").firstAvailable(List.of(large, large)).build();
    DeviceRequest small =
        DeviceRequest.builder()
            .name("b")
            .firstAvailable(
                List.of(
                    large, large.toBuilder().name("t").deviceClassName("nic").count(1L).build()))
            .build();
    ClaimSet asked = ClaimSet.of(claim("c", one, small));
    // the later request could do with less, but there is nothing for it
    assertThat(proof(asked, inventory(gpus(64, 8)))).isIn(Proof.EXHAUSTED, Proof.RESULT_LIMIT);
  }

  @Test
  void aSearchThatIsTooLongSaysSo() {
    Allocator impatient =
        Allocator.create(Features.of(KubernetesVersion.V1_36), options -> options.budget(10));
    ClaimSet asked = ClaimSet.of(claim("c", request("r", "gpu", 20)));
    AllocationResult result = impatient.allocate(asked, inventory(gpus(31, 1)));
    assertThat(result).isInstanceOf(Undecided.class);
    assertThat(((Undecided) result).steps()).isBetween(10L, 20L);
  }

  @Test
  void whatAnAttemptAllocatesStaysWithinBounds() {
    Inventory inventory = inventory(gpus(31, 1));
    ClaimSet eight = ClaimSet.of(claim("c", request("r", "gpu", 8)));
    ClaimSet tooMany = ClaimSet.of(claim("c", List.of(match(ROOT)), request("r", "gpu", 32)));
    assertThat(bytes(eight, inventory, 30_000)).isLessThanOrEqualTo(30_000);
    assertThat(bytes(tooMany, inventory, 60_000)).isLessThanOrEqualTo(60_000);
  }

  private static double bytes(ClaimSet claims, Inventory inventory, double bound) {
    Allocator allocator = allocator();
    return Allocation.settled(bound, 1, () -> allocator.allocate(claims, inventory));
  }
}
