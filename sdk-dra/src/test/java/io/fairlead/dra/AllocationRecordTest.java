package io.fairlead.dra;

import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.claim;
import static io.fairlead.dra.Scene.deviceClass;
import static io.fairlead.dra.Scene.request;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Shape;
import io.fairlead.api.core.v1.Node;
import io.fairlead.api.core.v1.NodeSelector;
import io.fairlead.api.core.v1.NodeSelectorRequirement;
import io.fairlead.api.core.v1.NodeSelectorTerm;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.resource.v1.AllocationResult;
import io.fairlead.api.resource.v1.CapacityRequestPolicy;
import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceClaimConfiguration;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceClassConfiguration;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.DeviceToleration;
import io.fairlead.api.resource.v1.DeviceTolerationOperator;
import io.fairlead.api.resource.v1.OpaqueDeviceConfiguration;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written into {@code status.allocation}, field by field. */
class AllocationRecordTest {

  private static OpaqueDeviceConfiguration opaque(String value) {
    return OpaqueDeviceConfiguration.builder()
        .driver(GPU)
        .parameters(Json.object().put("mode", value).build())
        .build();
  }

  private static DeviceClass configured(String name) {
    return deviceClass(name).toBuilder()
        .spec(
            spec ->
                spec.selectors(List.of())
                    .config(
                        List.of(DeviceClassConfiguration.builder().opaque(opaque(name)).build())))
        .build();
  }

  private static ResourceClaim withConfig(ResourceClaim claim, DeviceClaimConfiguration... config) {
    return claim.toBuilder()
        .spec(
            claim.spec().toBuilder()
                .devices(claim.spec().devices().toBuilder().config(List.of(config)).build())
                .build())
        .build();
  }

  private static DeviceClaimConfiguration config(String value, String... requests) {
    return DeviceClaimConfiguration.builder()
        .opaque(opaque(value))
        .requests(requests.length == 0 ? null : List.of(requests))
        .build();
  }

  private static String json(io.fairlead.dra.AllocationResult result) {
    AllocationResult allocation = ((Fits) result).allocations().get(0).allocation();
    return String.valueOf(Shape.of(AllocationResult.class).toJson(allocation).plain());
  }

  private static Device device(String name) {
    return Device.builder().name(name).build();
  }

  private static Inventory.Builder with(ResourceSlice... slices) {
    return Inventory.builder()
        .slices(List.of(slices))
        .classes(List.of(configured("one"), configured("two"), deviceClass("plain")))
        .nodes(
            List.of(
                Node.builder("node")
                    .metadata(ObjectMeta.builder().name("node").labels(Map.of("zone", "z")).build())
                    .build()));
  }

  @Test
  void configurationsOfClassesNameTheirRequestsUnlessTheyAreForAll() {
    Inventory inventory =
        with(slice(GPU, "node", List.of(device("a"), device("b"), device("c")))).build();
    ResourceClaim claim =
        claim("c", request("x", "one", 1), request("y", "two", 1), request("z", "one", 1));
    assertThat(json(Scene.allocator().allocate(ClaimSet.of(claim), inventory)))
        .contains(
            "config=["
                + "{opaque={driver=gpu.example.com, parameters={mode=one}}, requests=[x, z],"
                + " source=FromClass},"
                + " {opaque={driver=gpu.example.com, parameters={mode=two}}, requests=[y],"
                + " source=FromClass}]");
    ResourceClaim same = claim("c", request("x", "one", 1), request("z", "one", 1));
    assertThat(json(Scene.allocator().allocate(ClaimSet.of(same), inventory)))
        .contains(
            "config=[{opaque={driver=gpu.example.com, parameters={mode=one}}, source=FromClass}]");
  }

  @Test
  void configurationsOfTheClaimFollowForTheRequestsAndAlternativesThatWereChosen() {
    Inventory inventory = with(slice(GPU, "node", List.of(device("a"), device("b")))).build();
    DeviceSubRequest none =
        DeviceSubRequest.builder().name("no").deviceClassName("plain").count(9L).build();
    DeviceSubRequest some =
        DeviceSubRequest.builder().name("yes").deviceClassName("plain").count(1L).build();
    ResourceClaim claim =
        withConfig(
            claim(
                "c",
                DeviceRequest.builder().name("x").firstAvailable(List.of(none, some)).build(),
                request("y", "plain", 1)),
            config("for all"),
            config("for the other", "x/no"),
            config("for the chosen", "x/yes"),
            config("for both", "x", "y"));
    String json = json(Scene.allocator().allocate(ClaimSet.of(claim), inventory));
    assertThat(json)
        .contains("request=x/yes")
        .contains(
            "config=["
                + "{opaque={driver=gpu.example.com, parameters={mode=for all}}, source=FromClaim},"
                + " {opaque={driver=gpu.example.com, parameters={mode=for the chosen}},"
                + " requests=[x/yes], source=FromClaim},"
                + " {opaque={driver=gpu.example.com, parameters={mode=for both}},"
                + " source=FromClaim}]");
  }

