package io.fairlead.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * The bytes that a task allocates in the thread that runs it: unlike times, the same on every
 * machine, and so to be asserted.
 */
public final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Returns the bytes of one run. */
  public static long of(Runnable task) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    task.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** Returns the bytes of the cheapest of several runs: the first ones load and compile. */
  public static long least(int runs, Runnable task) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < runs; i++) {
      least = Math.min(least, of(task));
    }
    return least;
  }

  /** Returns the mean over {@code runs}, after runs that load and compile and do not count. */
  public static double mean(int warmUp, int runs, Runnable task) {
    repeat(warmUp, task);
    return of(() -> repeat(runs, task)) / (double) runs;
  }

  private static void repeat(int times, Runnable task) {
    for (int i = 0; i < times; i++) {
      task.run();
    }
  }
}
