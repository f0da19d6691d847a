package io.fairlead.vertx;

import io.fairlead.routing.host.RequestAttempts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the gateway does; any thread, never reset. */
final class GatewayStats {

  /** Counts of one endpoint. */
  static final class OfEndpoint {
    final LongAdder requests = new LongAdder();
    final LongAdder failures = new LongAdder();
  }

  private final Map<Ending, LongAdder> endings = new EnumMap<>(Ending.class);
  private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
  private final Map<String, OfEndpoint> endpoints = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> retries = new ConcurrentHashMap<>();
  final LongAdder retriesRefused = new LongAdder();
  final LatencyHistogram firstByte = new LatencyHistogram();
  final LatencyHistogram perOutputToken = new LatencyHistogram();
  final LatencyHistogram duration = new LatencyHistogram();
  final LatencyHistogram decision = new LatencyHistogram();
  final LongAdder promptTokens = new LongAdder();
  final LongAdder knownCachePromptTokens = new LongAdder();
  final LongAdder cachedTokens = new LongAdder();
  final LongAdder outputTokens = new LongAdder();

  GatewayStats() {
    for (Ending ending : Ending.values()) {
      endings.put(ending, new LongAdder());
    }
  }

  void record(AccessRecord record) {
    counter(record.ending()).increment();
    duration.record(record.durationNanos());
    long ttft = record.timeToFirstByteNanos();
    if (ttft >= 0) {
      firstByte.record(ttft);
    }
    long tpot = record.timePerOutputTokenNanos();
    if (tpot >= 0) {
      perOutputToken.record(tpot);
    }
    if (record.promptTokens() >= 0) {
      promptTokens.add(record.promptTokens());
      if (record.cachedTokens() >= 0) {
        knownCachePromptTokens.add(record.promptTokens());
        cachedTokens.add(record.cachedTokens());
      }
    }
    if (record.outputTokens() > 0) {
      outputTokens.add(record.outputTokens());
    }
    String code = record.error();
    if (code != null) {
      refused(code);
    }
    String endpoint = record.endpoint();
    if (endpoint != null) {
      endpoint(endpoint).requests.increment();
    }
  }

  /** Counts a refusal by its code; codes are a small set fixed in {@link Refusal} and profiles. */
  void refused(String code) {
    refusals.computeIfAbsent(code, fresh -> new LongAdder()).increment();
  }

  void retried(RequestAttempts.Failure because) {
    retries
        .computeIfAbsent(because.name().toLowerCase(Locale.ROOT), f -> new LongAdder())
        .increment();
  }

  OfEndpoint endpoint(String name) {
    OfEndpoint known = endpoints.get(name);
    return known != null ? known : endpoints.computeIfAbsent(name, fresh -> new OfEndpoint());
  }

  /**
   * Forgets all endpoints but these, so that memory does not grow with every pod that ever was. One
   * that left may come back with its last requests; so this is called again and again.
   */
  void keepOnly(Set<String> present) {
    endpoints.keySet().retainAll(present);
  }

  /** Returns the names of the endpoints that are counted now. */
  Set<String> counted() {
    return Set.copyOf(endpoints.keySet());
  }

  LongAdder counter(Ending ending) {
    return Objects.requireNonNull(endings.get(ending));
  }

  long requests() {
    return endings.values().stream().mapToLong(LongAdder::sum).sum();
  }

  long refusals() {
    return refusals.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Returns counts by code, sorted by code. */
  Map<String, Long> refusalsByCode() {
    return sums(refusals);
  }

  Map<String, Long> retriesByReason() {
    return sums(retries);
  }

  private static Map<String, Long> sums(Map<String, LongAdder> adders) {
    Map<String, Long> sums = new TreeMap<>();
    adders.forEach((name, adder) -> sums.put(name, adder.sum()));
    return sums;
  }
}
