package io.fairlead.bench;

import java.io.IOException;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * A list of 5,000 pods, 26 MB, from a stream, each item used once. Promise: two thirds of fabric8's
 * time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class ResourceListBenchmark {

  /** Who reads. */
  @Param public PodReader reader = PodReader.FAIRLEAD;

  /** Pods in the list. */
  @Param("5000")
  public int pods;

  private byte[] pod = new byte[0];

  /** Loads the pod. */
  @Setup
  public void prepare() throws IOException {
    pod = Pods.one();
  }

  /** Reads the list. */
  @Benchmark
  public void read(Blackhole hole) {
    reader.list(Pods.list(pod, pods), hole::consume);
  }
}
