package io.fairlead.bench;

import io.fairlead.cel.dra.CelDevice;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.cel.dra.Verdict;
import io.fairlead.kernel.Quantity;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One device selector on one device, evaluated, not remembered: at most 100 ns and no bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DraSelectorBenchmark {

  /** The selector. */
  @Param({
    "device.driver == 'gpu.nvidia.com'",
    "device.driver == 'gpu.nvidia.com' && device.attributes['gpu.nvidia.com'].type == 'gpu'",
    "device.attributes['gpu.nvidia.com'].productName == 'NVIDIA H100 80GB HBM3' &&"
        + " device.attributes['gpu.nvidia.com'].cudaComputeCapability"
        + ".compareTo(semver('9.0.0')) >= 0",
    "device.capacity['gpu.nvidia.com'].memory.compareTo(quantity('40Gi')) >= 0",
    "device.attributes['gpu.nvidia.com'].uuid in ['GPU-0', 'GPU-1']",
    "'memory' in device.capacity['gpu.nvidia.com'] &&"
        + " device.capacity['gpu.nvidia.com'].memory.isGreaterThan(quantity('40Gi'))",
  })
  String expression;

  private final CelDevice device =
      CelDevice.builder("gpu.nvidia.com")
          .attribute("type", "gpu")
          .attribute("uuid", "GPU-1")
          .attribute("productName", "NVIDIA H100 80GB HBM3")
          .attribute("brand", "Nvidia")
          .attribute("architecture", "Hopper")
          .version("cudaComputeCapability", "9.0.0")
          .version("driverVersion", "580.105.8")
          .attribute("resource.kubernetes.io/pcieRoot", "pci0000:00")
          .capacity("memory", Quantity.parse("81559Mi"))
          .build();

  private DeviceSelector selector;

  /** Compiles the selector. */
  @Setup
  public void compile() {
    selector = DeviceEnvironment.stored(36).compile(expression).orThrow();
  }

  /** Evaluates it. */
  @Benchmark
  public Verdict evaluate() {
    return selector.matches(device);
  }
}
