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

/**
 * One pod of 5.3 KB from JSON. Promises: 18 KB allocated, two thirds of fabric8's time, an eighth
 * of client-java's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ResourcePodBenchmark {

  /** Who reads. */
  @Param public PodReader reader = PodReader.FAIRLEAD;

  private byte[] pod = new byte[0];

  /** Loads the pod. */
  @Setup
  public void prepare() throws IOException {
    pod = Pods.one();
  }

  /** Reads it. */
  @Benchmark
  public Object read() {
    return reader.pod(pod);
  }
}
