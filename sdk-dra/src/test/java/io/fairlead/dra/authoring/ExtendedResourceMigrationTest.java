package io.fairlead.dra.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.core.v1.Container;
import io.fairlead.api.core.v1.PodResourceClaim;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ExtendedResourceMigrationTest {

  private static final ExtendedResourceMigration MIGRATION =
      ExtendedResourceMigration.of(List.of());

  private static Container container(String name, Object... limits) {
    Map<String, Quantity> amounts = new LinkedHashMap<>();
    for (int i = 0; i < limits.length; i += 2) {
      amounts.put((String) limits[i], Quantity.ofWire(String.valueOf(limits[i + 1]), false));
    }
    return Container.builder().name(name).resources(r -> r.limits(amounts)).build();
  }

  private static PodSpec pod(List<Container> inits, Container... containers) {
    return PodSpec.builder()
        .initContainers(inits.isEmpty() ? null : inits)
        .containers(List.of(containers))
        .build();
  }

  private static Migration.Migrated migrated(ExtendedResourceMigration migration, PodSpec pod) {
    Migration result = migration.migrate("default", "pod-devices", pod);
    assertThat(result).isInstanceOf(Migration.Migrated.class);
    return (Migration.Migrated) result;
  }

  private static List<String> requests(Migration.Migrated migrated) {
    List<String> shown = new ArrayList<>();
    for (DeviceRequest request : migrated.template().spec().spec().devices().requests()) {
      var exactly = request.exactly();
      shown.add(
          request.name()
              + ": "
              + exactly.effectiveCount()
              + " x "
              + exactly.deviceClassName()
              + (exactly.selectors() == null
                  ? ""
                  : " where " + exactly.selectors().get(0).cel().expression()));
    }
    return shown;
  }

  private static List<String> uses(Container container) {
    var claims = container.resources().claims();
    return claims == null ? List.of() : claims.stream().map(c -> c.request()).toList();
  }

  @Test
  void aGpuBecomesARequestAndTheRestStays() {
    Migration.Migrated migrated =
        migrated(MIGRATION, pod(List.of(), container("c", "cpu", "4", "nvidia.com/gpu", 2)));
    assertThat(requests(migrated)).containsExactly("container-0-request-1: 2 x gpu.nvidia.com");
    Container container = migrated.pod().containers().get(0);
    assertThat(container.resources().limits()).containsOnlyKeys("cpu");
    assertThat(uses(container)).containsExactly("container-0-request-1");
    assertThat(migrated.pod().resourceClaims())
        .extracting(PodResourceClaim::name, PodResourceClaim::resourceClaimTemplateName)
        .containsExactly(Assertions.tuple("devices", "pod-devices"));
    assertThat(migrated.devices()).isEqualTo(2);
    assertThat(migrated.notes()).isEmpty();
  }

  @Test
  void pluginNamesBecomeClassesAndSelectors() {
    Migration.Migrated migrated =
        migrated(
            MIGRATION,
            pod(
                List.of(),
                container("a", "nvidia.com/mig-1g.5gb.me", 1, "amd.com/gpu", 1),
                container("b", "deviceclass.resource.kubernetes.io/big.example.com", 1)));
    assertThat(requests(migrated))
        .containsExactly(
            "container-0-request-0: 1 x gpu.amd.com",
            "container-1-request-0: 1 x big.example.com",
            "container-0-request-1: 1 x mig.nvidia.com where " + Nvidia.PROFILE.is("1g.5gb+me"));
  }

  @Test
  void theClusterSaysWhichClassStandsForAResource() {
    DeviceClass old = DeviceClassDraft.of("a").extendedResourceName("nvidia.com/gpu").build();
    DeviceClass later =
        DeviceClassDraft.of("b").extendedResourceName("nvidia.com/gpu").build().toBuilder()
            .metadata(m -> m.creationTimestamp(Timestamp.ofWire("2026-01-02T00:00:00Z")))
            .build();
    PodSpec pod = pod(List.of(), container("c", "nvidia.com/gpu", 1));
    assertThat(requests(migrated(ExtendedResourceMigration.of(List.of(later, old)), pod)))
        .containsExactly("container-0-request-0: 1 x b");
    DeviceClass tie = DeviceClassDraft.of("c").extendedResourceName("nvidia.com/gpu").build();
    assertThat(requests(migrated(ExtendedResourceMigration.of(List.of(tie, old)), pod)))
        .containsExactly("container-0-request-0: 1 x a");
    DeviceClass other = DeviceClassDraft.of("other").build();
    assertThat(migrated(ExtendedResourceMigration.of(List.of(other)), pod).notes())
        .containsExactly("class gpu.nvidia.com is not among the classes given");
  }

  @Test
  void initContainersUseTheDevicesOfLaterContainers() {
    Migration.Migrated same =
        migrated(
            MIGRATION,
            pod(
                List.of(container("i", "nvidia.com/gpu", 1)),
                container("a", "nvidia.com/gpu", 1),
                container("b", "nvidia.com/gpu", 2)));
    assertThat(same.devices()).isEqualTo(3);
    assertThat(uses(same.pod().initContainers().get(0))).containsExactly("container-1-request-0");

    Migration.Migrated more =
        migrated(
            MIGRATION,
            pod(
                List.of(container("i", "nvidia.com/gpu", 4), container("j", "nvidia.com/gpu", 3)),
                container("a", "nvidia.com/gpu", 2)));
    assertThat(requests(more))
        .containsExactly(
            "container-2-request-0: 2 x gpu.nvidia.com",
            "container-0-request-0-part-0: 1 x gpu.nvidia.com",
            "container-0-request-0-part-1: 1 x gpu.nvidia.com");
    assertThat(uses(more.pod().initContainers().get(0)))
        .containsExactly(
            "container-2-request-0",
            "container-0-request-0-part-0",
            "container-0-request-0-part-1");
    assertThat(uses(more.pod().initContainers().get(1)))
        .containsExactly("container-2-request-0", "container-0-request-0-part-0");
    assertThat(more.notes()).isEmpty();
  }

  @Test
  void aRequestIsCutWhereAnInitContainerNeedsLess() {
    Migration.Migrated migrated =
        migrated(
            MIGRATION,
            pod(List.of(container("i", "nvidia.com/gpu", 1)), container("a", "nvidia.com/gpu", 2)));
    assertThat(migrated.devices()).isEqualTo(2);
    assertThat(requests(migrated))
        .containsExactly(
            "container-1-request-0-part-0: 1 x gpu.nvidia.com",
            "container-1-request-0-part-1: 1 x gpu.nvidia.com");
    assertThat(uses(migrated.pod().initContainers().get(0)))
        .containsExactly("container-1-request-0-part-0");
    assertThat(uses(migrated.pod().containers().get(0)))
        .containsExactly("container-1-request-0-part-0", "container-1-request-0-part-1");
  }

  @Test
  void sidecarsLendOnlyToInitContainersBeforeThem() {
    Container sidecar =
        container("s", "nvidia.com/gpu", 1).toBuilder().restartPolicy("Always").build();
    Migration.Migrated migrated =
        migrated(
            MIGRATION,
            pod(
                List.of(
                    container("i", "nvidia.com/gpu", 2),
                    sidecar,
                    container("j", "nvidia.com/gpu", 2)),
                container("a", "nvidia.com/gpu", 1)));
    assertThat(requests(migrated))
        .containsExactly(
            "container-3-request-0: 1 x gpu.nvidia.com",
            "container-1-request-0: 1 x gpu.nvidia.com",
            "container-2-request-0: 1 x gpu.nvidia.com");
    assertThat(uses(migrated.pod().initContainers().get(0)))
        .containsExactly("container-3-request-0", "container-1-request-0");
    assertThat(uses(migrated.pod().initContainers().get(2)))
        .containsExactly("container-3-request-0", "container-2-request-0");
  }

  @Test
  void requestsAreNumberedAsTheSchedulerDoes() {
    Migration.Migrated migrated =
        migrated(
            MIGRATION,
            pod(List.of(), container("a", "cpu", 1, "nvidia.com/gpu", 1, "memory", "1Gi")));
    assertThat(requests(migrated)).containsExactly("container-0-request-2: 1 x gpu.nvidia.com");
  }

  @Test
  void whatIsNoClaimIsRefusedWithTheReason() {
    assertThat(
            MIGRATION.migrate(
                "default", "x", pod(List.of(), container("c", "nvidia.com/gpu.shared", 1))))
        .isInstanceOfSatisfying(
            Migration.Refused.class,
            refused -> assertThat(refused.reasons().get(0)).contains("time slices"));
    assertThat(
            MIGRATION.migrate(
                "default", "x", pod(List.of(), container("c", "nvidia.com/gpu", "500m"))))
        .isInstanceOfSatisfying(
            Migration.Refused.class,
            refused -> assertThat(refused.reasons().get(0)).contains("whole number, but was 500m"));
    assertThat(
            MIGRATION.migrate(
                "default",
                "x",
                pod(
                    List.of(),
                    container("a", "nvidia.com/gpu", 20),
                    container("b", "nvidia.com/gpu", 20))))
        .isInstanceOfSatisfying(
            Migration.Refused.class,
            refused -> assertThat(refused.reasons().get(0)).contains("40 devices in 2 requests"));
    Container unequal =
        container("c", "nvidia.com/gpu", 2).toBuilder()
            .resources(r -> r.requests(Map.of("nvidia.com/gpu", Quantity.of(1))))
            .build();
    assertThat(MIGRATION.migrate("default", "x", pod(List.of(), unequal)))
        .isInstanceOf(Migration.Refused.class);
  }

  @Test
  void whatNoClassStandsForStays() {
    assertThat(MIGRATION.migrate("default", "x", pod(List.of(), container("c", "rdma/hca", 1))))
        .isEqualTo(
            new Migration.Nothing(
                List.of("rdma/hca stays as it is: no device class stands for it")));
    assertThat(
            MIGRATION.migrate(
                "default", "x", pod(List.of(), container("c", "cpu", 1, "hugepages-2Mi", "1Gi"))))
        .isEqualTo(new Migration.Nothing(List.of()));
    assertThat(MIGRATION.migrate("default", "x", PodSpec.builder().build()))
        .isEqualTo(new Migration.Nothing(List.of()));
  }

  @Test
  void aClaimOfThatNameIsNotReplaced() {
    PodSpec pod =
        pod(List.of(), container("c", "nvidia.com/gpu", 1)).toBuilder()
            .resourceClaims(List.of(PodResourceClaim.builder().name("devices").build()))
            .build();
    assertThat(migrated(MIGRATION, pod).pod().resourceClaims())
        .extracting(PodResourceClaim::name)
        .containsExactly("devices", "devices-2");
  }

  @Test
  void everybodyGetsWhatItAskedForAndThePodTakesNoDeviceMore() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 2_000; round++) {
      List<Integer> owners = new ArrayList<>();
      List<DeviceCuts.Need> needs = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        owners.add(random.nextInt(6));
      }
      int extra = 0;
      for (int i = random.nextInt(4); i > 0; i--) {
        DeviceCuts.Need need =
            new DeviceCuts.Need(random.nextInt(12), random.nextInt(owners.size() + 1));
        int lent = owners.subList(0, need.lenders()).stream().mapToInt(o -> o).sum();
        extra = Math.max(extra, need.devices() - lent);
        needs.add(need);
      }
      DeviceCuts cuts = new DeviceCuts(owners, needs);
      List<DeviceCuts.Piece> pieces = cuts.pieces();
      assertThat(pieces.stream().mapToInt(DeviceCuts.Piece::count).sum())
          .isEqualTo(owners.stream().mapToInt(o -> o).sum() + extra);
      assertThat(pieces).allMatch(piece -> piece.count() > 0);
      for (int i = 0; i < owners.size(); i++) {
        int owner = i;
        assertThat(
                pieces.stream()
                    .filter(piece -> piece.owner() == owner)
                    .mapToInt(DeviceCuts.Piece::count)
                    .sum())
            .isEqualTo(owners.get(i));
      }
      for (int i = 0; i < needs.size(); i++) {
        int lenders = needs.get(i).lenders();
        assertThat(cuts.uses(i).stream().mapToInt(piece -> pieces.get(piece).count()).sum())
            .isEqualTo(needs.get(i).devices());
        assertThat(cuts.uses(i)).allMatch(piece -> pieces.get(piece).owner() < lenders);
      }
    }
  }
}
