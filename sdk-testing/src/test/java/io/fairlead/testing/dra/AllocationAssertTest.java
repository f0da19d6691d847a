package io.fairlead.testing.dra;

import static io.fairlead.testing.dra.DeviceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.AllocationResult;
import io.fairlead.dra.Allocator;
import io.fairlead.dra.ClaimSet;
import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.dra.Proof;
import io.fairlead.dra.authoring.ClaimDraft;
import io.fairlead.dra.authoring.DeviceClassDraft;
import io.fairlead.dra.authoring.DeviceTerm;
import io.fairlead.dra.authoring.RequestDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationAssertTest {

  private static final Inventory TWO =
      Inventory.builder()
          .slices(
              List.of(
                  ResourceSlice.builder("s")
                      .spec(
                          s ->
                              s.driver("gpu.example.com")
                                  .nodeName("node-1")
                                  .pool(p -> p.name("p").generation(1L).resourceSliceCount(1L))
                                  .devices(
                                      List.of(
                                          Device.builder().name("gpu-0").build(),
                                          Device.builder().name("gpu-1").build())))
                      .build()))
          .classes(
              List.of(
                  DeviceClassDraft.of("gpu").where(DeviceTerm.driver("gpu.example.com")).build(),
                  DeviceClassDraft.of("failing")
                      .where(DeviceTerm.cel("device.attributes['gpu.example.com'].x == 1"))
                      .build()))
          .build();

  private static AllocationResult allocate(String deviceClass, int count) {
    return Allocator.create(Features.of(KubernetesVersion.V1_36))
        .allocate(
            ClaimSet.of(
                ClaimDraft.of("team-a", "mine")
                    .request(RequestDraft.of("r", deviceClass).count(count))
                    .claim()),
            TWO);
  }

  @Test
  void aFitIsLookedAtFromNodeToDevices() {
    assertThat(allocate("gpu", 2))
        .fits()
        .fitsOn("node-1")
        .takes("gpu-0", "gpu.example.com/p/gpu-1")
        .gives("team-a/mine", "gpu-0", "gpu-1");
    assertThatThrownBy(() -> assertThat(allocate("gpu", 1)).takes("gpu-1"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[gpu.example.com/p/gpu-0]");
    assertThatThrownBy(() -> assertThat(allocate("gpu", 1)).gives("other", "gpu-0"))
        .hasMessageContaining("claim default/other");
    assertThatThrownBy(() -> assertThat(allocate("gpu", 1)).fitsOn("node-2"))
        .hasMessageContaining("node-1");
    assertThatThrownBy(() -> assertThat(allocate("gpu", 1)).doesNotFit())
        .hasMessageContaining("expected no fit");
  }

  @Test
  void aMissingFitIsExplainedInTheMessage() {
    assertThat(allocate("gpu", 3)).doesNotFitBecauseOf(Proof.TOO_FEW).isExplainedBy("3");
    assertThatThrownBy(() -> assertThat(allocate("gpu", 3)).fits())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected a fit, but no fit: TOO_FEW")
        .hasMessageContaining("node-1");
    assertThatThrownBy(() -> assertThat(allocate("gpu", 3)).isUndecided())
        .hasMessageContaining("expected no decision");
    assertThatThrownBy(() -> assertThat((AllocationResult) null).fits())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void anErrorIsLookedAtByItsText() {
    assertThat(allocate("failing", 1)).abortsWith("no such key: x");
    assertThatThrownBy(() -> assertThat(allocate("gpu", 1)).abortsWith("x"))
        .hasMessageContaining("expected an error");
  }
}
