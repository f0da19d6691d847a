package io.fairlead.bench;

import io.fairlead.dra.AllocationResult;
import io.fairlead.dra.Allocator;
import io.fairlead.dra.ClaimSet;
import io.fairlead.dra.Fits;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.NoFit;
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

/**
 * Devices given to claims on one node: what fits, and what does not, which is where upstream needs
 * seconds. {@code quality/upstream-allocator} measures upstream with the same scenes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DraBenchmark {

  /** The name of a scene in {@link DraScenes}. */
  @Param({
    "1-of-8",
    "1-of-128",
    "8-of-8",
    "8-of-8-by-selectors",
    "8-of-8-of-one-product",
    "8-claims-of-1",
    "31-of-31",
    "all-of-32",
    "8-pairs",
    "7th-alternative",
    "partition-1g",
    "partition-3g",
    "partition-7g",
    "16-shares",
    "32-of-31",
    "32-of-31-of-one-root",
    "8-pairs-one-broken",
  })
  String scene;

  private final Allocator allocator = DraScene.allocator();
  private Inventory inventory;
  private ClaimSet claims;

  /** Makes the node and the claims, and looks whether the answer is the right one. */
  @Setup
  public void setUp() {
    DraScene named = DraScenes.named(scene);
    inventory = named.inventory();
    claims = named.claims();
    AllocationResult answer = allocate();
    if (!(named.fits() ? answer instanceof Fits : answer instanceof NoFit)) {
      throw new IllegalStateException(scene + ": " + answer);
    }
  }

  /** Allocates. */
  @Benchmark
  public AllocationResult allocate() {
    return allocator.allocate(claims, inventory);
  }
}
