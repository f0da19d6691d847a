package io.fairlead.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * Bytes that stay in the heap; their figures are the counters, the time means nothing. Promises: a
 * pod keeps 10 KB; while a list is read, 64 KB are live beside the item at hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 1, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ResourceHeapBenchmark {

  private static final int COUNT = 5_000;

  /** Who reads. */
  @Param public PodReader reader = PodReader.FAIRLEAD;

  private byte[] pod = new byte[0];

  /** Bytes in the heap after a collection. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Heap {
    /** What was counted last. */
    public long heapBytes;
  }

  /** Loads the pod, and the classes that read it. */
  @Setup
  public void prepare() throws IOException {
    pod = Pods.one();
    reader.list(Pods.list(pod, 10), item -> {});
  }

  /** Counts what each of 5,000 pods keeps. */
  @Benchmark
  public Object keptByAPod(Heap heap) {
    Object[] pods = new Object[COUNT];
    long before = used();
    for (int i = 0; i < COUNT; i++) {
      pods[i] = reader.pod(pod);
    }
    heap.heapBytes = (used() - before) / COUNT;
    return pods;
  }

  /** Counts what is live in the midst of a list of 5,000 pods of which none is kept. */
  @Benchmark
  public int liveWithinAList(Heap heap) {
    int[] seen = {0};
    long before = used();
    heap.heapBytes = Long.MAX_VALUE;
    reader.list(
        Pods.list(pod, COUNT),
        item -> {
          if (++seen[0] % 1_000 == 500) {
            // what is live is in every sample; what the JVM does meanwhile is only in some
            heap.heapBytes = Math.min(heap.heapBytes, used() - before);
          }
        });
    return seen[0];
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
