package io.fairlead.autoscale.replay;

import static io.fairlead.autoscale.replay.Svg.escaped;

import io.fairlead.autoscale.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * A result as one HTML page: pictures as inline SVG, reasons as titles that a browser shows under
 * the pointer, light or dark as the reader has it; no script, nothing loaded from elsewhere.
 */
public final class ReplayPage {

  private static final int MOST_ROWS = 500;

  private final ReplayResult result;
  private final StringBuilder page = new StringBuilder();

  private ReplayPage(ReplayResult result) {
    this.result = result;
  }

  /** Returns the page, UTF-8. */
  public static String html(ReplayResult result) {
    return new ReplayPage(result).page();
  }

  private String page() {
    String names =
        String.join(", ", result.timelines().stream().map(t -> t.candidate().name()).toList());
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>Replay of ")
        .append(escaped(names))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>What the autoscalers would have said</h1>\n<p>")
        .append(Axis.range(result.from(), result.to()))
        .append(", one sync every 15 s of that time. Point at a line to read the reason.</p>\n");
    legend();
    ReplayChart chart = new ReplayChart(result);
    page.append("<h2>Replicas</h2>\n").append(chart.replicas());
    for (Demand demand : result.demands()) {
      page.append("<h2>Demand: ")
          .append(escaped(demand.series().name()))
          .append("</h2>\n<p>")
          .append(escaped(ReplayTables.words(demand)))
          .append("</p>\n")
          .append(chart.demand(demand, unit(demand.series())));
    }
    result.notes().forEach(note -> page.append("<p>").append(escaped(note)).append("</p>\n"));
    figures();
    result.timelines().forEach(this::changes);
    page.append("<footer>A replay says what each policy asks for. It does not say what latency ")
        .append("would have been: that depends on what a queue would have done.</footer>\n")
        .append("</body>\n</html>\n");
    return page.toString();
  }

  private void legend() {
    page.append("<ul class=\"legend\">\n");
    if (result.running().length > 0) {
      page.append("<li><i class=\"ranbox\"></i>ran, as recorded</li>\n");
    }
    for (int i = 0; i < result.timelines().size(); i++) {
      PolicyTimeline timeline = result.timelines().get(i);
      page.append("<li><i class=\"p")
          .append(i % 6)
          .append("\"></i>")
          .append(escaped(timeline.candidate().name()))
          .append(" <small>")
          .append(escaped(mode(timeline)))
          .append("</small></li>\n");
    }
    page.append("<li><i class=\"dashed\"></i>least and most it may answer</li>\n")
        .append("<li><i class=\"band\"></i>below the axis: no answer</li>\n</ul>\n");
  }

  private String mode(PolicyTimeline timeline) {
    if (timeline.refused().isPresent()) {
      return "refused";
    }
    String replicas =
        switch (timeline.mode()) {
          case RECORDED ->
              timeline.assumed() ? "recorded, replicas assumed" : "recorded: asked about what ran";
          case CLOSED ->
              "closed: its own replicas, ready after " + ReplayTables.readable(result.coldStart());
        };
    return replicas + (timeline.coarse() ? ", coarse" : "") + bounds(timeline);
  }

  private static String bounds(PolicyTimeline timeline) {
    int max = timeline.candidate().max();
    return ", "
        + timeline.candidate().min()
        + " to "
        + (max == Integer.MAX_VALUE ? "any number" : String.valueOf(max));
  }

