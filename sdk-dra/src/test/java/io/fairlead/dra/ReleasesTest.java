package io.fairlead.dra;

import static io.fairlead.dra.Scene.GPU;
import static io.fairlead.dra.Scene.claim;
import static io.fairlead.dra.Scene.deviceClass;
import static io.fairlead.dra.Scene.request;
import static io.fairlead.dra.Scene.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.DeviceDerivedAttribute;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.DeviceTaintRule;
import io.fairlead.api.resource.v1.DeviceTaintSelector;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each release does with each feature, by default and with its gate set. */
class ReleasesTest {

  private static final DeviceTaint TAINT =
      DeviceTaint.builder().key("k").effect(DeviceTaintEffect.NO_SCHEDULE).build();

  private static String answer(
      String version,
      String gates,
      ResourceClaim claim,
      DeviceTaintRule rule,
      ResourceSlice... slices) {
    Inventory inventory =
        Inventory.builder()
            .slices(List.of(slices))
            .classes(List.of(deviceClass("any")))
            .taintRules(rule == null ? List.of() : List.of(rule))
            .build();
    Features features =
        Features.of(KubernetesVersion.parse(version)).with(gates == null ? "" : gates);
    AllocationResult result = Allocator.create(features).allocate(ClaimSet.of(claim), inventory);
    return result instanceof Aborted aborted
        ? aborted.message()
        : result instanceof Fits ? "fits" : "no";
  }

  private static Device device(String name) {
    return Device.builder().name(name).build();
  }

