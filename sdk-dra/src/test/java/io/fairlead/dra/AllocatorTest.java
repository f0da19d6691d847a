package io.fairlead.dra;

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

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocatorTest {

  private static final String CLASS_SELECTOR =
      "device.driver == 'gpu.example.com' && device.attributes['gpu.example.com'].type == 'gpu'";

  private static Inventory inventory(int gpus) {
    return Inventory.builder()
        .slices(List.of(slice(GPU, "node-1", devices(gpus, i -> gpu(i, "pci0000:0" + i / 2)))))
        .classes(List.of(deviceClass("gpu", CLASS_SELECTOR)))
        .build();
  }

  @Test
  void theFirstDevicesInOrderAreGivenAway() {
    AllocationResult result =
        allocator().allocate(ClaimSet.of(claim("c", request("r", "gpu", 3))), inventory(8));
    assertThat(devices(result)).containsExactly("gpu-0", "gpu-1", "gpu-2");
    assertThat(((Fits) result).node()).isEqualTo("node-1");
  }

  @Test
  void whatWasGivenAwayIsTakenAndReleasedAgain() {
    ClaimSet five = ClaimSet.of(claim("c", request("r", "gpu", 5)));
    ClaimSet more = ClaimSet.of(claim("d", request("r", "gpu", 3)));
    Fits first = (Fits) allocator().allocate(five, inventory(8));
    Inventory after = first.after();
    AllocationResult second = allocator().allocate(more, after);
    assertThat(devices(second)).containsExactly("gpu-5", "gpu-6", "gpu-7");
    Inventory full = ((Fits) second).after();
    assertThat(allocator().allocate(more, full)).isInstanceOf(Fits.class); // d has its devices
    ClaimSet another = ClaimSet.of(claim("e", request("r", "gpu", 1)));
    assertThat(allocator().allocate(another, full)).isInstanceOf(NoFit.class);
    Inventory released = full.withReleased(new ClaimRef("default", "c"));
    assertThat(devices(allocator().allocate(another, released))).containsExactly("gpu-0");
  }

  @Test
  void aConstraintMakesTheSearchTryAgain() {
    ClaimSet three = ClaimSet.of(claim("c", List.of(match(ROOT)), request("r", "gpu", 3)));
    assertThat(allocator().allocate(three, inventory(8))).isInstanceOf(NoFit.class);
    ClaimSet two =
        ClaimSet.of(
            claim(
                "c",
                List.of(match(ROOT)),
                request(
                    "r",
                    "gpu",
                    2,
                    "device.attributes['gpu.example.com'].uuid != 'GPU-0-pci0000:00'")));
    assertThat(devices(allocator().allocate(two, inventory(8)))).containsExactly("gpu-2", "gpu-3");
  }

  @Test
  void aSelectorThatFailsGivesUpThePod() {
    Device bare = Device.builder().name("a-bare").build();
    Inventory inventory =
        Inventory.builder()
            .slices(List.of(slice(GPU, "node-1", List.of(bare, gpu(0, "pci0000:00")))))
            .classes(List.of(deviceClass("gpu", CLASS_SELECTOR)))
            .build();
    ClaimSet one = ClaimSet.of(claim("c", request("r", "gpu", 1)));
    Aborted aborted = (Aborted) allocator().allocate(one, inventory);
    assertThat(aborted.message())
        .isEqualTo("class gpu: selector #0: CEL runtime error: no such key: type");
    Aborted newer =
        (Aborted) Allocator.create(Features.of(KubernetesVersion.V1_37)).allocate(one, inventory);
    assertThat(newer.message())
        .startsWith(
            "class gpu: selector #0 on device gpu.example.com/node-1/a-bare: CEL runtime error: no"
                + " such key: type. consider using CEL optional chaining");
    Allocator lenient =
        Allocator.create(
            Features.of(KubernetesVersion.V1_36), options -> options.skipCelErrors(true));
    assertThat(devices(lenient.allocate(one, inventory))).containsExactly("gpu-0");
  }

  @Test
  void gpusArePairedWithNetworkCardsOfTheSameRoot() {
    Inventory inventory =
        Inventory.builder()
            .slices(
                List.of(
                    slice(GPU, "node-1", devices(4, i -> gpu(i, "pci0000:0" + i))),
                    slice(NIC, "node-1", devices(4, i -> nic(i, "pci0000:0" + (3 - i))))))
            .classes(
                List.of(
                    deviceClass("gpu", CLASS_SELECTOR),
                    deviceClass("nic", "device.driver == 'nic.example.com'")))
            .build();
    AllocationResult result =
        allocator()
            .allocate(
                ClaimSet.of(
                    claim(
                        "c",
                        List.of(match(ROOT, "g0", "n0"), match(ROOT, "g1", "n1")),
                        request("g0", "gpu", 1),
                        request("n0", "nic", 1),
                        request("g1", "gpu", 1),
                        request("n1", "nic", 1))),
                inventory);
    assertThat(devices(result)).containsExactly("gpu-0", "nic-3", "gpu-1", "nic-2");
    DeviceRequestAllocationResult first =
        ((Fits) result).allocations().get(0).allocation().devices().results().get(0);
    assertThat(first.request()).isEqualTo("g0");
  }
}
