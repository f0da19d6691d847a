package io.fairlead.vertx.load;

import io.fairlead.kernel.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a run.
 *
 * @param name of the workload, or what {@link #named} said
 * @param requests sent
 * @param lost of them without a complete answer
 * @param lostBy the lost ones by reason
 * @param seconds from the first request to the last end
 * @param ttftMillis time to first token of answered requests, from the time they were due
 * @param tpotMillis time per output token after the first, one value a request
 * @param totalMillis time to the end of answered requests
 * @param lateMillis how late requests were sent; if it is not small, the machine was too busy to
 *     measure
 * @param promptTokens of answered requests
 * @param cachedTokens of them found in a prefix cache
 * @param outputTokens of answered requests
 * @param events pieces of text that came
 * @param perEndpoint requests by endpoint, if the target names a header
 */
public record LoadReport(
    String name,
    int requests,
    int lost,
    SortedMap<String, Integer> lostBy,
    double seconds,
    Percentiles ttftMillis,
    Percentiles tpotMillis,
    Percentiles totalMillis,
    Percentiles lateMillis,
    long promptTokens,
    long cachedTokens,
    long outputTokens,
    long events,
    SortedMap<String, Integer> perEndpoint) {

  public LoadReport {
    lostBy = Collections.unmodifiableSortedMap(new TreeMap<>(lostBy));
    perEndpoint = Collections.unmodifiableSortedMap(new TreeMap<>(perEndpoint));
  }

  /** Returns this report under another name. */
  public LoadReport named(String value) {
    return new LoadReport(
        value,
        requests,
        lost,
        lostBy,
        seconds,
        ttftMillis,
        tpotMillis,
        totalMillis,
        lateMillis,
        promptTokens,
        cachedTokens,
        outputTokens,
        events,
        perEndpoint);
  }

  /** Returns the share of prompt tokens found in cache, in {@code [0, 1]}; NaN if unknown. */
  public double prefixHitRate() {
    return promptTokens == 0 ? Double.NaN : (double) cachedTokens / promptTokens;
  }

  /** Returns the requests per second. */
  public double ratePerSecond() {
    return requests / seconds;
  }

  /** Returns the report as data; unknown is {@code null}. */
  public Json.Obj toJson() {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("name", Json.of(name));
    members.put("requests", Json.of(requests));
    members.put("lost", Json.of(lost));
    members.put("lostBy", Json.of(lostBy));
    members.put("seconds", Percentiles.number(seconds));
    members.put("ttftMillis", ttftMillis.toJson());
    members.put("tpotMillis", tpotMillis.toJson());
    members.put("totalMillis", totalMillis.toJson());
    members.put("lateMillis", lateMillis.toJson());
    members.put("promptTokens", Json.of(promptTokens));
    members.put("cachedTokens", Json.of(cachedTokens));
    members.put("outputTokens", Json.of(outputTokens));
    members.put("events", Json.of(events));
    members.put("prefixHitRate", Percentiles.number(prefixHitRate()));
    members.put("perEndpoint", Json.of(perEndpoint));
    return new Json.Obj(members);
  }
}
