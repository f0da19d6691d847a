package io.fairlead.dra;

import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.claim;
import static io.fairlead.dra.Scene.deviceClass;
import static io.fairlead.dra.Scene.devices;
import static io.fairlead.dra.Scene.distinct;
import static io.fairlead.dra.Scene.match;
import static io.fairlead.dra.Scene.request;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.resource.v1.AllocationResult;
import io.fairlead.api.resource.v1.AllocationResult.Builder;
import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAllocationResult;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimStatus;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mistakes that upstream's allocator made, or still makes: they are listed in parity.md. */
class UpstreamDefectsTest {

  private static final String VALUE = "s.io/value";

  private static Inventory inventory(List<ResourceSlice> slices, ResourceClaim... held) {
    return Inventory.builder()
        .slices(slices)
        .classes(List.of(deviceClass("any")))
        .claims(List.of(held))
        .build();
  }

  private static List<ResourceSlice> counted(String driver, List<Device> devices) {
    Map<String, Counter> counters = Map.of("mem", counter(2));
    ResourceSlice sets =
        slice(
                driver,
                "node",
                List.of(),
                spec ->
                    spec.pool(p -> p.name("node").generation(1L).resourceSliceCount(2L))
                        .sharedCounters(
                            List.of(CounterSet.builder().name("set").counters(counters).build())))
            .toBuilder()
            .metadata(m -> m.name("node-" + driver + "-counters"))
            .build();
    return List.of(
        sets,
        slice(
            driver,
            "node",
            devices,
            spec -> spec.pool(p -> p.name("node").generation(1L).resourceSliceCount(2L))));
  }

  private static Counter counter(long value) {
    return Counter.builder().value(Quantity.of(value)).build();
  }

  private static Device consuming(String name, long amount) {
    return Device.builder()
        .name(name)
        .consumesCounters(
            List.of(
                DeviceCounterConsumption.builder()
                    .counterSet("set")
                    .counters(Map.of("mem", counter(amount)))
                    .build()))
        .build();
  }

  private static ResourceClaim holding(String driver, String device, String shareId) {
    Builder allocation =
        AllocationResult.builder()
            .devices(
                DeviceAllocationResult.builder()
                    .results(
                        List.of(
                            DeviceRequestAllocationResult.builder()
                                .request("r")
                                .driver(driver)
                                .pool("node")
                                .device(device)
                                .shareID(shareId)
                                .build()))
                    .build());
    return ResourceClaim.builder("default", "held")
        .status(ResourceClaimStatus.builder().allocation(allocation.build()).build())
        .build();
  }

  private static Allocator allocator(KubernetesVersion version) {
    return Allocator.create(Features.of(version).with(Gate.LIST_TYPE_ATTRIBUTES, true));
  }

  private static List<String> fits(ClaimSet claims, Inventory inventory) {
    return devices(allocator(KubernetesVersion.V1_37).allocate(claims, inventory));
  }

  @Test
  void countersDoNotLeakWhenACandidateIsRefusedByATaint() { // 140436, 140431
    Device tainted =
        consuming("a", 2).toBuilder()
            .taints(
                List.of(
                    DeviceTaint.builder().key("k").effect(DeviceTaintEffect.NO_SCHEDULE).build()))
            .build();
    Inventory inventory = inventory(counted(GPU, List.of(tainted, consuming("b", 2))));
    assertThat(fits(ClaimSet.of(claim("c", request("r", "any", 1))), inventory))
        .containsExactly("b");
  }

  @Test
  void countersDoNotLeakWhenACandidateIsRefusedByAConstraint() { // 140436
    Device first = valued(consuming("a", 1), "x");
    Device other = valued(consuming("b", 1), "y");
    Device same = valued(consuming("c", 1), "x");
    Inventory inventory = inventory(counted(GPU, List.of(first, other, same)));
    assertThat(
            fits(ClaimSet.of(claim("c", List.of(match(VALUE)), request("r", "any", 2))), inventory))
        .containsExactly("a", "c");
  }

  private static Device valued(Device device, String... values) {
    DeviceAttribute attribute =
        values.length == 1
            ? Scene.text(values[0])
            : DeviceAttribute.builder().strings(List.of(values)).build();
    return device.toBuilder().attributes(Map.of(VALUE, attribute)).build();
  }

  private static Device named(String name) {
    return Device.builder().name(name).build();
  }

  @Test
  void threeDistinctValuesAreThree() { // 140438, 140600, 140727
    List<Device> devices =
        List.of(
            valued(named("a"), "1"),
            valued(named("b"), "2"),
            valued(named("c"), "1"),
            valued(named("d"), "3"));
    Inventory inventory = inventory(List.of(slice(GPU, "node", devices)));
    assertThat(
            fits(
                ClaimSet.of(claim("c", List.of(distinct(VALUE)), request("r", "any", 3))),
                inventory))
        .containsExactly("a", "b", "d");
  }

