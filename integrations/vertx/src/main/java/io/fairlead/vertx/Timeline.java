package io.fairlead.vertx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/**
 * What happened in each of the last {@value #KEPT} seconds, as the dashboard plots it: the counters
 * of {@link GatewayStats} turned into rates and quantiles of a window.
 *
 * <p>Thread-safe; sampled by one timer.
 */
final class Timeline {

  /** Seconds that are kept. */
  static final int KEPT = 600;

  /** Quantiles are taken over this many seconds, since one second alone has few requests. */
  private static final int WINDOW = 5;

  private final GatewayStats stats;
  private final InFlight inFlight;
  private final Deque<String> samples = new ArrayDeque<>();
  private final Deque<Counters> window = new ArrayDeque<>();
  private final JsonLine line = new JsonLine();

  Timeline(GatewayStats stats, InFlight inFlight, long nowNanos) {
    this.stats = stats;
    this.inFlight = inFlight;
    window.addLast(new Counters(stats, nowNanos));
  }

  /** Takes the sample of the second that ends now and returns it as JSON. */
  synchronized String sample(long epochSecond, long nowNanos) {
    Counters now = new Counters(stats, nowNanos);
    Counters last = window.getLast();
    Counters first = window.getFirst();
    window.addLast(now);
    if (window.size() > WINDOW) {
      window.removeFirst();
    }
    double seconds = Math.max(1e-3, (now.nanos - last.nanos) / 1e9);
    long prompt = now.promptTokens - first.promptTokens;
    String sample =
        line.begin()
            .number("time", epochSecond)
            .decimal("rate", (now.requests - last.requests) / seconds)
            .decimal("rejected", (now.refusals - last.refusals) / seconds)
            .number("rejectedTotal", now.refusals)
            .number("inFlight", inFlight.count())
            .decimal("ttft50", millis(now.firstByte, first.firstByte, 0.5))
            .decimal("ttft90", millis(now.firstByte, first.firstByte, 0.9))
            .decimal("ttft99", millis(now.firstByte, first.firstByte, 0.99))
            .decimal("tpot50", millis(now.perToken, first.perToken, 0.5))
            .decimal("tpot90", millis(now.perToken, first.perToken, 0.9))
            .decimal("tpot99", millis(now.perToken, first.perToken, 0.99))
            .decimal(
                "hitRate",
                prompt == 0
                    ? Double.NaN
                    : (now.cachedTokens - first.cachedTokens) / (double) prompt)
            .end();
    samples.addLast(sample);
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
    return sample;
  }

  /** Returns all samples as a JSON array, oldest first. */
  synchronized String history() {
    StringJoiner all = new StringJoiner(",", "[", "]");
    samples.forEach(all::add);
    return all.toString();
  }

  private static double millis(long[] now, long[] before, double quantile) {
    long[] difference = new long[now.length];
    for (int i = 0; i < now.length; i++) {
      difference[i] = now[i] - before[i];
    }
    return LatencyHistogram.quantile(difference, quantile) / 1e6;
  }

  /** The counters at one moment. */
  private static final class Counters {
    final long nanos;
    final long requests;
    final long refusals;
    final long promptTokens;
    final long cachedTokens;
    final long[] firstByte;
    final long[] perToken;

    Counters(GatewayStats stats, long nanos) {
      this.nanos = nanos;
      requests = stats.requests();
      refusals = stats.refusals();
      promptTokens = stats.knownCachePromptTokens.sum();
      cachedTokens = stats.cachedTokens.sum();
      firstByte = stats.firstByte.counts();
      perToken = stats.perOutputToken.counts();
    }
  }
}
