package io.fairlead.vertx.load;

import java.time.Duration;
import java.util.TreeMap;

/** Sums up the results of a run. Event loop only. */
final class Tally {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final LoadListener listener;
  private final Samples ttft = new Samples();
  private final Samples tpot = new Samples();
  private final Samples total = new Samples();
  private final Samples late = new Samples();
  private final TreeMap<String, Integer> lostBy = new TreeMap<>();
  private final TreeMap<String, Integer> perEndpoint = new TreeMap<>();
  private int sent;
  private int finished;
  private int lost;
  private long promptTokens;
  private long cachedTokens;
  private long outputTokens;
  private long events;

  Tally(LoadListener listener) {
    this.listener = listener;
  }

  /** Returns the number of the request that is sent now. */
  int send() {
    return sent++;
  }

  int inFlight() {
    return sent - finished;
  }

  void add(RequestResult result) {
    finished++;
    late.add(result.lateNanos() / NANOS_PER_MILLI);
    events += result.events();
    if (!result.endpoint().isEmpty()) {
      perEndpoint.merge(result.endpoint(), 1, Integer::sum);
    }
    if (result.isLost()) {
      lost++;
      lostBy.merge(result.lost(), 1, Integer::sum);
    } else {
      ttft.add(result.ttftNanos() / NANOS_PER_MILLI);
      tpot.add(result.tpotNanos() / NANOS_PER_MILLI);
      total.add(result.totalNanos() / NANOS_PER_MILLI);
      promptTokens += Math.max(0, result.promptTokens());
      cachedTokens += Math.max(0, result.cachedTokens());
      outputTokens += result.outputTokens();
    }
    listener.finished(result);
  }

  void report(long elapsedNanos) {
    listener.progress(new LoadProgress(Duration.ofNanos(elapsedNanos), sent, finished, lost));
  }

  LoadReport report(String name, long elapsedNanos) {
    return new LoadReport(
        name,
        finished,
        lost,
        lostBy,
        elapsedNanos / NANOS_PER_SECOND,
        ttft.percentiles(),
        tpot.percentiles(),
        total.percentiles(),
        late.percentiles(),
        promptTokens,
        cachedTokens,
        outputTokens,
        events,
        perEndpoint);
  }
}