  @Test
  void nodesAreThoseThatReachAllDevices() {
    NodeSelectorRequirement zone =
        NodeSelectorRequirement.builder().key("zone").operator("In").values(List.of("z")).build();
    ResourceSlice network =
        slice(
            GPU,
            "net",
            List.of(device("a"), device("b")),
            spec ->
                spec.nodeName(null)
                    .nodeSelector(
                        NodeSelector.builder()
                            .nodeSelectorTerms(
                                List.of(
                                    NodeSelectorTerm.builder()
                                        .matchExpressions(List.of(zone))
                                        .build()))
                            .build()));
    ResourceSlice everywhere =
        slice(
            "any.example.com",
            "all",
            List.of(device("c")),
            spec -> spec.nodeName(null).allNodes(true));
    ClaimSet two = ClaimSet.of(claim("c", request("r", "plain", 3)));
    assertThat(json(Scene.allocator().allocate(two, with(network, everywhere).build())))
        .contains(
            "nodeSelector={nodeSelectorTerms=[{matchExpressions=[{key=zone, operator=In,"
                + " values=[z]}]}]}");
    ClaimSet one =
        ClaimSet.of(claim("c", request("r", "plain", 1, "device.driver == 'any.example.com'")));
    assertThat(json(Scene.allocator().allocate(one, with(network, everywhere).build())))
        .doesNotContain("nodeSelector");
    ResourceSlice binding =
        slice(
            "any.example.com",
            "all",
            List.of(device("c").toBuilder().bindsToNode(true).build()),
            spec -> spec.nodeName(null).allNodes(true));
    assertThat(json(Scene.allocator().allocate(one, with(binding).build())))
        .contains("matchFields=[{key=metadata.name, operator=In, values=[node]}]");
  }

  @Test
  void aShareHasAnIdAndSaysWhatItConsumes() {
    DeviceCapacity memory =
        DeviceCapacity.builder()
            .value(Quantity.parse("80Gi"))
            .requestPolicy(
                CapacityRequestPolicy.builder()
                    .defaultValue(Quantity.parse("10Gi"))
                    .validValues(List.of(Quantity.parse("10Gi"), Quantity.parse("20Gi")))
                    .build())
            .build();
    Device shared =
        device("a").toBuilder()
            .allowMultipleAllocations(true)
            .capacity(Map.of("memory", memory))
            .build();
    Inventory inventory = with(slice(GPU, "node", List.of(shared))).build();
    ResourceClaim claim =
        claim(
            "c",
            request(
                "r",
                "plain",
                1,
                exact ->
                    exact
                        .capacity(
                            CapacityRequirements.builder()
                                .requests(Map.of("memory", Quantity.parse("12Gi")))
                                .build())
                        .tolerations(
                            List.of(
                                DeviceToleration.builder()
                                    .operator(DeviceTolerationOperator.EXISTS)
                                    .build()))));
    Allocator allocator =
        Allocator.create(
            Features.of(KubernetesVersion.V1_36),
            options ->
                options
                    .shareIds(() -> "0f0e0d0c-0000-4000-8000-000000000001")
                    .clock(() -> Timestamp.parse("2026-11-24T10:00:00Z")));
    assertThat(json(allocator.allocate(ClaimSet.of(claim), inventory)))
        .isEqualTo(
            "{allocationTimestamp=2026-11-24T10:00:00Z, devices={results=[{"
                + "consumedCapacity={memory=20Gi}, device=a, driver=gpu.example.com, pool=node,"
                + " request=r, shareID=0f0e0d0c-0000-4000-8000-000000000001,"
                + " tolerations=[{operator=Exists}]}]}, nodeSelector={nodeSelectorTerms=[{"
                + "matchFields=[{key=metadata.name, operator=In, values=[node]}]}]}}");
    Allocator plain = Scene.allocator();
    assertThat(json(plain.allocate(ClaimSet.of(claim), inventory)))
        .as("without generators the same input has the same answer")
        .isEqualTo(json(plain.allocate(ClaimSet.of(claim), inventory)));
  }
}
