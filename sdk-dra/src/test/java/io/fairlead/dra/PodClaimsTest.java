package io.fairlead.dra;

import static io.fairlead.dra.Scene.deviceClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.core.v1.Container;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodResourceClaim;
import io.fairlead.api.core.v1.ResourceRequirements;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodClaimsTest {

  private static DeviceClass serving(String name, String resource, String created) {
    return deviceClass(name).toBuilder()
        .metadata(m -> m.name(name).creationTimestamp(Timestamp.parse(created)))
        .spec(spec -> spec.selectors(List.of()).extendedResourceName(resource))
        .build();
  }

  private static Container container(
      String name, String restartPolicy, Map<String, Quantity> wanted) {
    return Container.builder()
        .name(name)
        .restartPolicy(restartPolicy)
        .resources(ResourceRequirements.builder().requests(wanted).build())
        .build();
  }

  private static Map<String, Quantity> gpus(long count) {
    return Map.of("nvidia.com/gpu", Quantity.of(count));
  }

  private static final Inventory INVENTORY =
      Inventory.builder()
          .classes(
              List.of(
                  serving("old", "nvidia.com/gpu", "2026-01-01T00:00:00Z"),
                  serving("young-b", "nvidia.com/gpu", "2026-02-01T00:00:00Z"),
                  serving("young-a", "nvidia.com/gpu", "2026-02-01T00:00:00Z")))
          .build();

  private static List<String> extended(Pod pod) {
    ClaimSet set = ClaimSet.ofPod(pod, name -> null, name -> null, INVENTORY);
    assertThat(set.claims()).hasSize(1);
    ResourceClaim claim = set.claims().get(0);
    assertThat(claim.metadata().name()).isEqualTo("p-extended-resources");
    assertThat(claim.metadata().annotations())
        .containsEntry("resource.kubernetes.io/extended-resource-claim", "true");
    return claim.spec().devices().requests().stream().map(PodClaimsTest::text).toList();
  }

  private static String text(DeviceRequest request) {
    return request.name()
        + " "
        + request.exactly().deviceClassName()
        + " "
        + request.exactly().count();
  }

  @Test
  void extendedResourcesBecomeRequestsOfTheYoungestClass() {
    Pod pod =
        Pod.builder("ns", "p")
            .spec(
                spec ->
                    spec.containers(
                        List.of(
                            container(
                                "a",
                                null,
                                Map.of("cpu", Quantity.of(1), "nvidia.com/gpu", Quantity.of(2))),
                            container(
                                "b",
                                null,
                                Map.of("deviceclass.resource.kubernetes.io/old", Quantity.of(1))),
                            container("c", null, Map.of("example.com/other", Quantity.of(1))))))
            .build();
    assertThat(extended(pod))
        .containsExactly("container-0-request-1 young-a 2", "container-1-request-0 old 1");
  }

  @Test
  void initContainersReuseWhatLaterOnesHave() {
    Pod pod =
        Pod.builder("ns", "p")
            .spec(
                spec ->
                    spec.initContainers(
                            List.of(
                                container("i", null, gpus(5)),
                                container("sidecar", "Always", gpus(1)),
                                container("j", null, gpus(4))))
                        .containers(List.of(container("a", null, gpus(2)))))
            .build();
    // the first needs 5 and finds 3 of the sidecar and the container; the second finds 2 of 4
    assertThat(extended(pod))
        .containsExactly(
            "container-0-request-0 young-a 2",
            "container-1-request-0 young-a 1",
            "container-3-request-0 young-a 2");
  }

  @Test
  void claimsComeInTheOrderInWhichThePodNamesThem() {
    Pod pod =
        Pod.builder("ns", "p")
            .spec(
                spec ->
                    spec.containers(List.of())
                        .resourceClaims(
                            List.of(
                                PodResourceClaim.builder()
                                    .name("x")
                                    .resourceClaimTemplateName("t")
                                    .build(),
                                PodResourceClaim.builder()
                                    .name("y")
                                    .resourceClaimName("there")
                                    .build())))
            .build();
    ResourceClaim there = ResourceClaim.builder("ns", "there").build();
    ResourceClaimTemplate template = ResourceClaimTemplate.builder("ns", "t").build();
    ClaimSet set = ClaimSet.ofPod(pod, name -> template, name -> there, INVENTORY);
    assertThat(set.claims())
        .extracting(ClaimRef::of)
        .extracting(ClaimRef::toString)
        .containsExactly("ns/p-x", "ns/there");
    assertThatThrownBy(() -> ClaimSet.ofPod(pod, name -> null, name -> there, INVENTORY))
        .hasMessage("template of pod p must be one that exists, but was t");
  }
}
