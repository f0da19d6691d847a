package io.fairlead.dra.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.resource.v1.CapacityRequestPolicy;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FragmentationReportTest {

  private static final Features V1_36 = Features.of(KubernetesVersion.V1_36);

  @Test
  void aFragmentedNodeIsToldInATable() {
    Inventory node =
        MigScene.inventory(
            MigScene.node("n", 2),
            MigScene.held("a", "n", "gpu-0-mig-1g5gb-0"),
            MigScene.held("b", "n", "gpu-1-mig-1g5gb-4"));
    assertThat(FragmentationReport.of(node, V1_36).text())
        .isEqualTo(
            """
            gpu.nvidia.com/n: 38 devices, 2 held, 25 usable now
              11 free but counters are short for it
              type     total   held  allocatable  at once  if repacked
              7g.40gb      2      0            0        0            1
              gpu          2      0            0        0            1
              4g.20gb      2      0            1        1            2
              3g.20gb      4      0            2        2            3
              2g.10gb      6      0            4        4            6
              1g.10gb      8      0            6        6            7
              1g.5gb      14      2           12       12           12
            """);
  }

  @Test
  void itCanBeOfOneDriverOrOnePool() {
    List<ResourceSlice> slices = new ArrayList<>(MigScene.node("n", 1));
    slices.addAll(MigScene.node("m", 1));
    Inventory two = MigScene.inventory(slices);
    FragmentationReport all = FragmentationReport.of(two, V1_36);
    assertThat(all.only(null, null)).isEqualTo(all);
    assertThat(all.only("gpu.nvidia.com", "n").pools())
        .extracting(PoolReport::pool)
        .containsExactly("n");
    assertThat(all.only("other.example.com", null).text()).isEqualTo("no pools\n");
  }

  @Test
  void itHasWhatUpstreamReportsByUpstreamsNames() {
    Inventory node =
        MigScene.inventory(MigScene.node("n", 1), MigScene.held("a", "n", "gpu-0-mig-3g20gb-0"));
    Json.Obj report = FragmentationReport.of(node, V1_36).toJson();
    assertThat(report.get("poolCount")).isEqualTo(Json.Num.of(1));
    Json.Obj pool = (Json.Obj) ((Json.Arr) report.get("pools")).items().get(0);
    assertThat(pool.members().keySet())
        .containsExactly(
            "driver",
            "poolName",
            "generation",
            "resourceSliceCount",
            "nodeName",
            "totalDevices",
            "allocatedDevices",
            "availableDevices",
            "unavailableDevices",
            "usableDevices",
            "unusable",
            "partitionSummary");
    assertThat(pool.get("availableDevices")).isEqualTo(Json.Num.of(18));
    Json.Obj first = (Json.Obj) ((Json.Arr) pool.get("partitionSummary")).items().get(0);
    assertThat(first.text("type")).isEqualTo("7g.40gb");
    assertThat(first.text("attribute")).isEqualTo("gpu.nvidia.com/profile");
  }

  @Test
  void countersThatNobodyCanUseAreStranded() {
    List<ResourceClaim> claims = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      claims.add(MigScene.held("c" + i, "n", "gpu-0-mig-1g5gb-" + i));
    }
    Inventory full =
        MigScene.inventory(MigScene.node("n", 1), claims.toArray(ResourceClaim[]::new));
    PoolReport pool = FragmentationReport.of(full, V1_36).pools().get(0);
    assertThat(pool.usable()).isZero();
    assertThat(pool.stranded())
        .containsOnlyKeys("gpu-0-counter-set/memory", "gpu-0-counter-set/memory-slice-7");
    assertThat(pool.stranded().get("gpu-0-counter-set/memory")).isEqualTo(Quantity.parse("6144Mi"));
  }

  @Test
  void poolsAlikeAreToldOnce() {
    List<ResourceSlice> slices = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      slices.addAll(MigScene.node("n" + (10 + i), 1));
    }
    assertThat(FragmentationReport.of(MigScene.inventory(slices), V1_36).text())
        .startsWith("gpu.nvidia.com/n10 and 49 pools like it: 19 devices, 0 held, 19 usable now\n")
        .hasLineCount(9);
  }

  @Test
  void taintsAndProblemsKeepDevicesAway() {
    Device broken =
        Device.builder()
            .name("broken")
            .taints(
                List.of(
                    DeviceTaint.builder()
                        .key("example.com/xid")
                        .effect(DeviceTaintEffect.NO_EXECUTE)
                        .build()))
            .build();
    ResourceSlice slice =
        ResourceSlice.builder("s")
            .spec(
                s ->
                    s.driver("d.example.com")
                        .nodeName("n")
                        .pool(p -> p.name("n").generation(1L).resourceSliceCount(1L))
                        .devices(List.of(broken, Device.builder().name("good").build())))
            .build();
    PoolReport pool =
        FragmentationReport.of(MigScene.inventory(List.of(slice)), V1_36).pools().get(0);
    assertThat(pool.unavailable()).isEqualTo(1);
    assertThat(pool.available()).isEqualTo(1);
    assertThat(pool.unusable()).containsEntry("tainted example.com/xid:NoExecute", 1);
    assertThat(pool.partitions()).isEmpty();

    ResourceSlice incomplete =
        slice.toBuilder().spec(s -> s.pool(p -> p.resourceSliceCount(2L))).build();
    PoolReport half =
        FragmentationReport.of(MigScene.inventory(List.of(incomplete)), V1_36).pools().get(0);
    assertThat(half.problem()).isEqualTo("1 of 2 slices are there");
    assertThat(half.usable()).isZero();
    assertThat(half.total()).isEqualTo(2);
  }

  @Test
  void sharesShowTheirLargestPiece() {
    DeviceCapacity memory =
        DeviceCapacity.builder()
            .value(Quantity.parse("40Gi"))
            .requestPolicy(
                CapacityRequestPolicy.builder().defaultValue(Quantity.parse("1Gi")).build())
            .build();
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      devices.add(
          Device.builder()
              .name("gpu-" + i)
              .allowMultipleAllocations(true)
              .capacity(Map.of("memory", memory))
              .build());
    }
    ResourceSlice slice =
        ResourceSlice.builder("s")
            .spec(
                s ->
                    s.driver(MigScene.DRIVER)
                        .nodeName("n")
                        .pool(p -> p.name("n").generation(1L).resourceSliceCount(1L))
                        .devices(devices))
            .build();
    ResourceClaim share = MigScene.held("a", "n", "gpu-0");
    var result = share.status().allocation().devices().results().get(0);
    ResourceClaim held =
        share.toBuilder()
            .status(
                s ->
                    s.allocation(
                        a ->
                            a.devices(
                                d ->
                                    d.results(
                                        List.of(
                                            result.toBuilder()
                                                .shareID("1b4e28ba-2fa1-11d2-883f-0016d3cca427")
                                                .consumedCapacity(
                                                    Map.of("memory", Quantity.parse("30Gi")))
                                                .build())))))
            .build();
    PoolReport pool =
        FragmentationReport.of(MigScene.inventory(List.of(slice), held), V1_36).pools().get(0);
    assertThat(pool.shareable().fullyAvailable()).isEqualTo(1);
    assertThat(pool.shareable().partiallyAvailable()).isEqualTo(1);
    PoolReport.SharedCapacity capacity = pool.shareable().capacities().get(0);
    assertThat(capacity.available()).isEqualTo(Quantity.parse("50Gi"));
    assertThat(capacity.largestPiece()).isEqualTo(Quantity.parse("40Gi"));
    assertThat(FragmentationReport.of(MigScene.inventory(List.of(slice), held), V1_36).text())
        .contains("shared: 1 untouched, 1 in part")
        .contains("memory: 50Gi of 80Gi left, at most 40Gi on one device");
  }
}
