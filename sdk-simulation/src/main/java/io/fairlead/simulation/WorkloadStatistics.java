package io.fairlead.simulation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What a workload consists of.
 *
 * @param requests how many
 * @param seconds from the first arrival to the last
 * @param gapVariation coefficient of variation of the gaps between arrivals, 1 for Poisson; NaN
 *     with fewer than three requests
 * @param prompt tokens of prompts
 * @param output tokens of answers
 * @param idealHitRate share of prompt tokens that a shared cache without limit would have held, a
 *     fraction in {@code [0, 1]}; NaN without requests
 */
public record WorkloadStatistics(
    int requests,
    double seconds,
    double gapVariation,
    Lengths prompt,
    Lengths output,
    double idealHitRate) {

  /**
   * A distribution of lengths in tokens; NaN without requests.
   *
   * @param mean the mean
   * @param p50 the median
   * @param p90 the 90th percentile
   * @param p99 the 99th percentile
   * @param max the largest
   */
  public record Lengths(double mean, double p50, double p90, double p99, double max) {

    private static Lengths of(int[] tokens) {
      if (tokens.length == 0) {
        return new Lengths(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
      }
      int[] sorted = tokens.clone();
      Arrays.sort(sorted);
      double mean = Arrays.stream(sorted).asDoubleStream().sum() / sorted.length;
      return new Lengths(
          mean,
          sorted[(int) (0.5 * sorted.length)],
          sorted[(int) (0.9 * sorted.length)],
          sorted[(int) (0.99 * sorted.length)],
          sorted[sorted.length - 1]);
    }
  }

  static WorkloadStatistics of(Workload workload, int blockTokens) {
    int requests = 0;
    for (Arrival ignored : workload) {
      requests++;
    }
    int[] prompts = new int[requests];
    int[] outputs = new int[requests];
    long[] times = new long[requests];
    Set<Long> known = new HashSet<>();
    long hits = 0;
    long tokens = 0;
    int i = 0;
    for (Arrival arrival : workload) {
      prompts[i] = arrival.promptTokens();
      outputs[i] = arrival.outputTokens();
      times[i] = arrival.atNanos();
      hits += cachedTokens(arrival, blockTokens, known);
      tokens += prompts[i];
      i++;
    }
    double seconds = requests == 0 ? 0 : (times[requests - 1] - times[0]) / 1e9;
    double hitRate = requests == 0 ? Double.NaN : (double) hits / tokens;
    return new WorkloadStatistics(
        requests, seconds, variation(times), Lengths.of(prompts), Lengths.of(outputs), hitRate);
  }

  private static long cachedTokens(Arrival arrival, int blockTokens, Set<Long> known) {
    TokenBlocks blocks = arrival.blocks(blockTokens);
    int inPrompt = arrival.promptTokens() / blockTokens;
    int inAll = (arrival.promptTokens() + arrival.outputTokens() - 1) / blockTokens;
    int hits = 0;
    while (hits < inPrompt && known.contains(blocks.hash(hits))) {
      hits++;
    }
    for (int block = hits; block < inAll; block++) {
      known.add(blocks.hash(block));
    }
    return (long) hits * blockTokens;
  }

  private static double variation(long[] times) {
    int gaps = times.length - 1;
    if (gaps < 2) {
      return Double.NaN;
    }
    double mean = (times[gaps] - times[0]) / (double) gaps;
    double squares = 0;
    for (int i = 0; i < gaps; i++) {
      double off = times[i + 1] - times[i] - mean;
      squares += off * off;
    }
    return StrictMath.sqrt(squares / gaps) / mean;
  }
}
