package io.fairlead.server;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The CPU time of a process, user and system, as the operating system counts it. */
final class Cpu {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Optional<ProcessHandle> process;
  private volatile @Nullable Duration marked;

  Cpu(@Nullable Long pid) {
    process = pid == null ? Optional.empty() : ProcessHandle.of(pid);
    if (pid != null && process.isEmpty()) {
      throw new IllegalArgumentException("--pid must be a running process, but was " + pid);
    }
  }

  void mark() {
    marked = now();
  }

  /** Returns the seconds used since {@link #mark}; NaN if there is no process or no figure. */
  double secondsSinceMark() {
    Duration from = marked;
    Duration to = now();
    return from == null || to == null ? Double.NaN : to.minus(from).toNanos() / NANOS_PER_SECOND;
  }

  private @Nullable Duration now() {
    return process.flatMap(p -> p.info().totalCpuDuration()).orElse(null);
  }
}
