package io.fairlead.dra;

import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.claim;
import static io.fairlead.dra.Scene.deviceClass;
import static io.fairlead.dra.Scene.devices;
import static io.fairlead.dra.Scene.gpu;
import static io.fairlead.dra.Scene.request;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.dra.Options.Scoring;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeastFragmentationTest {

  private static Allocator allocator() {
    return Allocator.create(
        Features.of(KubernetesVersion.V1_36),
        options -> options.scoring(Scoring.LEAST_FRAGMENTATION));
  }

  private static Inventory partitioned(int gpus) {
    return Inventory.builder()
        .slices(List.of(BoundsTest.partitioned(gpus)))
        .classes(List.of(deviceClass("gpu", "device.driver == 'gpu.example.com'")))
        .build();
  }

  private static ClaimSet one(String name, int count, int slices) {
    return ClaimSet.of(claim(name, BoundsTest.profile("r", count, slices)));
  }

  @Test
  void aSmallPartitionGoesWhereALargeOneIsImpossibleAlready() {
    ClaimSet holder =
        ClaimSet.of(
            claim(
                "held",
                request(
                    "r",
                    "gpu",
                    1,
                    "device.attributes['gpu.example.com'].profile == '4g'"
                        + " && device.attributes['resource.kubernetes.io'].pcieRoot == 'root-1'")));
    Inventory used = ((Fits) Scene.allocator().allocate(holder, partitioned(3))).after();
    assertThat(devices(Scene.allocator().allocate(one("c", 1, 1), used)))
        .as("the first fit breaks a whole device")
        .containsExactly("gpu-0-1g-0");
    assertThat(devices(allocator().allocate(one("c", 1, 1), used))).containsExactly("gpu-1-1g-4");
  }

  @Test
  void partitionsOfOneRequestShareADevice() {
    Inventory inventory = partitioned(3);
    Fits fits = (Fits) allocator().allocate(one("c", 3, 1), inventory);
    assertThat(devices(fits)).allMatch(device -> device.startsWith("gpu-0"));
    assertThat(allocator().allocate(one("d", 2, 8), fits.after())).isInstanceOf(Fits.class);
  }

  @Test
  void wholeDevicesComeFromARootThatIsNotAllFree() {
    Inventory inventory =
        Inventory.builder()
            .slices(List.of(slice(GPU, "node", devices(4, i -> gpu(i, "root-" + i / 2)))))
            .classes(List.of(deviceClass("gpu")))
            .build();
    ClaimSet third =
        ClaimSet.of(
            claim(
                "held",
                request(
                    "r", "gpu", 1, "device.attributes['gpu.example.com'].uuid == 'GPU-2-root-1'")));
    Inventory used = ((Fits) Scene.allocator().allocate(third, inventory)).after();
    ClaimSet more = ClaimSet.of(claim("c", request("r", "gpu", 1)));
    assertThat(devices(Scene.allocator().allocate(more, used))).containsExactly("gpu-0");
    assertThat(devices(allocator().allocate(more, used))).containsExactly("gpu-3");
  }

  @Test
  void itFitsExactlyWhereTheFirstFitDoesAndBreaksUpNoMore() {
    int better = 0;
    for (long seed = 50_000; seed < 52_000; seed++) {
      RandomScene scene = new RandomScene(seed);
      Inventory inventory =
          Inventory.builder()
              .slices(scene.slices)
              .classes(scene.classes)
              .nodes(List.of(scene.node))
              .claims(scene.held)
              .build();
      ClaimSet asked = new ClaimSet(scene.asked);
      AllocationResult first = Allocator.create(scene.features).allocate(asked, inventory);
      AllocationResult best =
          Allocator.create(scene.features, options -> options.scoring(Scoring.LEAST_FRAGMENTATION))
              .allocate(asked, inventory);
      if (!(first instanceof Aborted || best instanceof Aborted)) {
        assertThat(best.getClass()).as("seed " + seed).isEqualTo(first.getClass());
        better += AllocatorOracleTest.text(best).equals(AllocatorOracleTest.text(first)) ? 0 : 1;
      }
    }
    assertThat(better).isPositive();
  }
}
