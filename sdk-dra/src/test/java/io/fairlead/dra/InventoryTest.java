package io.fairlead.dra;

import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.ROOT;
import static io.fairlead.dra.Scene.claim;
import static io.fairlead.dra.Scene.deviceClass;
import static io.fairlead.dra.Scene.devices;
import static io.fairlead.dra.Scene.gpu;
import static io.fairlead.dra.Scene.match;
import static io.fairlead.dra.Scene.request;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAllocationMode;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.NodeTemplate.EqualAttribute;
import io.fairlead.measure.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InventoryTest {

  private static Inventory.Builder cluster(int nodes) {
    List<ResourceSlice> slices = new ArrayList<>();
    for (int n = 0; n < nodes; n++) {
      slices.add(slice(GPU, "node-" + n, devices(8, i -> gpu(i, "root-" + i / 2))));
    }
    return Inventory.builder().slices(slices).classes(List.of(deviceClass("gpu")));
  }

  private static ClaimSet gpus(String name, int count) {
    return ClaimSet.of(claim(name, request("r", "gpu", count)));
  }

  @Test
  void aDrainedNodeTakesItsDevicesAndTheirClaimsAlong() {
    Fits first = (Fits) Scene.allocator().allocate(gpus("a", 6), cluster(3).build());
    Fits second = (Fits) Scene.allocator().allocate(gpus("b", 4), first.after());
    assertThat(first.node()).isEqualTo("node-0");
    assertThat(second.node()).isEqualTo("node-1");
    Inventory left = second.after().withoutNode("node-0");
    assertThat(left.nodeNames()).containsExactly("node-1", "node-2");
    assertThat(left.devices()).isEqualTo(16);
    assertThat(left.allocations())
        .extracting(ClaimAllocation::claim)
        .containsExactly(ClaimRef.parse("b"));
    assertThat(((Fits) Scene.allocator().allocate(gpus("a", 6), left)).node()).isEqualTo("node-2");
    assertThat(left.problems()).isEmpty();
    assertThat(second.after().nodes()).as("the one before is as it was").isEqualTo(3);
    assertThatThrownBy(() -> left.withoutNode("node-0"))
        .hasMessage("node must be one of the inventory's, but was node-0");
  }

  @Test
  void nodesThatDoNotExistYetCanBeAsked() {
    ResourceSlice shape = slice(GPU, "x", List.of(device("g0"), device("g1"), device("g2")));
    NodeTemplate template =
        new NodeTemplate(
            "new",
            Map.of(),
            List.of(shape),
            List.of(
                new EqualAttribute(ROOT, Set.of("g0", "g2")),
                new EqualAttribute(ROOT, Set.of("g1"))));
    Inventory inventory = cluster(0).build().withNodes(template, 2);
    assertThat(inventory.nodeNames()).containsExactly("new-0", "new-1");
    assertThat(inventory.devices()).isEqualTo(6);
    Fits pair =
        (Fits)
            Scene.allocator()
                .allocate(
                    ClaimSet.of(claim("c", List.of(match(ROOT)), request("r", "gpu", 2))),
                    inventory);
    assertThat(devices(pair)).as("whatever the root will be").containsExactly("g0", "g2");
    assertThat(
            Scene.allocator()
                .allocate(
                    ClaimSet.of(claim("c", List.of(match(ROOT)), request("r", "gpu", 3))),
                    inventory))
        .isInstanceOf(NoFit.class);
    assertThat(inventory.withNodes(template, 1).nodeNames())
        .containsExactly("new-0", "new-1", "new-2");
  }

  private static Device device(String name) {
    return Device.builder().name(name).build();
  }

  @Test
  void poolsThatCannotBeUsedSayWhy() {
    ResourceSlice old = slice(GPU, "node", List.of(device("a")));
    ResourceSlice half =
        slice(
            GPU,
            "node",
            List.of(device("a")),
            s -> s.pool(p -> p.name("node").generation(2L).resourceSliceCount(3L)));
    ResourceSlice twice = slice("b.example.com", "node", List.of(device("a"), device("a")));
    Inventory inventory =
        Inventory.builder()
            .slices(List.of(old, half, twice))
            .classes(List.of(deviceClass("any")))
            .build();
    assertThat(inventory.problems())
        .extracting(PoolProblem::toString)
        .containsExactly(
            "b.example.com/node: duplicate device name a",
            "gpu.example.com/node: 1 of 3 slices are there",
            "gpu.example.com/node: slices of generation 1 are ignored, 2 is there");
    assertThat(Scene.allocator().allocate(gpus("c", 1), inventory)).isInstanceOf(Aborted.class);
    ClaimSet one = ClaimSet.of(claim("c", request("r", "any", 1)));
    assertThat(Scene.allocator().allocate(one, inventory)).isInstanceOf(NoFit.class);
    ClaimSet all =
        ClaimSet.of(
            claim(
                "c",
                request("r", "any", 1, exact -> exact.allocationMode(DeviceAllocationMode.ALL))));
    assertThat(((Aborted) Scene.allocator().allocate(all, inventory)).message())
        .isEqualTo(
            "claim default/c, request r: asks for all devices, but resource pool b.example.com/node"
                + " is currently invalid");
  }

  @Test
  void aClaimThatIsAllocatedAlreadyKeepsItsNode() {
    Fits first =
        (Fits)
            Scene.allocator().allocate(gpus("shared", 2), cluster(3).build().withoutNode("node-0"));
    assertThat(first.node()).isEqualTo("node-1");
    Inventory all =
        cluster(3)
            .claims(
                List.of(
                    claim("shared").toBuilder()
                        .status(s -> s.allocation(first.allocations().get(0).allocation()))
                        .build()))
            .build();
    ClaimSet both = ClaimSet.of(claim("shared"), claim("own", request("r", "gpu", 1)));
    Fits second = (Fits) Scene.allocator().allocate(both, all);
    assertThat(second.node()).isEqualTo("node-1");
    assertThat(second.allocations()).extracting(a -> a.claim().name()).containsExactly("own");
  }

  @Test
  void aChangeCostsLittleAndBuildingStaysWithinItsBytes() {
    Inventory.Builder builder = cluster(5_000);
    assertThat(Allocation.settled(64 << 20, 1, builder::build)).isLessThanOrEqualTo(64 << 20);
    Fits fits = (Fits) Scene.allocator().allocate(gpus("c", 8), builder.build(), "node-4000");
    assertThat(Allocation.settled(100_000, 1, fits::after)).isLessThanOrEqualTo(100_000);
    assertThat(fits.after().allocations()).hasSize(1);
  }
}
