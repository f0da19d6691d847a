package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import java.util.Arrays;
import java.util.List;

/**
 * A histogram of latencies since the last tick, as Prometheus counts: bucket i holds the requests
 * that took at most {@code edges[i]} seconds.
 *
 * <p>Immutable; the arrays are copied in and out.
 */
public final class Buckets {

  private final double[] edges;
  private final double[] counts;

  private Buckets(double[] edges, double[] counts) {
    this.edges = edges;
    this.counts = counts;
  }

  /**
   * Returns a histogram.
   *
   * @param edges upper bounds in seconds, ascending; the last may be infinite
   * @param cumulative requests at or below each edge, not descending, at least 0
   */
  public static Buckets of(double[] edges, double[] cumulative) {
    if (edges.length == 0 || edges.length != cumulative.length) {
      throw violated(
          "cumulative", "as many counts as there are edges, at least 1", cumulative.length);
    }
    for (int i = 0; i < edges.length; i++) {
      if (!(edges[i] > (i == 0 ? 0 : edges[i - 1]))) {
        throw violated("edges", "ascending and greater than 0", Arrays.toString(edges));
      }
      if (!(cumulative[i] >= (i == 0 ? 0 : cumulative[i - 1]))) {
        throw violated(
            "cumulative",
            "not descending and at least 0",
            Arrays.toString(cumulative) + " (a counter that was reset is a defect, not a count)");
      }
    }
    return new Buckets(edges.clone(), cumulative.clone());
  }

  /** Returns the number of requests. */
  public double count() {
    return counts[counts.length - 1];
  }

  /**
   * Returns the fraction of requests that took at most that long, as an interval: exact at the edge
   * of a bucket, else between the two edges around it.
   *
   * @return lowest and highest possible fraction; both NaN without requests
   */
  public Interval attainment(double seconds) {
    double total = count();
    if (total == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    double below = 0;
    for (int i = 0; i < edges.length; i++) {
      if (edges[i] == seconds) {
        return new Interval(counts[i] / total, counts[i] / total);
      } else if (edges[i] > seconds) {
        return new Interval(below / total, counts[i] / total);
      }
      below = counts[i];
    }
    return new Interval(below / total, 1);
  }

  /** Returns the edge nearest to a threshold, the place to put an objective that is measured. */
  public double nearestEdge(double seconds) {
    double nearest = edges[0];
    for (double edge : edges) {
      if (!Double.isInfinite(edge) && Math.abs(edge - seconds) < Math.abs(nearest - seconds)) {
        nearest = edge;
      }
    }
    return nearest;
  }

  /** Returns this histogram with another added that has the same edges. */
  public Buckets plus(Buckets other) {
    if (!Arrays.equals(edges, other.edges)) {
      throw violated("edges", Arrays.toString(edges), Arrays.toString(other.edges));
    }
    double[] sum = counts.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.counts[i];
    }
    return new Buckets(edges, sum);
  }

  /** Returns it as data; where the last edge is infinite, there is one more count than edges. */
  Json.Obj toJson() {
    double last = edges[edges.length - 1];
    int finite = Double.isInfinite(last) ? edges.length - 1 : edges.length;
    return Json.object()
        .put("edges", numbers(Arrays.copyOf(edges, finite)))
        .put("cumulative", numbers(counts))
        .build();
  }

  private static List<Json> numbers(double[] values) {
    return Arrays.stream(values).mapToObj(each -> (Json) Json.Num.of(each)).toList();
  }

  @Override
  public String toString() {
    return "edges " + Arrays.toString(edges) + ", cumulative " + Arrays.toString(counts);
  }
}
