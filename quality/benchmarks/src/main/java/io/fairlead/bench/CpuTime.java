package io.fairlead.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Reports CPU time and allocated bytes of the measuring threads alone, per operation. */
public final class CpuTime implements InternalProfiler {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Map<Long, Long> cpuBefore = new HashMap<>();
  private final Map<Long, Long> bytesBefore = new HashMap<>();

  @Override
  public String getDescription() {
    return "CPU time and bytes of the measuring threads per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    cpuBefore.clear();
    bytesBefore.clear();
    for (long thread : workers()) {
      cpuBefore.put(thread, THREADS.getThreadCpuTime(thread));
      bytesBefore.put(thread, THREADS.getThreadAllocatedBytes(thread));
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long operations = result.getMetadata().getAllOps();
    long nanos = 0;
    long bytes = 0;
    for (long thread : workers()) {
      nanos += THREADS.getThreadCpuTime(thread) - cpuBefore.getOrDefault(thread, 0L);
      bytes += THREADS.getThreadAllocatedBytes(thread) - bytesBefore.getOrDefault(thread, 0L);
    }
    if (operations == 0) {
      return List.of();
    }
    return List.of(
        new ScalarResult("cpu", nanos / 1000.0 / operations, "us/op", AggregationPolicy.AVG),
        new ScalarResult("bytes", (double) bytes / operations, "B/op", AggregationPolicy.AVG));
  }

  private static List<Long> workers() {
    List<Long> ids = new ArrayList<>();
    for (long id : THREADS.getAllThreadIds()) {
      ThreadInfo info = THREADS.getThreadInfo(id);
      if (info != null && info.getThreadName().contains("jmh-worker")) {
        ids.add(id);
      }
    }
    return ids;
  }
}