  @Test
  void whatListsHaveInCommonIsRestoredOnTheWayBack() { // 140326
    List<Device> devices =
        List.of(
            valued(named("1"), "1", "2"),
            valued(named("2"), "1"),
            valued(named("3"), "2"),
            valued(named("4"), "2"));
    Inventory inventory = inventory(List.of(slice(GPU, "node", devices)));
    assertThat(
            fits(ClaimSet.of(claim("c", List.of(match(VALUE)), request("r", "any", 3))), inventory))
        .containsExactly("1", "3", "4");
  }

  @Test
  void aShareWithoutCapacityKeepsItsCountersButPaysOnce() { // 140433, 139034
    Device shared = consuming("a", 2).toBuilder().allowMultipleAllocations(true).build();
    List<ResourceSlice> slices = counted(GPU, List.of(shared, consuming("b", 1)));
    Inventory inventory =
        inventory(slices, holding(GPU, "a", "00000000-0000-0000-0000-000000000000"));
    assertThat(fits(ClaimSet.of(claim("c", request("r", "any", 1))), inventory))
        .as("one share more needs no counters")
        .containsExactly("a");
    ClaimSet whole =
        ClaimSet.of(claim("c", request("r", "any", 1, "!device.allowMultipleAllocations")));
    assertThat(allocator(KubernetesVersion.V1_37).allocate(whole, inventory))
        .as("the counters of the share are in use")
        .isInstanceOf(NoFit.class);
  }

  @Test
  void poolsOfOneNameOfTwoDriversHaveTheirOwnCounters() {
    List<ResourceSlice> slices =
        new ArrayList<>(counted("a.example.com", List.of(consuming("a", 2))));
    slices.addAll(counted("b.example.com", List.of(consuming("b", 2))));
    assertThat(fits(ClaimSet.of(claim("c", request("r", "any", 2))), inventory(slices)))
        .containsExactly("a", "b");
  }

  @Test
  void aDeviceThatIsHeldButNoLongerPublishedIsReported() { // 140802
    Inventory inventory =
        inventory(counted(GPU, List.of(consuming("b", 2))), holding(GPU, "a", null));
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(PoolProblem.Kind.UNPUBLISHED);
              assertThat(problem.message()).contains("default/held", "device a");
            });
  }

  @Test
  void aShareThatDoesNotFitLeadsToTheNextDevice() { // 133705
    Device small = sharing("a", 4);
    Device large = sharing("b", 10);
    Inventory inventory = inventory(List.of(slice(GPU, "node", List.of(small, large))));
    var asked = CapacityRequirements.builder().requests(Map.of("size", Quantity.of(4))).build();
    assertThat(
            fits(
                ClaimSet.of(
                    claim(
                        "c",
                        request("r0", "any", 1, exact -> exact.capacity(asked)),
                        request("r1", "any", 1, exact -> exact.capacity(asked)))),
                inventory))
        .containsExactly("a", "b");
  }

  private static Device sharing(String name, long size) {
    return Device.builder()
        .name(name)
        .allowMultipleAllocations(true)
        .capacity(Map.of("size", DeviceCapacity.builder().value(Quantity.of(size)).build()))
        .build();
  }

  @Test
  void aDeviceSomeOfWhichIsStillSharedIsLikeNoOther() {
    Map<String, DeviceCapacity> memory =
        Map.of("memory", DeviceCapacity.builder().value(Quantity.parse("80Gi")).build());
    Device plain = Device.builder().name("a").capacity(memory).build();
    ResourceClaim held = holding(GPU, "a", "0f0e0d0c-0000-4000-8000-000000000001");
    Inventory inventory =
        Inventory.builder()
            .slices(
                List.of(
                    Scene.slice(
                        GPU,
                        "node",
                        List.of(
                            plain,
                            plain.toBuilder()
                                .name("b")
                                .attributes(Map.of("kind", Scene.text("x")))
                                .build(),
                            plain.toBuilder().name("c").build()))))
            .classes(List.of(Scene.deviceClass("any")))
            .claims(
                List.of(
                    held.toBuilder()
                        .status(
                            status ->
                                status.allocation(
                                    allocation ->
                                        allocation.devices(
                                            devices ->
                                                devices.results(
                                                    List.of(
                                                        devices.build().results().get(0).toBuilder()
                                                            .consumedCapacity(
                                                                Map.of(
                                                                    "memory",
                                                                    Quantity.parse("60Gi")))
                                                            .build())))))
                        .build()))
            .build();
    ClaimSet set =
        ClaimSet.of(
            claim(
                "c",
                request("r", "any", 1),
                request("s", "any", 1, "'kind' in device.attributes['gpu.example.com']")));

    assertThat(fits(set, inventory)).containsExactly("c", "b");
  }
}
