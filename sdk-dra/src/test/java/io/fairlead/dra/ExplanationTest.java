package io.fairlead.dra;

import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.allocator;
import static io.fairlead.dra.Scene.claim;
import static io.fairlead.dra.Scene.deviceClass;
import static io.fairlead.dra.Scene.devices;
import static io.fairlead.dra.Scene.gpu;
import static io.fairlead.dra.Scene.request;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Whole texts: what an expert would say, and nothing else. */
class ExplanationTest {

  static final String CLASS_SELECTOR = "device.driver == 'gpu.example.com'";

  static Inventory node(String name, List<Device> gpus) {
    return Inventory.builder()
        .slices(List.of(slice(GPU, name, gpus)))
        .classes(
            List.of(
                deviceClass("gpu", CLASS_SELECTOR),
                deviceClass("nic", "device.driver == 'nic.example.com'")))
        .build();
  }

  private static Inventory nodes(int count, IntFunction<List<Device>> gpus) {
    List<ResourceSlice> slices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slices.add(slice(GPU, "node-" + i, gpus.apply(i)));
    }
    return Inventory.builder()
        .slices(slices)
        .classes(List.of(deviceClass("gpu", CLASS_SELECTOR)))
        .build();
  }

  static String explain(ClaimSet claims, Inventory inventory) {
    Explanation explanation = allocator().allocate(claims, inventory).explain();
    assertThat(explanation.text().lines().count()).isLessThanOrEqualTo(Explanation.MOST_LINES);
    assertThat(explanation.toJson().get("summary")).isNotNull();
    return explanation.text();
  }

  @Test
  void seventeenDevicesAskedSixteenThere() {
    Inventory inventory = node("trn2-1", devices(16, i -> gpu(i, "pci0000:0" + i / 4)));

    assertThat(explain(ClaimSet.of(claim("train", request("chips", "gpu", 17))), inventory))
        .isEqualTo(
            """
            Does not fit on trn2-1: default/train request chips asks for 17, can have 16 of 16.
            trn2-1:
              default/train request chips: 17 asked, 16 usable, 16 present
            Would fit (tried): ask for 16 in default/train request chips
            """);
  }

  @Test
  void aNodeThatNobodyKnowsIsNotTakenForAFullOne() {
    Inventory inventory = node("node-1", devices(8, i -> gpu(i, "pci0000:00")));
    ClaimSet claims = ClaimSet.of(claim("train", request("chips", "gpu", 1)));

    assertThat(allocator().allocate(claims, inventory, "nodee-1").explain().summary())
        .isEqualTo(
            "Does not fit on nodee-1, which no Node and no ResourceSlice names: default/train"
                + " request chips asks for 1, can have 0 of 0.");
  }

  @Test
  void someAreTaken() {
    Inventory inventory = node("node-1", devices(8, i -> gpu(i, "pci0000:00")));
    Fits first =
        (Fits) allocator().allocate(ClaimSet.of(claim("a", request("r", "gpu", 6))), inventory);

    assertThat(explain(ClaimSet.of(claim("b", request("r", "gpu", 4))), first.after()))
        .isEqualTo(
            """
            Does not fit on node-1: default/b request r asks for 4, can have 2 of 8.
            node-1:
              default/b request r: 4 asked, 2 usable, 8 present
                6 (gpu-0, gpu-1, gpu-2, ...) taken by claim default/a
            Would fit (tried): ask for 2 in default/b request r
                           or: wait until default/a ends
            """);
  }

  @Test
  void manyHoldersAreNotTakenForOne() {
    Inventory inventory = node("node-1", devices(6, i -> gpu(i, "pci0000:00")));
    for (int i = 0; i < 6; i++) {
      ClaimSet one = ClaimSet.of(claim("h" + i, request("r", "gpu", 1)));
      inventory = ((Fits) allocator().allocate(one, inventory)).after();
    }

    assertThat(explain(ClaimSet.of(claim("c", request("r", "gpu", 1))), inventory))
        .contains("4 (gpu-0, gpu-3, gpu-4, ...) taken by claim default/h0; the others likewise")
        .contains("1 (gpu-1) taken by claim default/h1\n");
  }

  @Test
  void aSelectorShowsWhatItSawAndWhatItWants() {
    Inventory inventory = node("node-1", devices(2, i -> gpu(i, "pci0000:00")));
    String wants = "device.capacity['gpu.example.com'].memory.compareTo(quantity('100Gi')) >= 0";

    assertThat(
            explain(
                ClaimSet.of(
                    claim(
                        "c",
                        request(
                            "r",
                            "gpu",
                            1,
                            "device.attributes['gpu.example.com'].type == 'gpu' && " + wants))),
                inventory))
        .isEqualTo(
            """
            Does not fit on node-1: default/c request r asks for 1, can have 0 of 2.
            node-1:
              default/c request r: 1 asked, 0 usable, 2 present
                2 (gpu-0, gpu-1) selector #0 sees gpu.example.com/memory 81559Mi, wants device.capacity['gpu.example.com'].memory.compareTo(quantity('100Gi')) >= 0
            Would fit (tried): do without selector #0 of default/c request r
            """);
  }

  @Test
  void aMissingAttributeGivesUpThePodAndTheGuardIsTried() {
    Device bare = Device.builder().name("a-bare").build();
    Inventory inventory = node("node-1", List.of(bare, gpu(0, "pci0000:00")));

    assertThat(
            explain(
                ClaimSet.of(
                    claim(
                        "c",
                        request(
                            "r", "gpu", 1, "device.attributes['gpu.example.com'].type == 'gpu'"))),
                inventory))
        .isEqualTo(
            """
            The scheduler gives up the pod on node-1: claim default/c: selector #0: CEL runtime error: no such key: type
            node-1:
              default/c request r: 1 asked, 1 usable, 2 present
                1 (a-bare) selector #0 fails (no such key: type): sees gpu.example.com/type absent, wants device.attributes['gpu.example.com'].type == 'gpu'
            Would fit (tried): guard selector #0 of default/c request r: has(device.attributes["gpu.example.com"].type) && device.attributes['gpu.example.com'].type == 'gpu'
            """);
  }

  @Test
  void nodesThatAreAlikeAreFolded() {
    Inventory inventory =
        nodes(5000, i -> devices(i == 77 || i == 78 ? 2 : 1, j -> gpu(j, "pci0000:00")));

    assertThat(explain(ClaimSet.of(claim("c", request("r", "gpu", 3))), inventory))
        .isEqualTo(
            """
            Does not fit on any of 5,000 nodes; nearest is node-77: default/c request r asks for 3, can have 2 of 2.
            2 of 5,000 nodes (node-77, node-78):
              default/c request r: 3 asked, 2 usable, 2 present
            4,998 of 5,000 nodes (node-0, node-1, node-2, ...):
              default/c request r: 3 asked, 1 usable, 1 present
            Would fit (tried): ask for 2 in default/c request r
            """);
  }

  private static Inventory memories(int... gibibytes) {
    return nodes(gibibytes.length, i -> List.of(withMemory(gpu(0, "pci0000:00"), gibibytes[i])));
  }

  private static Device withMemory(Device device, int gibibytes) {
    return device.toBuilder()
        .capacity(
            Map.of(
                "memory", DeviceCapacity.builder().value(Quantity.parse(gibibytes + "Gi")).build()))
        .build();
  }

  private static final ClaimSet HUNDRED =
      ClaimSet.of(
          claim(
              "big",
              request(
                  "r",
                  "gpu",
                  1,
                  "device.capacity['gpu.example.com'].memory.compareTo(quantity('100Gi')) >= 0")));

  @Test
  void nodesOfWhichOtherValuesAreTrueAreToldApart() {
    assertThat(explain(HUNDRED, memories(48, 80, 48)))
        .contains("2 of 3 nodes (node-0, node-2):", "memory 48Gi", "\nnode-1:", "memory 80Gi")
        .doesNotContain("other values");
  }

  @Test
  void manyNodesThatDifferInValuesAreToldAsOneThatSaysSo() {
    Explanation explanation = allocator().allocate(HUNDRED, memories(8, 16, 24, 32, 8)).explain();

    assertThat(explanation.text())
        .contains("5 of 5 nodes (node-0, node-1, node-2, ...):")
        .contains("memory 8Gi", "; the others likewise, with other values");
    assertThat(explanation.nodes()).hasSize(1);
    assertThat(explanation.nodes().get(0).requests().get(0).refused())
        .allMatch(group -> !group.alike());
  }

  @Test
  void aClassThatIsNotThereComesWithTheOneThatWasMeant() {
    Inventory inventory = node("node-1", devices(1, i -> gpu(i, "pci0000:00")));

    assertThat(explain(ClaimSet.of(claim("c", request("r", "gpuu", 1))), inventory))
        .contains("could not retrieve device class gpuu", "(did you mean gpu?)");
    assertThat(explain(ClaimSet.of(claim("c", request("r", "storage", 1))), inventory))
        .doesNotContain("did you mean");
  }

  @Test
  void aTaintIsNamedAndTolerated() {
    Device tainted =
        gpu(0, "pci0000:00").toBuilder()
            .taints(
                List.of(
                    DeviceTaint.builder()
                        .key("gpu.example.com/unhealthy")
                        .value("ecc")
                        .effect(DeviceTaintEffect.NO_SCHEDULE)
                        .build()))
            .build();

    assertThat(
            explain(
                ClaimSet.of(claim("c", request("r", "gpu", 1))), node("node-1", List.of(tainted))))
        .isEqualTo(
            """
            Does not fit on node-1: default/c request r asks for 1, can have 0 of 1.
            node-1:
              default/c request r: 1 asked, 0 usable, 1 present
                1 (gpu-0) tainted gpu.example.com/unhealthy=ecc:NoSchedule
            Would fit (tried): tolerate taint gpu.example.com/unhealthy in default/c request r
            """);
  }

  @Test
  void aFitSaysWhatStoodBeforeEachDevice() {
    Inventory inventory =
        node(
            "node-1",
            devices(
                4,
                i ->
                    gpu(i, "pci0000:00").toBuilder()
                        .capacity(
                            Map.of(
                                "memory",
                                DeviceCapacity.builder()
                                    .value(Quantity.parse(i == 1 ? "40Gi" : "80Gi"))
                                    .build()))
                        .build()));
    Fits first =
        (Fits) allocator().allocate(ClaimSet.of(claim("a", request("r", "gpu", 1))), inventory);

    assertThat(
            explain(
                ClaimSet.of(
                    claim(
                        "b",
                        request(
                            "r",
                            "gpu",
                            2,
                            "device.capacity['gpu.example.com'].memory"
                                + ".isGreaterThan(quantity('60Gi'))"))),
                first.after()))
        .isEqualTo(
            """
            Fits on node-1.
            node-1:
              default/b request r: 2 asked, 2 usable, 4 present
                gpu.example.com/node-1/gpu-2; before it 1 (gpu-0) taken by claim default/a; 1 (gpu-1) selector #0 sees gpu.example.com/memory 40Gi, wants device.capacity['gpu.example.com'].memory.isGreaterThan(quantity('60Gi'))
                gpu.example.com/node-1/gpu-3
            """);
  }

  @Test
  void nothingToTryIsSaidToo() {
    Inventory empty = Inventory.builder().classes(List.of(deviceClass("gpu"))).build();

    assertThat(explain(ClaimSet.of(claim("c", request("r", "gpu", 1))), empty))
        .isEqualTo("Does not fit: there is no Node, and no ResourceSlice that names one.\n");
  }
}
