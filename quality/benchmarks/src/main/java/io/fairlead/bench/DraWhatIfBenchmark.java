package io.fairlead.bench;

import io.fairlead.api.resource.v1.CELDeviceSelector;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.Allocator;
import io.fairlead.dra.ClaimSet;
import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.dra.NodeFit;
import io.fairlead.dra.ReplicaCount;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
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
 * What-if over 5,000 nodes of 8 devices: one claim of 4 with a selector. Each call finds an
 * inventory that was never asked before, so nothing is remembered; the inventory's own time does
 * not count.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 15)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
public class DraWhatIfBenchmark {

  private static final int NODES = 5_000;
  private static final int DEVICES = 8;

  private final List<ResourceSlice> slices = new ArrayList<>();
  private final List<DeviceClass> classes = new ArrayList<>();
  private Allocator allocator;
  private ClaimSet claims;
  private Inventory inventory;

  /** Writes the records. */
  @Setup
  public void records() {
    for (int node = 0; node < NODES; node++) {
      slices.add(slice("node-" + node));
    }
    classes.add(
        DeviceClass.builder("gpu")
            .spec(spec -> spec.selectors(List.of(selector("device.driver == 'gpu.example.com'"))))
            .build());
    claims =
        ClaimSet.of(
            ResourceClaim.builder("default", "train")
                .spec(spec -> spec.devices(devices -> devices.requests(List.of(request()))))
                .build());
  }

  /** Forgets what is known of the devices. */
  @Setup(Level.Invocation)
  public void build() {
    allocator = Allocator.create(Features.of(KubernetesVersion.V1_36));
    inventory = Inventory.builder().slices(slices).classes(classes).build();
  }

  private static DeviceRequest request() {
    return DeviceRequest.builder()
        .name("gpus")
        .exactly(
            exact ->
                exact
                    .deviceClassName("gpu")
                    .count(4L)
                    .selectors(
                        List.of(
                            selector(
                                "device.attributes['gpu.example.com'].model == 'H100' &&"
                                    + " device.capacity['gpu.example.com'].memory"
                                    + ".compareTo(quantity('60Gi')) >= 0"))))
        .build();
  }

  private static DeviceSelector selector(String expression) {
    return DeviceSelector.builder()
        .cel(CELDeviceSelector.builder().expression(expression).build())
        .build();
  }

  private static ResourceSlice slice(String node) {
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
      devices.add(
          Device.builder()
              .name("gpu-" + i)
              .attributes(
                  Map.of(
                      "model", text("H100"),
                      "uuid", text(node + '-' + i),
                      "resource.kubernetes.io/pcieRoot", text("pci0000:" + i / 2)))
              .capacity(
                  Map.of("memory", DeviceCapacity.builder().value(Quantity.parse("80Gi")).build()))
              .build());
    }
    return ResourceSlice.builder(node)
        .spec(
            spec ->
                spec.driver("gpu.example.com")
                    .nodeName(node)
                    .pool(pool -> pool.name(node).generation(1L).resourceSliceCount(1L))
                    .devices(devices))
        .build();
  }

  private static DeviceAttribute text(String value) {
    return DeviceAttribute.builder().string(value).build();
  }

  /** Asks every node. */
  @Benchmark
  public NodeFit fitsOn() {
    return allocator.fitsOn(claims, inventory);
  }

  /** Counts copies over all nodes. */
  @Benchmark
  public ReplicaCount countReplicas() {
    return allocator.countReplicas(claims, inventory, 100_000);
  }
}
