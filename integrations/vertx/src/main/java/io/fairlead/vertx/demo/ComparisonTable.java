package io.fairlead.vertx.demo;

import io.fairlead.kernel.Json;
import io.fairlead.vertx.load.LoadReport;
import io.fairlead.vertx.load.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          "policy",
          "requests",
          "lost",
          "TTFT p50",
          "p90",
          "p99",
          "TPOT p50",
          "p90",
          "p99",
          "prefix hits"
        });
    for (LoadReport report : reports) {
      Percentiles ttft = report.ttftMillis();
      Percentiles tpot = report.tpotMillis();
      rows.add(
          new String[] {
            report.name(),
            Integer.toString(report.requests()),
            Integer.toString(report.lost()),
            millis(ttft.p50()),
            millis(ttft.p90()),
            millis(ttft.p99()),
            millis(tpot.p50()),
            millis(tpot.p90()),
            millis(tpot.p99()),
            share(report.prefixHitRate())
          });
    }
    StringBuilder text = new StringBuilder();
    int[] widths = widths(rows);
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        String gap = " ".repeat(widths[i] - row[i].length());
        text.append(i == 0 ? row[i] + gap : "  " + gap + row[i]);
      }
      text.append('\n');
    }
    text.append("(times in ms)\n\nrequests per endpoint\n");
    for (LoadReport report : reports) {
      text.append("  ").append(report.name()).append(": ");
      List<String> parts = new ArrayList<>();
      report.perEndpoint().forEach((name, count) -> parts.add(name + " " + count));
      text.append(String.join(", ", parts)).append('\n');
    }
    return text.toString();
  }

  private static int[] widths(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
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
