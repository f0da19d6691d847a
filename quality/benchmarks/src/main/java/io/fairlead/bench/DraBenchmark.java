package io.fairlead.bench;

import io.fairlead.api.resource.v1.CELDeviceSelector;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceClaim;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimSpec;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.AllocationResult;
import io.fairlead.dra.Allocator;
import io.fairlead.dra.ClaimSet;
import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Devices given to claims on one node, with GPUs of ten attributes and one capacity as drivers
 * publish them: what fits, and what does not, which is where upstream needs seconds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DraBenchmark {

  private static final String GPU = "gpu.example.com";
  private static final String NIC = "nic.example.com";
  private static final String ROOT = "resource.kubernetes.io/pcieRoot";

  private final Allocator allocator = Allocator.create(Features.of(KubernetesVersion.V1_36));
  private Inventory eight;
  private Inventory thirtyOne;
  private Inventory pairs;
  private Inventory brokenPairs;
  private ClaimSet oneGpu;
  private ClaimSet eightGpus;
  private ClaimSet allOfThem;
  private ClaimSet tooMany;
  private ClaimSet tooManyMatching;
  private ClaimSet eightPairs;
  private ClaimSet chosenGpu;
  private List<ResourceSlice> cluster;

  /** Makes nodes and claims. */
  @Setup(Level.Trial)
  public void scenes() {
    eight = inventory(List.of(slice(GPU, "node-1", gpus(8))));
    thirtyOne = inventory(List.of(slice(GPU, "node-1", gpus(31))));
    pairs = inventory(List.of(slice(GPU, "node-1", gpus(8)), slice(NIC, "node-1", nics(8, 8))));
    brokenPairs =
        inventory(List.of(slice(GPU, "node-1", gpus(8)), slice(NIC, "node-1", nics(8, 7))));
    oneGpu = claim(List.of(), request("r", "gpu", 1));
    eightGpus = claim(List.of(), request("r", "gpu", 8));
    allOfThem = claim(List.of(), request("r", "gpu", 31));
    tooMany = claim(List.of(), request("r", "gpu", 32));
    tooManyMatching = claim(List.of(match("r")), request("r", "gpu", 32));
    chosenGpu =
        claim(
            List.of(),
            request(
                "r",
                "gpu",
                8,
                "device.attributes['gpu.example.com'].productName.lowerAscii().matches('^.*h100.*$')",
                "device.capacity['gpu.example.com'].memory.compareTo(quantity('40Gi')) >= 0"));
    List<DeviceRequest> requests = new ArrayList<>();
    List<DeviceConstraint> constraints = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      requests.add(request("g" + i, "gpu", 1));
      requests.add(request("n" + i, "nic", 1));
      constraints.add(match("g" + i, "n" + i));
    }
    eightPairs = claim(constraints, requests.toArray(DeviceRequest[]::new));
    cluster = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      cluster.add(slice(GPU, "node-" + i, gpus(8)));
    }
  }

  /** One GPU of eight. */
  @Benchmark
  public AllocationResult oneOfEight() {
    return allocator.allocate(oneGpu, eight);
  }

  /** Eight GPUs of eight. */
  @Benchmark
  public AllocationResult eightOfEight() {
    return allocator.allocate(eightGpus, eight);
  }

  /** The same with two selectors more, one of them a regular expression. */
  @Benchmark
  public AllocationResult eightOfEightBySelectors() {
    return allocator.allocate(chosenGpu, eight);
  }

  /** All 31 GPUs. */
  @Benchmark
  public AllocationResult thirtyOneOfThirtyOne() {
    return allocator.allocate(allOfThem, thirtyOne);
  }

  /** One GPU more than there are. */
  @Benchmark
  public AllocationResult thirtyTwoOfThirtyOne() {
    return allocator.allocate(tooMany, thirtyOne);
  }

  /** The same, of one root. */
  @Benchmark
  public AllocationResult thirtyTwoOfThirtyOneMatching() {
    return allocator.allocate(tooManyMatching, thirtyOne);
  }

  /** Eight GPUs, each with the network card of its root. */
  @Benchmark
  public AllocationResult eightPairs() {
    return allocator.allocate(eightPairs, pairs);
  }

  /** The same where one card is on a foreign root. */
  @Benchmark
  public AllocationResult eightPairsOneBroken() {
    return allocator.allocate(eightPairs, brokenPairs);
  }

  /** The inventory of 5,000 nodes with eight GPUs each, from records. */
  @Benchmark
  public Inventory inventoryOfFiveThousandNodes() {
    return inventory(cluster);
  }

  private static Inventory inventory(List<ResourceSlice> slices) {
    return Inventory.builder()
        .slices(slices)
        .classes(
            List.of(
                deviceClass(
                    "gpu",
                    "device.driver == 'gpu.example.com'"
                        + " && device.attributes['gpu.example.com'].type == 'gpu'"),
                deviceClass("nic", "device.driver == 'nic.example.com'")))
        .build();
  }

  private static DeviceClass deviceClass(String name, String selector) {
    return DeviceClass.builder(name).spec(spec -> spec.selectors(List.of(cel(selector)))).build();
  }

  private static DeviceSelector cel(String expression) {
    return DeviceSelector.builder()
        .cel(CELDeviceSelector.builder().expression(expression).build())
        .build();
  }

  private static ResourceSlice slice(String driver, String node, List<Device> devices) {
    return ResourceSlice.builder(node + '-' + driver)
        .spec(
            spec ->
                spec.driver(driver)
                    .nodeName(node)
                    .pool(pool -> pool.name(node).generation(1L).resourceSliceCount(1L))
                    .devices(devices))
        .build();
  }

  private static List<Device> gpus(int count) {
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, DeviceAttribute> attributes = new LinkedHashMap<>();
      attributes.put("type", text("gpu"));
      attributes.put("uuid", text("GPU-" + i));
      attributes.put("productName", text("NVIDIA H100 80GB HBM3"));
      attributes.put("brand", text("Nvidia"));
      attributes.put("architecture", text("Hopper"));
      attributes.put("driverVersion", DeviceAttribute.builder().version("580.105.8").build());
      attributes.put("cudaDriverVersion", DeviceAttribute.builder().version("13.0.0").build());
      attributes.put("cudaComputeCapability", DeviceAttribute.builder().version("9.0.0").build());
      attributes.put("resource.kubernetes.io/pciBusID", text("0000:0" + i + ":00.0"));
      attributes.put(ROOT, text("pci0000:0" + i));
      devices.add(
          Device.builder()
              .name("gpu-" + i)
              .attributes(attributes)
              .capacity(
                  Map.of(
                      "memory", DeviceCapacity.builder().value(Quantity.parse("81559Mi")).build()))
              .build());
    }
    return devices;
  }

  private static List<Device> nics(int count, int onRoots) {
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String root = "pci0000:0" + (i < onRoots ? i : 99);
      devices.add(Device.builder().name("nic-" + i).attributes(Map.of(ROOT, text(root))).build());
    }
    return devices;
  }

  private static DeviceAttribute text(String value) {
    return DeviceAttribute.builder().string(value).build();
  }

  private static DeviceRequest request(
      String name, String deviceClass, long count, String... selectors) {
    List<DeviceSelector> all = new ArrayList<>();
    for (String selector : selectors) {
      all.add(cel(selector));
    }
    return DeviceRequest.builder()
        .name(name)
        .exactly(
            ExactDeviceRequest.builder()
                .deviceClassName(deviceClass)
                .count(count)
                .selectors(all.isEmpty() ? null : all)
                .build())
        .build();
  }

  private static DeviceConstraint match(String... requests) {
    return DeviceConstraint.builder().matchAttribute(ROOT).requests(List.of(requests)).build();
  }

  private static ClaimSet claim(List<DeviceConstraint> constraints, DeviceRequest... requests) {
    return ClaimSet.of(
        ResourceClaim.builder("default", "claim")
            .spec(
                ResourceClaimSpec.builder()
                    .devices(
                        DeviceClaim.builder()
                            .requests(List.of(requests))
                            .constraints(constraints.isEmpty() ? null : constraints)
                            .build())
                    .build())
            .build());
  }
}
