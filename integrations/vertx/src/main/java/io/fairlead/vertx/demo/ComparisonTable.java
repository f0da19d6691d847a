package io.fairlead.vertx.demo;

import io.fairlead.kernel.Json;
import io.fairlead.vertx.load.LoadReport;
import io.fairlead.vertx.load.Percentiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reports of several policies side by side. Immutable. */
public final class ComparisonTable {

  private final List<LoadReport> reports;

  private ComparisonTable(List<LoadReport> reports) {
    this.reports = reports;
  }

  /** Returns a table with a row per report, in their order. */
  public static ComparisonTable of(List<LoadReport> reports) {
    return new ComparisonTable(List.copyOf(reports));
  }

  /** Returns how many requests were lost, all policies together. */
  public int lost() {
    return reports.stream().mapToInt(LoadReport::lost).sum();
  }

  /** Returns {@code {"policies":[...]}} with the reports in their order; unknown is null. */
  public Json.Obj toJson() {
    List<Json> policies = new ArrayList<>();
    reports.forEach(report -> policies.add(report.toJson()));
    return new Json.Obj(Map.of("policies", new Json.Arr(policies)));
  }

  /** Returns the table for people; times in milliseconds. */
  public String text() {
    List<List<String>> figures = new ArrayList<>();
    figures.add(
        List.of(
            "policy",
            "requests",
            "lost",
            "TTFT p50",
            "p90",
            "p99",
            "TPOT p50",
            "p90",
            "p99",
            "prefix hits"));
    reports.forEach(report -> figures.add(figures(report)));
    return layOut(figures)
        + "(times in ms; prefix hits: cached tokens of all prompt tokens)\n\n"
        + layOut(requestsPerEndpoint());
  }

  private static List<String> figures(LoadReport report) {
    Percentiles ttft = report.ttftMillis();
    Percentiles tpot = report.tpotMillis();
    return List.of(
        report.name(),
        Integer.toString(report.requests()),
        Integer.toString(report.lost()),
        millis(ttft.p50()),
        millis(ttft.p90()),
        millis(ttft.p99()),
        millis(tpot.p50()),
        millis(tpot.p90()),
        millis(tpot.p99()),
        share(report.prefixHitRate()));
  }

  private List<List<String>> requestsPerEndpoint() {
    Set<String> endpoints = new LinkedHashSet<>();
    List<String> head = new ArrayList<>(List.of("requests per endpoint"));
    for (LoadReport report : reports) {
      head.add(report.name());
      endpoints.addAll(report.perEndpoint().keySet());
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(head);
    for (String endpoint : endpoints) {
      List<String> row = new ArrayList<>(List.of(endpoint));
      for (LoadReport report : reports) {
        row.add(Integer.toString(report.perEndpoint().getOrDefault(endpoint, 0)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Names to the left, numbers to the right. */
  private static String layOut(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    int[] widths = widths(rows);
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        String cell = row.get(i);
        String gap = " ".repeat(widths[i] - cell.length());
        text.append(i == 0 ? cell + gap : "  " + gap + cell);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String millis(double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.2f", value);
  }
}
