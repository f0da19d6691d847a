package io.fairlead.servers.files;

import io.fairlead.routing.Column;
import io.fairlead.routing.LoraAdapters;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One endpoint of a pool file.
 *
 * @param endpoint who it is; its address may be a placeholder
 * @param reported what its last report said; unknown values are left out
 * @param lora the adapters it told
 * @param reportAge how long ago the scrape behind the report was sent
 * @param inFlightRequests our requests on it
 * @param inFlightTokens uncached prompt tokens of those that have not seen their first byte
 * @param creditRequests those dispatched after the scrape was sent
 * @param creditTokens their uncached prompt tokens
 * @param cachedTokens leading tokens of the request's prompt that it holds; 0 if not said
 * @param session whether the session of the request is bound to it
 * @param noHitRank see {@link Column#NO_HIT_RANK}; NaN if not said
 */
public record PoolEntry(
    EndpointEntry endpoint,
    Map<Column, Double> reported,
    Optional<LoraAdapters> lora,
    Duration reportAge,
    int inFlightRequests,
    int inFlightTokens,
    int creditRequests,
    int creditTokens,
    int cachedTokens,
    boolean session,
    double noHitRank) {

  private static final double ANY = Double.MAX_VALUE;

  public PoolEntry {
    reported = Collections.unmodifiableMap(new LinkedHashMap<>(reported));
  }

  static PoolEntry read(Fields fields) {
    Optional<Fields> inFlight = fields.object("inFlight");
    Optional<Fields> credit = fields.object("credit");
    PoolEntry entry =
        new PoolEntry(
            EndpointEntry.read(fields, false),
            reported(fields),
            fields.object("lora").map(PoolEntry::lora),
            fields.duration("reportAge").orElse(Duration.ZERO),
            inFlight.map(f -> f.count("requests", 0, 0, Integer.MAX_VALUE)).orElse(0),
            inFlight.map(f -> f.count("tokens", 0, 0, Integer.MAX_VALUE)).orElse(0),
            credit.map(f -> f.count("requests", 0, 0, Integer.MAX_VALUE)).orElse(0),
            credit.map(f -> f.count("tokens", 0, 0, Integer.MAX_VALUE)).orElse(0),
            fields.count("cachedTokens", 0, 0, Integer.MAX_VALUE),
            fields.flag("session", false),
            fields.number("noHitRank", 0, ANY));
    inFlight.ifPresent(Fields::end);
    credit.ifPresent(Fields::end);
    return entry;
  }

  private static Map<Column, Double> reported(Fields fields) {
    Map<Column, Double> reported = new LinkedHashMap<>();
    fields
        .object("metrics")
        .ifPresent(
            metrics -> {
              put(reported, Column.WAITING, metrics.number("waiting", 0, ANY));
              put(reported, Column.RUNNING, metrics.number("running", 0, ANY));
              put(reported, Column.KV_USE, metrics.number("kvUse", 0, 1));
              put(reported, Column.KV_BLOCK_TOKENS, metrics.number("kvBlockTokens", 1, ANY));
              put(reported, Column.KV_BLOCKS, metrics.number("kvBlocks", 0, ANY));
              metrics.end();
            });
    fields
        .numbers("columns")
        .forEach(
            (name, value) -> {
              try {
                put(reported, Column.reported(name), value);
              } catch (IllegalArgumentException e) {
                fields.problem("columns", String.valueOf(e.getMessage()));
              }
            });
    return reported;
  }

  private static void put(Map<Column, Double> reported, Column column, double value) {
    if (!Double.isNaN(value)) {
      reported.put(column, value);
    }
  }

  private static LoraAdapters lora(Fields fields) {
    LoraAdapters adapters =
        new LoraAdapters(
            Set.copyOf(fields.textList("running")),
            Set.copyOf(fields.textList("waiting")),
            fields.count("max", 0, 0, Integer.MAX_VALUE));
    fields.end();
    return adapters;
  }
}
