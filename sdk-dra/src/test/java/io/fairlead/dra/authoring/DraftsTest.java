package io.fairlead.dra.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.Shape;
import io.fairlead.api.nvidia.v1beta1.GpuConfig;
import io.fairlead.api.nvidia.v1beta1.GpuSharingStrategy;
import io.fairlead.api.nvidia.v1beta1.TimeSliceInterval;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.DeviceTaintRule;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.dra.Features;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import org.junit.jupiter.api.Test;

class DraftsTest {

  private static String json(ResourceClaim claim) {
    return Shape.of(ResourceClaim.class).toJson(claim).toString();
  }

  @Test
  void aClaimForAPairOnOneRootReadsLikeItsSentence() {
    ResourceClaim claim =
        ClaimDraft.of("default", "pair")
            .request(RequestDraft.of("gpu", Nvidia.GPU_CLASS).count(2))
            .request(RequestDraft.of("nic", Dranet.NIC_CLASS).count(2).where(Dranet.RDMA.isTrue()))
            .match(StandardAttributes.PCIE_ROOT, "gpu", "nic")
            .claim();
    var devices = claim.spec().devices();
    assertThat(devices.requests()).hasSize(2);
    assertThat(devices.requests().get(1).exactly().selectors().get(0).cel().expression())
        .isEqualTo(Dranet.RDMA.isTrue().expression());
    assertThat(devices.constraints().get(0).matchAttribute())
        .isEqualTo("resource.kubernetes.io/pcieRoot");
    assertThat(devices.constraints().get(0).requests()).containsExactly("gpu", "nic");
    assertThat(devices.requests().get(0).exactly().adminAccess()).isNull();
  }

  @Test
  void theSameDraftIsATemplate() {
    ClaimDraft draft = ClaimDraft.of("team", "gpu").request("gpu", Nvidia.GPU_CLASS);
    assertThat(draft.template().spec().spec()).isEqualTo(draft.claim().spec());
    assertThat(draft.template().metadata().name()).isEqualTo("gpu");
  }

  @Test
  void alternativesKeepTheirOrderAndCountWithTheSmallest() {
    ResourceClaim claim =
        ClaimDraft.of("default", "c")
            .firstAvailable(
                "gpu",
                RequestDraft.of("big", Nvidia.GPU_CLASS).count(1),
                RequestDraft.of("small", Nvidia.MIG_CLASS)
                    .count(32)
                    .where(Nvidia.PROFILE.is("1g.10gb")))
            .request(RequestDraft.of("rest", Nvidia.GPU_CLASS).count(31))
            .distinct(Nvidia.PARENT_UUID, "gpu/small")
            .claim();
    assertThat(claim.spec().devices().requests().get(0).firstAvailable())
        .extracting(sub -> sub.name())
        .containsExactly("big", "small");
  }

  @Test
  void everythingARequestCanSayIsThere() {
    ResourceClaim claim =
        ClaimDraft.of("default", "c")
            .request(
                RequestDraft.of("r", "shared.example.com")
                    .all()
                    .tolerate("example.com/maintenance")
                    .tolerate("example.com/slow", "yes", DeviceTaintEffect.NO_SCHEDULE)
                    .capacity(Nvidia.MEMORY, Quantity.parse("8Gi"))
                    .derive("pair", "device.attributes[\"gpu.nvidia.com\"].uuid")
                    .adminAccess())
            .match("pair", "r")
            .config(new DriverConfig("example.com", Json.object().put("a", 1).build()), "r")
            .claim();
    assertThat(json(claim))
        .contains("allocationMode")
        .contains("Exists")
        .contains("8Gi")
        .contains("derivedAttributes")
        .contains("adminAccess")
        .contains("opaque");
  }

