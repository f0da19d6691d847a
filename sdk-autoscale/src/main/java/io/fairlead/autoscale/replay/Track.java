package io.fairlead.autoscale.replay;

import static io.fairlead.kernel.Preconditions.violated;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * The samples of one pod, or of the whole where nobody said of which pod they are.
 *
 * <p>Immutable; the arrays are copied in. A NaN is a gap, as an absent sample is: it is left out.
 */
public final class Track {

  private final String pod;
  private final double edge;
  private final long[] times;
  private final double[] values;

  private Track(String pod, double edge, long[] times, double[] values) {
    this.pod = pod;
    this.edge = edge;
    this.times = times;
    this.values = values;
  }

  /**
   * Returns a track.
   *
   * @param pod name of the pod; empty for the whole
   * @param epochMillis times of the samples, ascending
   * @param values as many; NaN is a gap
   */
  public static Track of(String pod, long[] epochMillis, double[] values) {
    return of(pod, Double.NaN, epochMillis, values);
  }

  /**
   * Returns a track of one bucket of a distribution, counted as Prometheus does.
   *
   * @param edge upper bound of the bucket, the label {@code le}; NaN for what is no bucket
   */
  public static Track of(String pod, double edge, long[] epochMillis, double[] values) {
    Objects.requireNonNull(pod, "pod");
    if (epochMillis.length != values.length) {
      throw violated("values", "as many as there are times, " + epochMillis.length, values.length);
    }
    for (int i = 1; i < epochMillis.length; i++) {
      if (epochMillis[i] <= epochMillis[i - 1]) {
        throw violated(
            "times of a track",
            "ascending",
            Instant.ofEpochMilli(epochMillis[i])
                + " after "
                + Instant.ofEpochMilli(epochMillis[i - 1]));
      }
    }
    long[] times = new long[values.length];
    double[] known = new double[values.length];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        times[size] = epochMillis[i];
        known[size++] = values[i];
      }
    }
    return new Track(pod, edge, Arrays.copyOf(times, size), Arrays.copyOf(known, size));
  }

  /** Returns the name of the pod; empty for the whole. */
  public String pod() {
    return pod;
  }

  /** Returns the upper bound of the bucket that it counts; NaN if it counts none. */
  public double edge() {
    return edge;
  }

  /** Returns the number of samples. */
  public int size() {
    return times.length;
  }

  /** Returns the time of a sample, in milliseconds since 1970. */
  public long time(int sample) {
    return times[sample];
  }

  /** Returns the value of a sample; never NaN. */
  public double value(int sample) {
    return values[sample];
  }

  /**
   * Returns the last sample that is not after a moment and not older than {@code hold}; -1 if there
   * is none. O(log samples).
   */
  int sampleAt(long millis, long hold) {
    int sample = before(millis);
    return sample >= 0 && millis - times[sample] < hold ? sample : -1;
  }

  /**
   * Whether there is something to measure: from the first sample to the end of the last, but not in
   * a gap as long as {@code absence}, after which a pod of the same name has come back.
   */
  boolean lives(long millis, long hold, long absence) {
    int sample = before(millis);
    if (sample < 0) {
      return false;
    }
    return millis - times[sample] < hold
        || (sample + 1 < times.length && times[sample + 1] - times[sample] < absence);
  }

  /** Returns the time of the last sample at or before a moment; -1 if there is none. */
  long lastSample(long millis) {
    int sample = before(millis);
    return sample < 0 ? -1 : times[sample];
  }

  private int before(long millis) {
    int found = Arrays.binarySearch(times, millis);
    return found >= 0 ? found : -found - 2;
  }
}
