package io.fairlead.dra.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.Features;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceLinterTest {

  private static final Features V1_36 = Features.of(KubernetesVersion.V1_36);

  /** A node as on AWS: GPUs, interfaces with a network driver, and RDMA devices without one. */
  private static final List<ResourceSlice> NODE =
      List.of(
          slice("gpu.nvidia.com", gpu("gpu-0"), gpu("gpu-1")),
          slice(
              "dra.net",
              nic("eth0", Map.of("dra.net/rdma", flag(false), "dra.net/virtual", flag(false))),
              nic("efa-0", Map.of("dra.net/rdma", flag(true))),
              nic("efa-1", Map.of("dra.net/rdma", flag(true)))));

  private static final DeviceLinter LINTER = DeviceLinter.of(V1_36, NODE, List.of());

  private static ResourceSlice slice(String driver, Device... devices) {
    return ResourceSlice.builder("node-" + driver)
        .spec(
            s ->
                s.driver(driver)
                    .nodeName("node")
                    .pool(p -> p.name("node").generation(1L).resourceSliceCount(1L))
                    .devices(List.of(devices)))
        .build();
  }

  private static Device gpu(String name) {
    return Device.builder()
        .name(name)
        .attributes(
            Map.of(
                "type", text("gpu"),
                "productName", text("NVIDIA A100-SXM4-40GB"),
                "driverVersion", DeviceAttribute.builder().version("580.126.9").build(),
                "resource.kubernetes.io/pcieRoot", text("pci0000:10")))
        .capacity(Map.of("memory", DeviceCapacity.builder().value(Quantity.parse("40Gi")).build()))
        .build();
  }

  private static Device nic(String name, Map<String, DeviceAttribute> attributes) {
    return Device.builder().name(name).attributes(new LinkedHashMap<>(attributes)).build();
  }

  private static DeviceAttribute text(String value) {
    return DeviceAttribute.builder().string(value).build();
  }

  private static DeviceAttribute flag(boolean value) {
    return DeviceAttribute.builder().bool(value).build();
  }

  private static ResourceClaim claim(String deviceClass, String... expressions) {
    List<DeviceSelector> selectors = new ArrayList<>();
    for (String expression : expressions) {
      selectors.add(DeviceSelector.builder().cel(c -> c.expression(expression)).build());
    }
    return ResourceClaim.builder("default", "c")
        .spec(
            s ->
                s.devices(
                    d ->
                        d.requests(
                            List.of(
                                DeviceRequest.builder()
                                    .name("r")
                                    .exactly(
                                        e -> e.deviceClassName(deviceClass).selectors(selectors))
                                    .build()))))
        .build();
  }

  private static List<String> lint(DeviceLinter linter, String deviceClass, String expression) {
    return linter.lint(claim(deviceClass, expression)).stream()
        .map(
            f ->
                f.severity()
                    + " "
                    + f.rule().id()
                    + ": "
                    + f.message()
                    + (f.hint().isEmpty() ? "" : " | " + f.hint()))
        .toList();
  }

  private static List<String> gpus(String expression) {
    return lint(
        LINTER, "gpu.nvidia.com", expression.replace("$", "device.attributes['gpu.nvidia.com']"));
  }

  @Test
  void aGoodClaimHasNoFindings() {
    assertThat(gpus("$.productName == 'NVIDIA A100-SXM4-40GB'")).isEmpty();
    assertThat(gpus("$.driverVersion.compareTo(semver('570.0.0')) >= 0")).isEmpty();
    assertThat(gpus("device.capacity['gpu.nvidia.com'].memory.compareTo(quantity('40Gi')) >= 0"))
        .isEmpty();
    assertThat(
            lint(
                LINTER,
                "dranet.net",
                Dranet.VIRTUAL.isFalse().and(Dranet.RDMA.isFalse()).expression()))
        .isEmpty();
  }

  @Test
  void anErrorOnARealDeviceIsShownWithADeviceAndARemedyThatWasTried() {
    assertThat(lint(LINTER, "dranet.net", "device.attributes['dra.net'].virtual == false"))
        .containsExactly(
            "ERROR order-dependent-error: fails on 2 devices of 3, first on dra.net/node/efa-0: no"
                + " such key: virtual; a pod is scheduled or not by which device comes first"
                + " | write has(device.attributes[\"dra.net\"].virtual) &&"
                + " device.attributes['dra.net'].virtual == false");
  }

  @Test
  void aClassWithoutADriverFailsOnTheDevicesOfOthers() {
    DeviceClass mine =
        DeviceClassDraft.of("mine")
            .where(DeviceTerm.cel("device.attributes['gpu.nvidia.com'].type == 'gpu'"))
            .build();
    assertThat(LINTER.lint(mine))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.rule()).isEqualTo(LintRule.ORDER_DEPENDENT_ERROR);
              assertThat(f.path()).isEqualTo("spec.selectors[0].cel.expression");
              assertThat(f.message())
                  .startsWith("fails on 3 devices of 5, first on dra.net/node/eth0");
            });
    DeviceClass good =
        DeviceClassDraft.of("good")
            .where(DeviceTerm.driver("gpu.nvidia.com").and(Nvidia.TYPE.is("gpu")))
            .build();
    assertThat(LINTER.lint(good)).isEmpty();
  }

  @Test
  void aMisspelledNameIsCorrected() {
    assertThat(gpus("$.prodctName == 'x'"))
        .containsExactly(
            "ERROR unknown-attribute: none of 2 devices has"
                + " device.attributes[\"gpu.nvidia.com\"].prodctName, so it fails on all of them"
                + " | did you mean device.attributes[\"gpu.nvidia.com\"].productName?");
    assertThat(gpus("has($.index) && $.index <= 2"))
        .containsExactly(
            "WARNING unknown-attribute: none of 2 devices has"
                + " device.attributes[\"gpu.nvidia.com\"].index");
  }

  @Test
  void aNameInTheWrongPlaceIsMoved() {
    assertThat(gpus("$.pcieRoot == 'pci0000:10'"))
        .singleElement()
        .asString()
        .startsWith("ERROR wrong-domain")
        .endsWith("did you mean device.attributes[\"resource.kubernetes.io\"].pcieRoot?");
    assertThat(gpus("$.memory.isGreaterThan(quantity('1Gi'))"))
        .singleElement()
        .asString()
        .endsWith("did you mean device.capacity[\"gpu.nvidia.com\"].memory?");
    assertThat(lint(LINTER, "dranet.net", "device.attributes[\"dra.net/rdma\"].bool == true"))
        .containsExactly(
            "ERROR wrong-domain: a domain has no '/', so no device has"
                + " device.attributes[\"dra.net/rdma\"].bool"
                + " | did you mean device.attributes[\"dra.net\"].rdma?");
  }

  @Test
  void aSelectorThatNobodySatisfiesSaysWhatThereIs() {
    assertThat(gpus("$.type == 'gpu' && $.productName == 'NVIDIA H100'"))
        .containsExactly(
            "WARNING dead-selector: device.attributes['gpu.nvidia.com'].productName == 'NVIDIA"
                + " H100' holds for none of 2 devices; there is productName NVIDIA A100-SXM4-40GB"
                + " (2)");
    assertThat(lint(LINTER, "mig.nvidia.com", "true"))
        .containsExactly(
            "WARNING dead-selector: no published device is of class mig.nvidia.com, of 5");
  }

  @Test
  void aComparisonWithAnotherTypeIsExplained() {
    assertThat(gpus("$.driverVersion == '580.126.9'"))
        .containsExactly(
            "WARNING wrong-type: device.attributes[\"gpu.nvidia.com\"].driverVersion is a version,"
                + " compared with a string | write semver(\"580.126.9\")");
    assertThat(lint(LINTER, "dranet.net", "device.attributes['dra.net'].rdma == 'true'"))
        .singleElement()
        .asString()
        .endsWith("compared with a string | write true");
  }

  @Test
  void withoutSlicesThePresetsSayWhatIsCertain() {
    DeviceLinter blind = DeviceLinter.of(V1_36);
    assertThat(lint(blind, "gpu.nvidia.com", "device.attributes['gpu.nvidia.com'].brand == 'x'"))
        .isEmpty();
    assertThat(lint(blind, "mig.nvidia.com", "device.attributes['gpu.nvidia.com'].uuid == 'x'"))
        .singleElement()
        .asString()
        .startsWith(
            "WARNING missing-guard: reads device.attributes[\"gpu.nvidia.com\"].uuid without")
        .contains("| write has(");
    assertThat(lint(blind, "gpu.nvidia.com", "device.attributes['gpu.nvidia.com'].index <= 2"))
        .singleElement()
        .asString()
        .startsWith("WARNING unknown-attribute: its driver is not known to publish");
    assertThat(lint(blind, "other.example.com", "device.attributes['example.com'].x == 1"))
        .singleElement()
        .asString()
        .startsWith("WARNING missing-guard");
    assertThat(lint(blind, "gpu.nvidia.com", "device.attributes['nvidia.com'].productName == 'x'"))
        .singleElement()
        .asString()
        .startsWith("ERROR wrong-domain");
  }

  @Test
  void whatTheServerRefusesIsAnError() {
    assertThat(gpus("device.nope == 1"))
        .singleElement()
        .asString()
        .contains("undefined field 'nope'");
    assertThat(gpus("x".repeat(10_300))).singleElement().asString().contains("10300 bytes");
    assertThat(gpus("device.allowMultipleAllocations"))
        .singleElement()
        .asString()
        .contains("dead-selector");
    assertThat(
            lint(
                DeviceLinter.of(Features.of(KubernetesVersion.V1_34), NODE, List.of()),
                "gpu.nvidia.com",
                "device.allowMultipleAllocations"))
        .first()
        .asString()
        .startsWith("ERROR invalid-selector: is refused when it is created with Kubernetes 1.34");
    String loop =
        "device.attributes.all(a, device.attributes.all(b, device.attributes[a].all(c,"
            + " device.attributes[b].all(d, c != d || a == b))))";
    assertThat(gpus(loop)).first().asString().startsWith("ERROR cost").contains("of 1000000");
  }

  @Test
  void constraintsAndCapacitiesAreJudgedOnTheDevicesThatAreLeft() {
    ResourceClaim claim =
        ClaimDraft.of("default", "pair")
            .request("gpu", Nvidia.GPU_CLASS)
            .request(
                RequestDraft.of("nic", Dranet.NIC_CLASS)
                    .capacity(CapacityProperty.of("dra.net/bandwidth"), Quantity.parse("1G")))
            .match(StandardAttributes.PCIE_ROOT)
            .match("gpu.nvidia.com/pcieRoot", "gpu")
            .claim();
    assertThat(LINTER.lint(claim))
        .extracting(f -> f.path() + ": " + f.message() + " | " + f.hint())
        .containsExactly(
            "spec.devices.requests[1].exactly.capacity.requests[dra.net/bandwidth]: none of 3"
                + " devices has this capacity | ",
            "spec.devices.constraints[0].matchAttribute: none of 3 devices for request nic has"
                + " resource.kubernetes.io/pcieRoot, so the constraint cannot be met | ",
            "spec.devices.constraints[1].matchAttribute: none of 2 devices for request gpu has"
                + " gpu.nvidia.com/pcieRoot, so the constraint cannot be met | did you mean"
                + " resource.kubernetes.io/pcieRoot?");
  }

  @Test
  void classesThatAreNotThereOrCollideAreFound() {
    DeviceClass first =
        DeviceClassDraft.of("a-gpu").extendedResourceName("example.com/gpu").build();
    DeviceClass second =
        DeviceClassDraft.of("b-gpu").extendedResourceName("example.com/gpu").build();
    DeviceLinter linter = DeviceLinter.of(V1_36, List.of(), List.of(first, second));
    assertThat(linter.lint(first))
        .extracting(LintFinding::toString)
        .containsExactly(
            "warning: DeviceClass a-gpu: spec.extendedResourceName: class b-gpu also stands for"
                + " example.com/gpu [shadowed-resource] (the class created last gets it; give each"
                + " a name of its own)");
    assertThat(linter.lint(claim("a-gpo")))
        .extracting(LintFinding::toString)
        .containsExactly(
            "warning: ResourceClaim default/c: spec.devices.requests[0].exactly.deviceClassName:"
                + " there is no class a-gpo [unknown-class] (did you mean a-gpu?)");
  }

  @Test
  void onlyTheNewestGenerationCounts() {
    ResourceSlice old = NODE.get(0).toBuilder().build();
    ResourceSlice fresh =
        slice("gpu.nvidia.com", nic("gpu-9", Map.of("type", text("gpu"), "uuid", text("u"))))
            .toBuilder()
            .spec(s -> s.pool(p -> p.generation(2L)))
            .build();
    DeviceLinter linter = DeviceLinter.of(V1_36, List.of(old, fresh), List.of());
    assertThat(
            lint(
                linter, "gpu.nvidia.com", "device.attributes['gpu.nvidia.com'].productName == 'x'"))
        .singleElement()
        .asString()
        .contains("none of 1 device has");
  }
}