  private void figures() {
    page.append("<h2>Figures</h2>\n<div class=\"wide\"><table>\n");
    List<List<String>> columns = new ArrayList<>();
    columns.add(ReplayTables.labels(result));
    result.timelines().forEach(timeline -> columns.add(ReplayTables.figures(timeline)));
    for (int row = 0; row < columns.get(0).size(); row++) {
      page.append("<tr>");
      for (int column = 0; column < columns.size(); column++) {
        List<String> cells = columns.get(column);
        String cell = row < cells.size() ? cells.get(row) : "";
        boolean head = row == 0 || column == 0;
        page.append(head ? "<th scope=\"" + (row == 0 ? "col" : "row") + "\">" : "<td>")
            .append(row == 0 && column == 0 ? "" : escaped(cell))
            .append(head ? "</th>" : "</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</table></div>\n");
  }

  private void changes(PolicyTimeline timeline) {
    page.append("<h2>").append(escaped(timeline.candidate().name())).append("</h2>\n");
    timeline
        .refused()
        .ifPresent(why -> page.append("<p>Refused: ").append(escaped(why)).append("</p>\n"));
    timeline.notes().forEach(note -> page.append("<p>").append(escaped(note)).append("</p>\n"));
    if (timeline.changes().isEmpty()) {
      page.append(
          timeline.refused().isPresent() ? "" : "<p>It never asked for another number.</p>\n");
      return;
    }
    page.append("<details><summary>")
        .append(timeline.changes().size())
        .append(timeline.changes().size() == 1 ? " change" : " changes")
        .append(" with reasons</summary>\n<div class=\"wide\"><table>\n")
        .append("<tr><th scope=\"col\">UTC</th><th scope=\"col\">replicas</th>")
        .append("<th scope=\"col\">reason</th></tr>\n");
    for (ReplayChange change : timeline.changes().stream().limit(MOST_ROWS).toList()) {
      page.append("<tr><td>")
          .append(escaped(change.at().toString().replace('T', ' ').replace("Z", "")))
          .append("</td><td>")
          .append(escaped(ReplayTables.arrow(change)))
          .append("</td><td>")
          .append(escaped(ReplayTables.shortened(change.reason())));
      change
          .proposals()
          .forEach(
              each ->
                  page.append("<br><small>")
                      .append(escaped(ReplayTables.shortened(each)))
                      .append("</small>"));
      page.append("</td></tr>\n");
    }
    page.append("</table></div>\n");
    if (timeline.changes().size() > MOST_ROWS) {
      page.append("<p>and ")
          .append(timeline.changes().size() - MOST_ROWS)
          .append(" more; the form json has all.</p>\n");
    }
    page.append("</details>\n");
  }

  /** What one of a series is, where a policy of this replay says so. */
  private String unit(Series series) {
    for (PolicyTimeline timeline : result.timelines()) {
      for (MetricInput input : timeline.candidate().inputs()) {
        if (Series.sameName(input.name(), series.name())) {
          Signal signal = input.signal();
          boolean resource =
              input.kind() == MetricInput.Kind.RESOURCE
                  || input.kind() == MetricInput.Kind.CONTAINER_RESOURCE;
          if (resource) {
            return series.name().equals("cpu") ? "cores" : "bytes";
          } else if (signal != null) {
            return unit(signal);
          }
        }
      }
    }
    return "total of " + series.name();
  }

  private static String unit(Signal signal) {
    return switch (signal.unit()) {
      case COUNT -> "requests";
      case PER_SECOND -> signal.name().contains("tokens") ? "tokens per second" : "per second";
      case SECONDS -> "seconds";
      case FRACTION -> "fraction";
    };
  }

  private static final String STYLE =
      """
      :root {
        --ink: #1c2024; --soft: #60646c; --rule: #e4e6ea; --axis: #8b8d98; --paper: #fff; --ran: #dfe3ea;
        --p0: #0b68cb; --p1: #c2410c; --p2: #067647; --p3: #8e4ec6; --p4: #b0830a; --p5: #c0306d;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --ink: #edeef0; --soft: #a4a8b0; --rule: #2b2e34; --axis: #6c7079; --paper: #15171a; --ran: #343a44;
          --p0: #70b8ff; --p1: #ff9d6b; --p2: #4fd19a; --p3: #cf9bf5; --p4: #e8c155; --p5: #f58bb5;
        }
      }
      body { margin: 0 auto; max-width: 68rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
        font: 15px/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.05rem; margin: 1.8rem 0 .3rem; }
      p { margin: .2rem 0; color: var(--soft); } footer { margin-top: 2rem; color: var(--soft); }
      svg { display: block; width: 100%; height: auto; }
      .tick, .unit { font-size: 11px; fill: var(--soft); }
      .grid { stroke: var(--rule); } .axis { stroke: var(--axis); }
      .demand { fill: none; stroke: var(--ink); stroke-width: 1.4; stroke-linejoin: round; }
      .unknown { fill: var(--soft); fill-opacity: .18; } .ran { fill: var(--ran); shape-rendering: crispEdges; }
      .line { fill: none; stroke-width: 2; } .bound { stroke-width: 1.2; stroke-dasharray: 5 5; opacity: .65; }
      .dot { stroke: var(--paper); stroke-width: .8; } .hit { fill: transparent; }
      .line.p0, .bound.p0 { stroke: var(--p0); } .dot.p0, .fill.p0 { fill: var(--p0); }
      .line.p1, .bound.p1 { stroke: var(--p1); } .dot.p1, .fill.p1 { fill: var(--p1); }
      .line.p2, .bound.p2 { stroke: var(--p2); } .dot.p2, .fill.p2 { fill: var(--p2); }
      .line.p3, .bound.p3 { stroke: var(--p3); } .dot.p3, .fill.p3 { fill: var(--p3); }
      .line.p4, .bound.p4 { stroke: var(--p4); } .dot.p4, .fill.p4 { fill: var(--p4); }
      .line.p5, .bound.p5 { stroke: var(--p5); } .dot.p5, .fill.p5 { fill: var(--p5); }
      .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; list-style: none; padding: 0; margin: .8rem 0 0; }
      .legend i { display: inline-block; width: 1.3rem; height: 0; border-top: 3px solid; margin-right: .5rem;
        vertical-align: middle; }
      .legend i.p0 { border-color: var(--p0); } .legend i.p1 { border-color: var(--p1); }
      .legend i.p2 { border-color: var(--p2); } .legend i.p3 { border-color: var(--p3); }
      .legend i.p4 { border-color: var(--p4); } .legend i.p5 { border-color: var(--p5); }
      .legend i.ranbox { height: .8rem; border: 0; background: var(--ran); }
      .legend i.band { height: .3rem; border: 0; background: var(--axis); }
      .legend i.dashed { border-top: 2px dashed var(--axis); }
      .wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--rule); }
      th { font-weight: 600; } th[scope=row] { font-weight: 400; color: var(--soft); } small { color: var(--soft); }
      summary { cursor: pointer; color: var(--soft); }
      """;
}
