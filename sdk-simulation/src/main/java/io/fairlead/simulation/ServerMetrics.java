package io.fairlead.simulation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a server counts, live: gauges, counters and histograms with the meaning and the buckets of
 * vLLM's metrics page. Belongs to the server's thread.
 */
public final class ServerMetrics {

  private static final double[] FIRST_TOKEN = {
    .001, .005, .01, .02, .04, .06, .08, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640,
    2560
  };
  private static final double[] PER_TOKEN = {
    .01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1, 2.5, 5, 7.5, 10, 20, 40, 80
  };
  private static final double[] WHOLE = {
    .3, .5, .8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680
  };
  private static final double NANOS_PER_SECOND = 1e9;

  private final ModelServer server;
  private final Map<FinishReason, Long> finished = new EnumMap<>(FinishReason.class);
  private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
  private final Histogram timeToFirstToken = new Histogram(FIRST_TOKEN);
  private final Histogram interToken = new Histogram(PER_TOKEN);
  private final Histogram timePerOutputToken = new Histogram(PER_TOKEN);
  private final Histogram endToEnd = new Histogram(WHOLE);
  private final Histogram queueTime = new Histogram(WHOLE);
  private final Histogram inferenceTime = new Histogram(WHOLE);
  private final Histogram prefillTime = new Histogram(WHOLE);
  private final Histogram decodeTime = new Histogram(WHOLE);
  private final Histogram promptLength;
  private final Histogram outputLength;
  private final Histogram maxTokens;
  private long queriedTokens;
  private long cachedTokens;
  private long promptTokens;
  private long generatedTokens;
  private long preemptions;

  ServerMetrics(ModelServer server) {
    this.server = server;
    double[] lengths = lengthBounds(server.profile().maxModelTokens());
    promptLength = new Histogram(lengths);
    outputLength = new Histogram(lengths);
    maxTokens = new Histogram(lengths);
  }

  /** 1, 2, 5, 10, 20, 50 ... up to the context window, as vLLM builds them. */
  private static double[] lengthBounds(int most) {
    double[] bounds = new double[30];
    int size = 0;
    for (long decade = 1; decade <= most; decade *= 10) {
      for (long factor : new long[] {1, 2, 5}) {
        if (factor * decade <= most) {
          bounds[size++] = factor * decade;
        }
      }
    }
    return Arrays.copyOf(bounds, size);
  }

  void recordStart(Sequence s, boolean caching, long nowNanos) {
    if (caching) {
      queriedTokens += s.request.promptTokens();
      cachedTokens += s.cachedTokens;
    }
    queueTime.record(seconds(nowNanos - s.arrivedNanos));
  }

  void recordToken(Sequence s, long nowNanos) {
    if (s.generated == 1) {
      promptTokens += s.request.promptTokens();
      timeToFirstToken.record(seconds(nowNanos - s.arrivedNanos));
    } else {
      interToken.record(seconds(nowNanos - s.lastTokenNanos));
    }
    generatedTokens++;
  }

  void recordFinish(Sequence s, FinishReason reason, long nowNanos) {
    finished.merge(reason, 1L, Long::sum);
    if (reason == FinishReason.ABORT) {
      return;
    }
    endToEnd.record(seconds(nowNanos - s.arrivedNanos));
    inferenceTime.record(seconds(nowNanos - s.startedNanos));
    prefillTime.record(seconds(s.firstTokenNanos - s.startedNanos));
    decodeTime.record(seconds(nowNanos - s.firstTokenNanos));
    promptLength.record(s.request.promptTokens());
    outputLength.record(s.generated);
    maxTokens.record(s.request.maxTokens());
    if (s.generated > 1) {
      timePerOutputToken.record(seconds(nowNanos - s.firstTokenNanos) / (s.generated - 1));
    }
  }

  void recordRejection(Rejection why) {
    rejected.merge(why, 1L, Long::sum);
  }

  void recordPreemption() {
    preemptions++;
  }

  private static double seconds(long nanos) {
    return nanos / NANOS_PER_SECOND;
  }

  /** Returns the requests in the batch. */
  public int running() {
    return server.running();
  }

  /** Returns the requests in the queue. */
  public int waiting() {
    return server.waiting();
  }

  /** Returns the KV blocks that requests hold. */
  public int heldBlocks() {
    return server.cache().held();
  }

  /** Returns the share of KV blocks that requests hold, a fraction in {@code [0, 1]}. */
  public double kvUsage() {
    return (double) server.cache().held() / server.cache().capacity();
  }

  /** Returns how many blocks lost their content to make room. */
  public long evictedBlocks() {
    return server.cache().evictions();
  }

  /** Returns the prompt tokens looked up in the prefix cache. */
  public long queriedTokens() {
    return queriedTokens;
  }

  /** Returns the prompt tokens found there. */
  public long cachedTokens() {
    return cachedTokens;
  }

  /** Returns the prompt tokens of requests that reached their first token. */
  public long promptTokens() {
    return promptTokens;
  }

  /** Returns the tokens generated. */
  public long generatedTokens() {
    return generatedTokens;
  }

  /** Returns how often a request lost its blocks to another and had to start over. */
  public long preemptions() {
    return preemptions;
  }

  /** Returns how many requests ended so. */
  public long finished(FinishReason reason) {
    return finished.getOrDefault(reason, 0L);
  }

  /** Returns how many requests were turned away so. */
  public long rejected(Rejection why) {
    return rejected.getOrDefault(why, 0L);
  }

  /** Returns how many different adapters may run at once. */
  public int adapterSlots() {
    return server.adapters().slots();
  }

  /** Returns the adapters that can be asked for, in order of loading. */
  public List<String> loadedAdapters() {
    return server.adapters().loaded();
  }

  /** Returns the adapters of running requests, in order of their start. */
  public List<String> runningAdapters() {
    return server.adapters().running();
  }

  /** Returns the adapters of waiting requests, in order of arrival. */
  public List<String> waitingAdapters() {
    return server.adapters().waiting();
  }

  /** Returns when {@link #runningAdapters} or {@link #waitingAdapters} last changed, else 0. */
  public long adaptersChangedNanos() {
    return server.adapters().changedNanos();
  }

  /** Returns seconds from arrival to the first token. */
  public Histogram timeToFirstToken() {
    return timeToFirstToken;
  }

  /** Returns seconds between two tokens of a request. */
  public Histogram interToken() {
    return interToken;
  }

  /** Returns mean seconds between tokens, one value a request. */
  public Histogram timePerOutputToken() {
    return timePerOutputToken;
  }

  /** Returns seconds from arrival to the end. */
  public Histogram endToEnd() {
    return endToEnd;
  }

  /** Returns seconds in the queue. */
  public Histogram queueTime() {
    return queueTime;
  }

  /** Returns seconds in the batch. */
  public Histogram inferenceTime() {
    return inferenceTime;
  }

  /** Returns seconds from the start to the first token. */
  public Histogram prefillTime() {
    return prefillTime;
  }

  /** Returns seconds from the first to the last token. */
  public Histogram decodeTime() {
    return decodeTime;
  }

  /** Returns prompt tokens of finished requests. */
  public Histogram promptLength() {
    return promptLength;
  }

  /** Returns generated tokens of finished requests. */
  public Histogram outputLength() {
    return outputLength;
  }

  /** Returns the limits that clients asked for. */
  public Histogram maxTokens() {
    return maxTokens;
  }
}
