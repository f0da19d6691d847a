package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of one second and their averages over the stable and the panic window, as
 * knative/serving's {@code pkg/autoscaler/aggregation/bucketing.go} has them: a second without a
 * value counts as 0, and the sum is divided by the buckets since the first write. Immutable.
 *
 * <p>Knative's collector writes every second and its autoscaler looks every two; here both happen
 * in one tick, so a value stands for its second and the one before.
 *
 * <p>Windows beyond 1,024 seconds have buckets of several seconds, so that the state stays bounded:
 * 1,024 buckets of 8 bytes, some 11 KB as text.
 *
 * @param last second that was written last
 * @param lastValue the value of that second
 * @param first bucket that was written first in the stable window
 * @param firstOfPanic the same of the panic window
 * @param buckets sums, that of {@code last} at the end; shared, never changed
 */
record KpaWindow(long last, double lastValue, long first, long firstOfPanic, double[] buckets) {

  private static final int MOST = 1024;

  /** No sum of a window overflows. */
  private static final double LARGEST = 1e290;

  /** Nothing was ever written. */
  static final KpaWindow EMPTY = new KpaWindow(Long.MIN_VALUE, 0, 0, 0, new double[0]);

  /** How long windows are, in buckets, and how long a bucket is. */
  record Sizes(int secondsPerBucket, int stable, int panic) {

    static Sizes of(long stableSeconds, long panicSeconds) {
      int perBucket = (int) Math.max(1, (stableSeconds + MOST - 1) / MOST);
      return new Sizes(perBucket, ceil(stableSeconds, perBucket), ceil(panicSeconds, perBucket));
    }

    private static int ceil(long seconds, int perBucket) {
      return (int) Math.max(1, (seconds + perBucket - 1) / perBucket);
    }

    long bucket(long second) {
      return Math.floorDiv(second, secondsPerBucket);
    }
  }

  private boolean isEmpty() {
    return last == Long.MIN_VALUE;
  }

  KpaWindow recorded(long second, double given, Sizes sizes) {
    double value = Math.min(given, LARGEST);
    double share = value / sizes.secondsPerBucket();
    long bucket = sizes.bucket(second);
    if (isEmpty() || bucket - sizes.bucket(last) >= sizes.stable()) {
      return new KpaWindow(second, value, bucket, bucket, new double[] {share});
    }
    if (second < last) {
      return this; // the clock stepped back
    }
    int gap = (int) (bucket - sizes.bucket(last));
    int kept = (int) Math.min(buckets.length, (long) sizes.stable() - gap);
    double[] next = new double[kept + gap];
    System.arraycopy(buckets, buckets.length - kept, next, 0, kept);
    if (second == last) {
      next[next.length - 1] += (value - lastValue) / sizes.secondsPerBucket();
    } else {
      next[next.length - 1] += share;
      int before = (int) (bucket - sizes.bucket(second - 1));
      if (second - 1 > last && before < next.length) {
        next[next.length - 1 - before] += share;
      }
    }
    long panicFirst = gap >= sizes.panic() ? bucket : firstOfPanic;
    return new KpaWindow(second, value, first, panicFirst, next);
  }

  /** Whether nothing was written for longer than the stable window. */
  boolean hasNoData(long second, Sizes sizes) {
    return isEmpty() || sizes.bucket(second) - sizes.bucket(last) > sizes.stable();
  }

  double stableAverage(long second, Sizes sizes) {
    return average(second, sizes, sizes.stable(), first);
  }

  double panicAverage(long second, Sizes sizes) {
    return average(second, sizes, sizes.panic(), firstOfPanic);
  }

  /** Rounded to six digits, as there; 0 if nothing was written for a window. */
  private double average(long second, Sizes sizes, int length, long since) {
    if (isEmpty()) {
      return 0;
    }
    long written = sizes.bucket(last);
    long silent = Math.max(0, sizes.bucket(second) - written);
    if (silent >= length) {
      return 0;
    }
    int counted = (int) Math.min(buckets.length, length - silent);
    double sum = 0;
    for (int i = buckets.length - counted; i < buckets.length; i++) {
      sum += buckets[i];
    }
    double divisor = Math.min(written - since + 1.0, length - silent);
    double average = sum / divisor;
    double rounded = Math.round(average * 1e6) / 1e6;
    // beyond 9e12 there is nothing to round, and Math.round would saturate
    return Math.abs(average) < 1e12 ? rounded : average;
  }

  @Nullable Json toJson() {
    if (isEmpty()) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(buckets.length * Double.BYTES);
    for (double bucket : buckets) {
      bytes.putDouble(bucket);
    }
    return Json.object()
        .put("last", last)
        .put("lastValue", lastValue)
        .put("first", first)
        .put("firstOfPanic", firstOfPanic)
        .put("buckets", Base64.getEncoder().encodeToString(bytes.array()))
        .build();
  }

  static KpaWindow fromJson(Json.@Nullable Obj json) {
    if (json == null) {
      return EMPTY;
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(JsonValues.text(json, "buckets"));
    } catch (IllegalArgumentException e) {
      throw violated("buckets of the state 'kpa'", "in base64", String.valueOf(e.getMessage()));
    }
    if (bytes.length % Double.BYTES != 0 || bytes.length == 0 || bytes.length > MOST * 8) {
      throw violated(
          "buckets of the state 'kpa'", "1 to " + MOST + " doubles", bytes.length + " bytes");
    }
    double[] buckets = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(buckets);
    if (!Arrays.stream(buckets).allMatch(each -> each >= 0 && each < Double.POSITIVE_INFINITY)) {
      throw violated("buckets of the state 'kpa'", "at least 0 and finite", "others among them");
    }
    return new KpaWindow(
        JsonValues.wide(json, "last"),
        JsonValues.number(json, "lastValue"),
        JsonValues.wide(json, "first"),
        JsonValues.wide(json, "firstOfPanic"),
        buckets);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof KpaWindow other
        && last == other.last
        && lastValue == other.lastValue
        && first == other.first
        && firstOfPanic == other.firstOfPanic
        && Arrays.equals(buckets, other.buckets);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(last) * 31 + Arrays.hashCode(buckets);
  }

  @Override
  public String toString() {
    return "KpaWindow[" + buckets.length + " buckets to " + last + "]";
  }
}