  @ParameterizedTest
  @CsvSource({
    "1.34,,fits",
    "1.34,DRADeviceTaints=true,no",
    "1.35,,fits",
    "1.36,,no",
    "1.37,,no",
    "1.37,DRADeviceTaints=false,fits"
  })
  void taints(String version, String gates, String expected) {
    Device tainted = device("a").toBuilder().taints(List.of(TAINT)).build();
    ResourceClaim claim = claim("c", request("r", "any", 1));
    assertThat(answer(version, gates, claim, null, slice(GPU, "node", List.of(tainted))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.36,,fits",
    "1.36,DRADeviceTaintRules=true,no",
    "1.37,,no",
    "1.37,DRADeviceTaintRules=false,fits"
  })
  void taintRules(String version, String gates, String expected) {
    DeviceTaintRule rule =
        DeviceTaintRule.builder("rule")
            .spec(
                spec ->
                    spec.taint(TAINT)
                        .deviceSelector(
                            DeviceTaintSelector.builder().driver(GPU).device("a").build()))
            .build();
    ResourceClaim claim = claim("c", request("r", "any", 1));
    assertThat(answer(version, gates, claim, rule, slice(GPU, "node", List.of(device("a")))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.34||fits",
        "1.34|DRAPrioritizedList=false|claim default/c, request r: has subrequests, but the"
            + " DRAPrioritizedList feature is disabled",
        "1.37||fits"
      })
  void alternatives(String version, String gates, String expected) {
    DeviceSubRequest one = DeviceSubRequest.builder().name("s").deviceClassName("any").build();
    ResourceClaim claim =
        claim("c", DeviceRequest.builder().name("r").firstAvailable(List.of(one)).build());
    assertThat(answer(version, gates, claim, null, slice(GPU, "node", List.of(device("a")))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.34||claim default/c, request r: has capacity requests, but the DRAConsumableCapacity"
            + " feature is disabled",
        "1.34|DRAConsumableCapacity=true|no",
        "1.36||no"
      })
  void capacityRequests(String version, String gates, String expected) {
    ResourceClaim claim =
        claim(
            "c",
            request(
                "r",
                "any",
                1,
                exact ->
                    exact.capacity(
                        CapacityRequirements.builder()
                            .requests(Map.of("memory", Quantity.of(1)))
                            .build())));
    assertThat(answer(version, gates, claim, null, slice(GPU, "node", List.of(device("a")))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.34||fits",
        "1.36|DRAAdminAccess=false|claim default/c, request r: admin access is requested, but the"
            + " feature is disabled"
      })
  void adminAccess(String version, String gates, String expected) {
    ResourceClaim claim = claim("c", request("r", "any", 1, exact -> exact.adminAccess(true)));
    assertThat(answer(version, gates, claim, null, slice(GPU, "node", List.of(device("a")))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.37||claim default/c, request r: cannot handle request with derived attributes, the"
            + " feature is disabled",
        "1.37|DRADerivedAttributes=true|fits"
      })
  void derivedAttributes(String version, String gates, String expected) {
    ResourceClaim claim =
        claim(
            "c",
            List.of(Scene.match("s.io/x")),
            request(
                "r",
                "any",
                1,
                exact ->
                    exact.derivedAttributes(
                        List.of(
                            DeviceDerivedAttribute.builder()
                                .name("s.io/x")
                                .expression("device.driver")
                                .build()))));
    assertThat(answer(version, gates, claim, null, slice(GPU, "node", List.of(device("a")))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1.34,no", "1.36,fits", "1.37,fits"})
  void bindingConditions(String version, String expected) {
    Device binding =
        device("a").toBuilder()
            .bindingConditions(List.of("ready"))
            .bindingFailureConditions(List.of("broken"))
            .build();
    ResourceClaim claim = claim("c", request("r", "any", 1));
    assertThat(answer(version, "", claim, null, slice(GPU, "node", List.of(binding))))
        .isEqualTo(expected);
  }

  /** In 1.34 counter sets stand beside the devices, since 1.35 in slices of their own. */
  @ParameterizedTest
  @CsvSource({
    "1.34,true,,no", // the slice is not looked at
    "1.34,true,DRAPartitionableDevices=true,fits",
    "1.35,true,DRAPartitionableDevices=true,no",
    "1.36,true,,no",
    "1.35,false,DRAPartitionableDevices=true,fits",
    "1.36,false,,fits",
    "1.37,false,DRAPartitionableDevices=false,no"
  })
  void counterSets(String version, boolean beside, String gates, String expected) {
    List<CounterSet> sets =
        List.of(
            CounterSet.builder()
                .name("set")
                .counters(Map.of("mem", Counter.builder().value(Quantity.of(1)).build()))
                .build());
    Device counted =
        device("a").toBuilder()
            .consumesCounters(
                List.of(
                    DeviceCounterConsumption.builder()
                        .counterSet("set")
                        .counters(Map.of("mem", Counter.builder().value(Quantity.of(1)).build()))
                        .build()))
            .build();
    ResourceClaim claim = claim("c", request("r", "any", 1));
    if (beside) {
      assertThat(
              answer(
                  version,
                  gates,
                  claim,
                  null,
                  slice(GPU, "node", List.of(counted), s -> s.sharedCounters(sets))))
          .isEqualTo(expected);
      return;
    }
    ResourceSlice own =
        slice(
                GPU,
                "node",
                List.of(),
                s ->
                    s.sharedCounters(sets)
                        .pool(p -> p.name("node").generation(1L).resourceSliceCount(2L)))
            .toBuilder()
            .metadata(m -> m.name("sets"))
            .build();
    ResourceSlice devices =
        slice(
            GPU,
            "node",
            List.of(counted),
            s -> s.pool(p -> p.name("node").generation(1L).resourceSliceCount(2L)));
    assertThat(answer(version, gates, claim, null, own, devices)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.36|claim default/c: number of requested devices 33 exceeds the claim limit of 32",
        "1.37|claim default/c, request s: adding 13 devices exceeds the claim limit of 32, with 20"
            + " already accounted for"
      })
  void moreThanAClaimMayHave(String version, String expected) {
    ResourceClaim claim = claim("c", request("r", "any", 20), request("s", "any", 13));
    assertThat(answer(version, "", claim, null, slice(GPU, "node", List.of(device("a")))))
        .isEqualTo(expected);
  }

  /** The allocator that runs where no younger feature is on knows no such constraint. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.34||claim default/c, constraint #0: empty constraint (unsupported constraint type?)",
        "1.34|DRAConsumableCapacity=true|fits",
        "1.36||fits",
        "1.36|DRAConsumableCapacity=false|fits",
        "1.36|DRAConsumableCapacity=false,DRADeviceBindingConditions=false|claim default/c,"
            + " constraint #0: empty constraint (unsupported constraint type?)"
      })
  void distinctAttributes(String version, String gates, String expected) {
    List<Device> devices = Scene.devices(2, i -> Scene.gpu(i, "root-" + i));
    ResourceClaim claim = claim("c", List.of(Scene.distinct(Scene.ROOT)), request("r", "any", 2));
    assertThat(answer(version, gates, claim, null, slice(GPU, "node", devices)))
        .isEqualTo(expected);
  }

  /** Only the allocator that runs where one of the youngest features is on looks at it. */
  @ParameterizedTest
  @CsvSource({
    "1.36,,fits",
    "1.37,,fits",
    "1.37,DRAListTypeAttributes=true,no",
    "1.37,DRAOptionalNodeOperations=true,no"
  })
  void skippedOperations(String version, String gates, String expected) {
    ResourceSlice slice =
        slice(GPU, "node", List.of(device("a")), spec -> spec.skipNodeOperations(List.of("*")));
    assertThat(answer(version, gates, claim("c", request("r", "any", 1)), null, slice))
        .isEqualTo(expected);
  }
}
