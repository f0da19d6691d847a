package io.fairlead.autoscale.replay;

import io.fairlead.kernel.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A result for a terminal and for a spreadsheet. */
public final class ReplayTables {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern LONG_NUMBER = Pattern.compile("(\\b\\d+\\.\\d{4})\\d+\\b");
  private static final int MOST_CHANGES = 40;

  private ReplayTables() {}

  /** Returns figures of each policy and its changes with their reasons, for people. */
  public static String text(ReplayResult result) {
    StringBuilder text = new StringBuilder();
    Duration time = Duration.between(result.from(), result.to());
    text.append("replay of ")
        .append(result.from())
        .append(" to ")
        .append(result.to())
        .append(" (")
        .append(readable(time))
        .append("), one sync every 15 s\n");
    for (Demand demand : result.demands()) {
      text.append("series ").append(demand.series().name()).append(": ").append(words(demand));
      text.append('\n');
    }
    result.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    text.append('\n').append(figures(result));
    for (PolicyTimeline timeline : result.timelines()) {
      text.append('\n');
      changes(timeline, text);
    }
    return text.toString();
  }

  /** Returns the figures as a table with one column per policy. */
  static String figures(ReplayResult result) {
    List<List<String>> columns = new ArrayList<>();
    columns.add(labels(result));
    result.timelines().forEach(timeline -> columns.add(figures(timeline)));
    int rows = columns.stream().skip(1).mapToInt(List::size).max().orElse(0);
    StringBuilder table = new StringBuilder();
    columns.set(0, columns.get(0).subList(0, rows));
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (List<String> column : columns) {
        int width = column.stream().mapToInt(String::length).max().orElse(0);
        String cell = row < column.size() ? column.get(row) : "";
        line.append(cell).append(" ".repeat(width - cell.length() + 2));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  /** The names of the figures, in the order of {@link #figures(PolicyTimeline)}. */
  static List<String> labels(ReplayResult result) {
    String load =
        result.demands().stream()
            .filter(Demand::conserved)
            .map(demand -> demand.series().name())
            .findFirst()
            .orElse("demand");
    return List.of(
        "policy",
        "mode",
        "replica-hours",
        "replicas, least to most",
        "scale ups, downs",
        "time without an answer",
        "time at the maximum",
        "time it differs from what ran",
        load + " per ready replica, median",
        load + " per ready replica, 95th percentile",
        load + " per ready replica, most",
        "time with " + load + " and no ready replica");
  }

  static List<String> figures(PolicyTimeline timeline) {
    if (timeline.refused().isPresent()) {
      return List.of(timeline.candidate().name(), timeline.mode().text(), "refused");
    }
    ReplaySummary s = timeline.summary();
    return List.of(
        timeline.candidate().name(),
        timeline.mode().text() + (timeline.coarse() ? ", coarse" : ""),
        number(s.replicaHours()),
        s.least() + " to " + s.most(),
        s.ups() + ", " + s.downs(),
        percent(s.unanswered()),
        timeline.candidate().max() == Integer.MAX_VALUE ? "no maximum" : percent(s.atMax()),
        percent(s.differs()),
        number(s.loadMedian()),
        number(s.loadHigh()),
        number(s.loadMost()),
        percent(s.unserved()));
  }

  private static void changes(PolicyTimeline timeline, StringBuilder text) {
    text.append(timeline.candidate().name())
        .append(" (")
        .append(timeline.mode().text())
        .append(timeline.coarse() ? ", coarse" : "")
        .append(")\n");
    timeline.refused().ifPresent(why -> text.append("  refused: ").append(why).append('\n'));
    timeline.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
    List<ReplayChange> changes = timeline.changes();
    for (int i = 0; i < Math.min(changes.size(), MOST_CHANGES); i++) {
      ReplayChange change = changes.get(i);
      text.append("  ")
          .append(TIME.format(change.at()))
          .append("  ")
          .append(arrow(change))
          .append("  ")
          .append(shortened(change.reason()))
          .append('\n');
    }
    if (changes.size() > MOST_CHANGES) {
      text.append("  and ")
          .append(changes.size() - MOST_CHANGES)
          .append(" more changes; -o json has all\n");
    }
  }

  /** Four decimals are enough to read; the data has all. */
  static String shortened(String sentence) {
    return LONG_NUMBER.matcher(sentence).replaceAll("$1");
  }

  static String arrow(ReplayChange change) {
    return change.from() == change.to()
        ? String.valueOf(change.to())
        : change.from() + " -> " + change.to();
  }

  /** Returns one row per step: time, totals of the series, and each policy's replicas. */
  public static String csv(ReplayResult result) {
    StringBuilder csv = new StringBuilder();
    try {
      csv(result, csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder throws none
    }
    return csv.toString();
  }

  /**
   * Writes what {@link #csv(ReplayResult)} returns, row by row.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void csv(ReplayResult result, Appendable out) throws IOException {
    List<PolicyTimeline> timelines =
        result.timelines().stream().filter(t -> t.refused().isEmpty()).toList();
    int[] running = result.running();
    out.append("time");
    for (Demand demand : result.demands()) {
      out.append(',').append(quoted(demand.series().name()));
    }
    out.append(running.length > 0 ? ",running" : "");
    for (PolicyTimeline timeline : timelines) {
      String name = timeline.candidate().name();
      out.append(',').append(quoted(name + " replicas"));
      out.append(',').append(quoted(name + " ready"));
      out.append(',').append(quoted(name + " decision"));
      out.append(',').append(quoted(name + " reason"));
    }
    out.append("\r\n");
    double[][] totals = result.demands().stream().map(Demand::totals).toArray(double[][]::new);
    StringBuilder row = new StringBuilder();
    for (int step = 0; step < result.steps(); step++) {
      row.setLength(0);
      row(result.time(step), totals, running, timelines, step, row);
      out.append(row);
    }
  }

  private static void row(
      Instant time,
      double[][] totals,
      int[] running,
      List<PolicyTimeline> timelines,
      int step,
      StringBuilder csv) {
    csv.append(time);
    for (double[] total : totals) {
      csv.append(',').append(cell(total[step]));
    }
    if (running.length > 0) {
      csv.append(',').append(running[step] < 0 ? "" : String.valueOf(running[step]));
    }
    for (PolicyTimeline timeline : timelines) {
      ReplayStep said = timeline.steps().get(step);
      csv.append(',');
      said.replicas().ifPresent(csv::append);
      csv.append(',').append(said.replicas().isPresent() ? String.valueOf(said.ready()) : "");
      csv.append(',').append(said.action().name().toLowerCase(Locale.ROOT));
      csv.append(',').append(quoted(said.binding().text()));
    }
    csv.append("\r\n");
  }

  private static String cell(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf"; // as Prometheus writes it
    }
    return Double.isNaN(value) ? "" : Numbers.text(value);
  }

  /** As RFC 4180; a text that a spreadsheet would take for a formula begins with a quote mark. */
  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  static String words(Demand demand) {
    Series series = demand.series();
    return (series.perPod() ? series.pods().size() + " pods" : "total")
        + ", a sample every "
        + readable(Duration.ofMillis(series.stepMillis()))
        + (demand.conserved() ? ", declared conserved" : ", not conserved")
        + (demand.unknown() > 0 ? ", unknown " + percent(demand.unknown()) + " of the time" : "");
  }

  static String readable(Duration time) {
    String text = time.toString().substring(2).toLowerCase(Locale.ROOT);
    return text.replaceAll("(?<=[hm])(?=\\d)", " ");
  }

  static String percent(double fraction) {
    return Double.isNaN(fraction)
        ? "-"
        : String.format(
            Locale.ROOT, fraction > 0 && fraction < 0.1 ? "%.1f %%" : "%.0f %%", 100 * fraction);
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double size = Math.abs(value);
    String form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return size >= 1e6
        ? String.format(Locale.ROOT, "%.3g", value)
        : String.format(Locale.ROOT, form, value);
  }
}
