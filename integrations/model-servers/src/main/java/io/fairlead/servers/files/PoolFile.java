package io.fairlead.servers.files;

import io.fairlead.routing.Attribute;
import io.fairlead.routing.Column;
import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.LoraAdapters;
import io.fairlead.routing.Pool;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.routing.ReportWriter;
import io.fairlead.routing.RoutingRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A pool as it was at one moment, written down by hand or by a tool, to try decisions on. What is
 * left out is unknown.
 *
 * @param endpoints in the order of the file, which is the order of their slots
 */
public record PoolFile(List<PoolEntry> endpoints) {

  /** The newest version of the file's schema that this release reads. */
  public static final int SCHEMA_VERSION = 1;

  /** The moment of the decision; ages count back from it, nothing else depends on it. */
  private static final long NOW_NANOS = 1_000_000_000_000_000L;

  public PoolFile {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * Reads a file.
   *
   * @param content JSON or YAML
   * @param name of the file, for messages
   * @throws ServerFileException with every problem of the file
   */
  public static PoolFile read(byte[] content, String name) {
    Findings findings = Findings.open(name, content);
    Fields fields = findings.fields(SCHEMA_VERSION);
    if (!fields.has("endpoints")) {
      fields.problem("endpoints is missing");
    }
    List<PoolEntry> entries = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    fields.objects(
        "endpoints",
        each -> {
          PoolEntry entry = PoolEntry.read(each);
          if (!names.add(entry.endpoint().name())) {
            each.problem(
                "name",
                "name must be used once, but " + entry.endpoint().name() + " is there twice");
          }
          entries.add(entry);
        });
    fields.end();
    findings.end();
    return new PoolFile(entries);
  }

  /**
   * Returns what a decision about {@code request} on this pool depends on.
   *
   * @param seed of the decision's generator
   */
  public DecisionInput decisionInput(RoutingRequest request, long seed) {
    Pool pool = Pool.create();
    for (PoolEntry entry : endpoints) {
      long sent = NOW_NANOS - entry.reportAge().toNanos();
      ReportWriter report = pool.scrapeSent(pool.join(entry.endpoint().spec()), sent);
      entry.reported().forEach(report::set);
      entry.lora().ifPresent(adapters -> setLora(report, adapters));
      if (entry.reported().isEmpty() && entry.lora().isEmpty()) {
        report.discard();
      } else {
        report.commit();
      }
    }
    PoolSnapshot snapshot = pool.publish(NOW_NANOS);
    return new DecisionInput(snapshot, request, rows(snapshot), NOW_NANOS, seed, Set.of());
  }

  private static void setLora(ReportWriter report, LoraAdapters adapters) {
    report.set(Attribute.LORA, adapters);
  }

  private Map<Column, double[]> rows(PoolSnapshot snapshot) {
    Map<Column, double[]> rows = new LinkedHashMap<>();
    row(rows, Column.REPORT_AGE, slot -> snapshot.reportAgeSeconds(slot, NOW_NANOS));
    row(rows, Column.IN_FLIGHT_REQUESTS, slot -> endpoints.get(slot).inFlightRequests());
    row(rows, Column.IN_FLIGHT_TOKENS, slot -> endpoints.get(slot).inFlightTokens());
    row(rows, Column.CREDIT_REQUESTS, slot -> endpoints.get(slot).creditRequests());
    row(rows, Column.CREDIT_TOKENS, slot -> endpoints.get(slot).creditTokens());
    row(rows, Column.RUNNING_NOW, slot -> snapshot.value(Column.RUNNING, slot));
    row(rows, Column.CACHED_TOKENS, slot -> endpoints.get(slot).cachedTokens());
    row(rows, Column.SESSION, slot -> endpoints.get(slot).session() ? 1.0 : 0.0);
    row(rows, Column.NO_HIT_RANK, slot -> endpoints.get(slot).noHitRank());
    return rows;
  }

  /** A row is there even if the pool is empty: a profile asks for the rows that it reads. */
  private void row(Map<Column, double[]> rows, Column column, IntToDoubleFunction value) {
    rows.put(column, IntStream.range(0, endpoints.size()).mapToDouble(value).toArray());
  }
}
