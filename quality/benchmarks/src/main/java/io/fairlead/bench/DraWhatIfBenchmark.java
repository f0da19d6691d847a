package io.fairlead.bench;

import io.fairlead.dra.Allocator;
import io.fairlead.dra.ClaimSet;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.NodeFit;
import io.fairlead.dra.ReplicaCount;
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

  private final DraScene scene = DraScenes.named(DraScenes.MANY_NODES);
  private final ClaimSet claims = scene.claims();
  private Allocator allocator;
  private Inventory inventory;

  /** Forgets what is known of the devices. */
  @Setup(Level.Invocation)
  public void build() {
    allocator = DraScene.allocator();
    inventory = scene.inventory();
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
