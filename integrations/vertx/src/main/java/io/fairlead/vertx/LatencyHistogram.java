package io.fairlead.vertx;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets that grow by an eighth of an octave, so that a quantile is off by at
 * most 9 %, from 125 µs to over half an hour; any thread.
 *
 * <p>The counts only grow. A window is the difference of two {@linkplain #counts() copies}.
 */
final class LatencyHistogram {

  /** Upper end of the first octave in nanoseconds; octaves double, so that 1 ms is an edge. */
  static final long FIRST_NANOS = 125_000;

  static final int PER_OCTAVE = 8;
  static final int OCTAVES = 24;
  static final int BUCKETS = 1 + OCTAVES * PER_OCTAVE + 1;

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
  private final AtomicLong sumNanos = new AtomicLong();

  void record(long nanos) {
    counts.getAndIncrement(bucket(nanos));
    sumNanos.getAndAdd(Math.max(0, nanos));
  }

  long sumNanos() {
    return sumNanos.get();
  }

  /** Returns a copy of the counts. */
  long[] counts() {
    long[] copy = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      copy[i] = counts.get(i);
    }
    return copy;
  }

  static int bucket(long nanos) {
    if (nanos <= FIRST_NANOS) {
      return 0;
    }
    // octaves are split linearly: no logarithm on the request path, and edges that can be printed
    long ratio = (nanos - 1) / FIRST_NANOS;
    int octave = 63 - Long.numberOfLeadingZeros(ratio);
    if (octave >= OCTAVES) {
      return BUCKETS - 1;
    }
    long low = FIRST_NANOS << octave;
    int part = (int) ((nanos - 1 - low) * PER_OCTAVE / low);
    return 1 + octave * PER_OCTAVE + part;
  }

  /** Returns the upper edge of a bucket in nanoseconds; the last has none. */
  static double upper(int bucket) {
    if (bucket == 0) {
      return FIRST_NANOS;
    }
    if (bucket == BUCKETS - 1) {
      return Double.POSITIVE_INFINITY;
    }
    int octave = (bucket - 1) / PER_OCTAVE;
    double low = (double) (FIRST_NANOS << octave);
    return low + low * ((bucket - 1) % PER_OCTAVE + 1) / PER_OCTAVE;
  }

  /**
   * Returns a quantile in nanoseconds, interpolated within its bucket, or NaN without any duration.
   *
   * @param counts of a whole life or of a window
   * @param quantile in {@code [0, 1]}
   */
  static double quantile(long[] counts, double quantile) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    if (total == 0) {
      return Double.NaN;
    }
    double rank = quantile * total;
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && seen + counts[i] >= rank) {
        double low = i == 0 ? 0 : upper(i - 1);
        double high = i == BUCKETS - 1 ? low : upper(i);
        return low + (high - low) * Math.max(0, rank - seen) / counts[i];
      }
      seen += counts[i];
    }
    return upper(BUCKETS - 2);
  }
}