  @Test
  void whatTheApiServerWouldRefuseIsRefusedByName() {
    ClaimDraft draft = ClaimDraft.of("default", "c").request("gpu", Nvidia.GPU_CLASS);
    assertThatThrownBy(() -> draft.request("gpu", Nvidia.GPU_CLASS))
        .hasMessage("request of claim c must be unique, but was \"gpu\"");
    assertThatThrownBy(() -> draft.match(StandardAttributes.PCIE_ROOT, "nic"))
        .hasMessageContaining("[gpu]")
        .hasMessageContaining("nic");
    assertThatThrownBy(() -> draft.match("pcieRoot", "gpu")).hasMessageContaining("DOMAIN/NAME");
    assertThatThrownBy(() -> RequestDraft.of("gpu", "c").count(33))
        .hasMessageContaining("count of request gpu");
    assertThatThrownBy(() -> draft.request(RequestDraft.of("more", "c").count(32)))
        .hasMessage("devices of claim c must be at most 32, but was 33");
    assertThatThrownBy(() -> ClaimDraft.of("Default", "c")).hasMessageContaining("namespace");
    assertThatThrownBy(
            () ->
                ClaimDraft.of("default", "c")
                    .request(RequestDraft.of("r", "x").derive("a", "'v'"))
                    .claim())
        .hasMessageContaining("used in a constraint");
    assertThatThrownBy(() -> draft.firstAvailable("f", RequestDraft.of("a", "x").adminAccess()))
        .hasMessageContaining("without admin access");
    assertThatThrownBy(
            () -> new DriverConfig("d", Json.object().put("a", "x".repeat(11_000)).build()))
        .hasMessageContaining("at most 10 KiB");
  }

  @Test
  void aClassSaysWhatItStandsFor() {
    DeviceClass big =
        DeviceClassDraft.of("big-gpu")
            .where(DeviceTerm.driver(Nvidia.DRIVER))
            .where(Nvidia.MEMORY.atLeast("80Gi"))
            .extendedResourceName("example.com/big-gpu")
            .build();
    assertThat(big.spec().selectors()).hasSize(2);
    assertThat(big.spec().extendedResourceName()).isEqualTo("example.com/big-gpu");
    assertThatThrownBy(() -> DeviceClassDraft.of("x").extendedResourceName("kubernetes.io/gpu"))
        .hasMessageContaining("outside kubernetes.io");
    assertThatThrownBy(() -> DeviceClassDraft.of("x").extendedResourceName("gpu"))
        .hasMessageContaining("DOMAIN/NAME");
  }

  @Test
  void aTaintRuleStartsAsADryRunAndMustSayWhatItConcerns() {
    DeviceTaintRule rule =
        TaintRuleDraft.of("broken", "example.com/broken", "")
            .driver(Nvidia.DRIVER)
            .pool("node-1")
            .device("gpu-3")
            .build();
    assertThat(rule.spec().taint().effect()).isEqualTo(DeviceTaintEffect.NONE);
    assertThat(rule.spec().deviceSelector().device()).isEqualTo("gpu-3");
    assertThat(TaintRuleDraft.of("a", "k", "v").everyDevice().noExecute().build().spec().taint())
        .satisfies(taint -> assertThat(taint.effect()).isEqualTo(DeviceTaintEffect.NO_EXECUTE));
    assertThatThrownBy(() -> TaintRuleDraft.of("a", "k", "v").build())
        .hasMessageContaining("neither");
    assertThatThrownBy(() -> TaintRuleDraft.of("a", "k", "v").driver("d").everyDevice().build())
        .hasMessageContaining("both");
  }

  @Test
  void settingsAreWrittenWithTheirKindAndCheckedAgainstTheirStrategy() {
    DriverConfig config =
        Nvidia.config(
            GpuConfig.builder()
                .sharing(
                    s ->
                        s.strategy(GpuSharingStrategy.TIME_SLICING)
                            .timeSlicingConfig(t -> t.interval(TimeSliceInterval.LONG)))
                .build());
    assertThat(config.driver()).isEqualTo("gpu.nvidia.com");
    assertThat(config.parameters().text("kind")).isEqualTo("GpuConfig");
    assertThat(config.parameters().text("apiVersion")).isEqualTo("resource.nvidia.com/v1beta1");
    assertThatThrownBy(
            () ->
                Nvidia.config(
                    GpuConfig.builder()
                        .sharing(
                            s ->
                                s.strategy(GpuSharingStrategy.MPS)
                                    .timeSlicingConfig(t -> t.interval(TimeSliceInterval.LONG)))
                        .build()))
        .hasMessageContaining("TimeSlicing");
  }

  @Test
  void presetsKnowTheirClassesAndNames() {
    assertThat(DriverPreset.all())
        .extracting(DriverPreset::driver)
        .isSorted()
        .doesNotHaveDuplicates();
    for (DriverPreset preset : DriverPreset.all()) {
      for (DeviceClass deviceClass : preset.classes()) {
        assertThat(DeviceLinter.of(Features.of(KubernetesVersion.V1_36)).lint(deviceClass))
            .as(deviceClass.metadata().name())
            .isEmpty();
      }
    }
    assertThat(DriverPreset.of("gpu.nvidia.com").orElseThrow().properties())
        .containsKey("attributes gpu.nvidia.com/productName");
    assertThat(DriverPreset.of("example.com")).isEmpty();
  }
}
