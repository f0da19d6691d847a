package io.fairlead.routing;

import io.fairlead.routing.RoutingExplanation.Drop;
import io.fairlead.routing.RoutingExplanation.LeftOut;
import io.fairlead.routing.RoutingExplanation.Part;
import io.fairlead.routing.RoutingExplanation.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The explanation as a table: a line per endpoint, a column per scorer, {@code raw x weight}. */
final class ExplanationTable {

  private static final long SCALE = 10_000;
  private static final double MOST_FIXED = 1e12;

  private ExplanationTable() {}

  static String render(RoutingExplanation explanation) {
    StringBuilder text = new StringBuilder();
    headline(explanation, text);
    for (LeftOut stage : explanation.leftOut()) {
      text.append("left out: ").append(stage.stage()).append(": ").append(stage.why()).append('\n');
    }
    List<Verdict> verdicts = explanation.endpoints();
    Set<String> scorers = new LinkedHashSet<>();
    verdicts.forEach(v -> v.parts().forEach(part -> scorers.add(weighted(part))));
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "endpoint", "total"));
    head.addAll(scorers);
    rows.add(head);
    for (Verdict verdict : verdicts) {
      rows.add(row(verdict));
    }
    layOut(rows, text);
    return text.toString();
  }

  /** A line per endpoint, a column per {@link Column}. */
  static String renderReads(RoutingExplanation explanation, Set<Column> columns) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "endpoint"));
    columns.forEach(column -> head.add(column.name()));
    rows.add(head);
    for (Verdict verdict : explanation.endpoints()) {
      List<String> row = new ArrayList<>(List.of(mark(verdict), verdict.endpoint()));
      verdict.reads().values().forEach(value -> row.add(plain(value)));
      rows.add(row);
    }
    StringBuilder text = new StringBuilder();
    layOut(rows, text);
    return text.toString();
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < MOST_FIXED
        ? Long.toString((long) value)
        : fixed(value);
  }

  private static String mark(Verdict verdict) {
    return verdict.rank() == 0 ? "" : verdict.rank() == 1 ? "->" : "#" + verdict.rank();
  }

  private static void headline(RoutingExplanation explanation, StringBuilder text) {
    text.append(explanation.input().request()).append(": ").append(explanation.decision());
    text.append(" by profile ").append(explanation.decision().profile());
    if (explanation.decision() instanceof Routed routed && !Double.isNaN(routed.margin())) {
      text.append(", ").append(fixed(routed.margin())).append(" ahead of the runner-up");
    }
    if (explanation.decision() instanceof Rejected rejected) {
      text.append(" (HTTP ").append(rejected.httpStatus()).append(')');
    }
    text.append('\n');
  }

  private static String weighted(Part part) {
    return part.scorer() + " x " + RoutingExplanation.number(part.weight(), "");
  }

  private static List<String> row(Verdict verdict) {
    List<String> row = new ArrayList<>();
    row.add(mark(verdict));
    row.add(verdict.endpoint());
    Drop drop = verdict.drop();
    if (drop != null) {
      row.add("dropped by " + drop.filter() + ": " + drop.text());
      return row;
    }
    row.add(Double.isNaN(verdict.total()) ? "" : fixed(verdict.total()));
    for (Part part : verdict.parts()) {
      row.add(
          part.unknown()
              ? "unknown = " + fixed(part.contribution())
              : fixed(part.raw()) + " = " + fixed(part.contribution()));
    }
    return row;
  }

  /** Four decimals; by hand, because a table of a large pool has thousands of numbers. */
  static String fixed(double value) {
    double magnitude = Math.abs(value);
    if (!(magnitude < MOST_FIXED)) {
      return RoutingExplanation.number(value, "unknown");
    }
    long scaled = Math.round(magnitude * SCALE);
    String decimals = Long.toString(SCALE + scaled % SCALE);
    String sign = value < 0 && scaled > 0 ? "-" : "";
    return sign + scaled / SCALE + "." + decimals.substring(1);
  }

  /** Pads cells; the text of a drop, last in its row, may stick out. */
  private static void layOut(List<List<String>> rows, StringBuilder text) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      boolean dropped = row.size() < widths.length || row.get(2).startsWith("dropped");
      for (int i = 0; i < row.size(); i++) {
        if (i < 2 || !dropped) {
          widths[i] = Math.max(widths[i], row.get(i).length());
        }
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        line.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }
}
