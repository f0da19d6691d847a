package io.fairlead.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * The bytes that a task allocates in the thread that runs it: unlike times, the same on every
 * machine once the compiler has settled, and so to be asserted.
 */
public final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int MOST_ROUNDS = 200;

  private Allocation() {}

  /** Returns the bytes of one run. */
  public static long of(Runnable task) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    task.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /**
   * Returns the bytes of one run, on average over {@code runs}: of the first round that stays
   * within {@code bound}, else of the cheapest of {@value #MOST_ROUNDS} rounds. The first rounds
   * load classes, and run code that allocates more than what the compiler makes of it; when the
   * compiler comes to it depends on the machine, so that no fixed warm-up would do.
   */
  public static double settled(double bound, int runs, Runnable task) {
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && least > bound; round++) {
      least = Math.min(least, of(() -> repeat(runs, task)) / (double) runs);
    }
    return least;
  }

  private static void repeat(int times, Runnable task) {
    for (int i = 0; i < times; i++) {
      task.run();
    }
  }
}
