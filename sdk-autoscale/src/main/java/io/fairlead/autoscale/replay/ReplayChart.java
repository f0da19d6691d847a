package io.fairlead.autoscale.replay;

import io.fairlead.autoscale.replay.Axis.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The pictures of a result: one of each demand, and one of all replicas below the same time. */
final class ReplayChart {

  private static final int TOP = 24;
  private static final int BOTTOM = 26;
  private static final int BAND = 9;

  /** Height of the picture of replicas without its bands. */
  private static final int PLAIN = 310;

  private static final int MANY_CHANGES = 60;

  private final ReplayResult result;
  private final long from;
  private final long to;
  private final Duration span;

  ReplayChart(ReplayResult result) {
    this.result = result;
    from = result.from().toEpochMilli();
    // the last step lasts as long as the others
    to = result.time(result.steps() - 1).plus(Replay.STEP).toEpochMilli();
    span = Duration.ofMillis(to - from);
  }

  /** Draws the total of a series; where it is unknown there is no line, and a band says so. */
  String demand(Demand demand, String unit) {
    double[] totals = demand.totals();
    double most = Arrays.stream(totals).filter(Double::isFinite).max().orElse(0);
    double top = Axis.top(most, false);
    Svg svg = new Svg(200, "total of " + demand.series().name() + " over time");
    frame(svg, top, false, unit);
    int columns = Math.min(totals.length, Svg.WIDTH - Svg.LEFT - Svg.RIGHT);
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int column = 0; column < columns; column++) {
      int first = (int) ((long) column * totals.length / columns);
      int last = Math.max(first + 1, (int) ((long) (column + 1) * totals.length / columns));
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = first; i < last; i++) {
        low = Double.isNaN(totals[i]) ? low : Math.min(low, totals[i]);
        high = Double.isNaN(totals[i]) ? high : Math.max(high, totals[i]);
      }
      if (!Double.isFinite(low) || !Double.isFinite(high)) {
        pen = false;
        continue;
      }
      String x = Svg.number(x(time(first)));
      path.append(pen ? " L" : " M").append(x).append(' ').append(point(high, top, svg));
      if (low < high) {
        path.append(" L").append(x).append(' ').append(point(low, top, svg));
      } else if (!pen) {
        path.append(" h1"); // a sample between two gaps is a dot, not nothing
      }
      pen = true;
    }
    String range =
        ReplayTables.number(Arrays.stream(totals).filter(Double::isFinite).min().orElse(0))
            + " to "
            + ReplayTables.number(most);
    svg.path(path.toString().strip(), "demand", demand.series().name() + ": " + range);
    unknown(totals, svg);
    return svg.end();
  }

  private static String point(double value, double top, Svg svg) {
    return Svg.number(y(value, top, svg));
  }

  private void unknown(double[] totals, Svg svg) {
    for (int i = 0; i < totals.length; i++) {
      if (Double.isNaN(totals[i])) {
        int begun = i;
        while (i + 1 < totals.length && Double.isNaN(totals[i + 1])) {
          i++;
        }
        double x = x(time(begun));
        double width = Math.max(1, x(time(i + 1)) - x);
        String title = range(begun, i + 1) + ": no sample, so the total is unknown";
        svg.rect(x, TOP, width, svg.height() - TOP - BOTTOM, "unknown", title);
      }
    }
  }

  /** Draws what ran, what each policy asks for, and the bounds of each. */
  String replicas() {
    List<PolicyTimeline> timelines =
        result.timelines().stream().filter(t -> t.refused().isEmpty()).toList();
    int[] running = result.running();
    int most = Arrays.stream(running).max().orElse(1);
    for (PolicyTimeline timeline : timelines) {
      most = Math.max(most, timeline.summary().most());
    }
    // a bound far above everything would press the lines flat: it is said in words then
    int room = Math.max(most + 1, (int) (1.5 * most));
    for (PolicyTimeline timeline : timelines) {
      int max = timeline.candidate().max();
      most = max <= room ? Math.max(most, max) : most;
    }
    double top = Axis.top(most + 0.5, true);
    Svg svg = new Svg(PLAIN + BAND * timelines.size(), "replicas over time");
    frame(svg, top, true, "replicas");
    ran(running, top, svg);
    for (PolicyTimeline timeline : timelines) {
      bounds(timeline, top, svg);
    }
    for (PolicyTimeline timeline : timelines) {
      policy(timeline, timelines.indexOf(timeline), timelines.size(), top, svg);
    }
    return svg.end();
  }

  private void ran(int[] running, double top, Svg svg) {
    for (int i = 0; i < running.length; i++) {
      if (running[i] >= 0) {
        int begun = i;
        while (i + 1 < running.length && running[i + 1] == running[i]) {
          i++;
        }
        double y = y(running[i], top, svg);
        double x = x(time(begun));
        String title = range(begun, i + 1) + ": " + running[i] + " ran, as recorded";
        svg.rect(x, y, x(time(i + 1)) - x, y(0, top, svg) - y, "ran", title);
      }
    }
  }

  private void bounds(PolicyTimeline timeline, double top, Svg svg) {
    String css = "bound p" + colour(timeline);
    double right = (double) Svg.WIDTH - Svg.RIGHT;
    int max = timeline.candidate().max();
    if (max <= top) {
      svg.line(Svg.LEFT, y(max, top, svg), right, y(max, top, svg), css);
    }
    double least = y(timeline.candidate().min(), top, svg);
    svg.line(Svg.LEFT, least, right, least, css);
  }

  /** The place of a policy among all, refused ones too, so that its colour is that of its table. */
  private int colour(PolicyTimeline timeline) {
    return result.timelines().indexOf(timeline) % 6;
  }

  private void policy(PolicyTimeline timeline, int index, int of, double top, Svg svg) {
    double aside = 2.2 * (index - (of - 1) / 2.0); // lines at the same number lie side by side
    List<ReplayStep> steps = timeline.steps();
    String css = "p" + colour(timeline);
    StringBuilder path = new StringBuilder();
    OptionalInt before = OptionalInt.empty();
    for (int i = 0; i < steps.size(); i++) {
      OptionalInt now = steps.get(i).replicas();
      if (now.isPresent() && !now.equals(before)) {
        String y = Svg.number(y(now.getAsInt(), top, svg) + aside);
        String x = Svg.number(x(time(i)));
        path.append(before.isPresent() ? " H" + x + " V" + y : " M" + x + " " + y);
      } else if (now.isEmpty() && before.isPresent()) {
        path.append(" H").append(Svg.number(x(time(i))));
      }
      before = now;
    }
    path.append(before.isPresent() ? " H" + Svg.number(x(to)) : "");
    svg.path(path.toString().strip(), "line " + css, timeline.candidate().name());
    silence(timeline, index, svg);
    reasons(timeline, aside, top, svg);
  }

  /** A dot where it changes, and from there to the next change a place to point at. */
  private void reasons(PolicyTimeline timeline, double aside, double top, Svg svg) {
    List<ReplayChange> changes = timeline.changes();
    String css = "dot p" + colour(timeline);
    for (int i = 0; i < changes.size(); i++) {
      ReplayChange change = changes.get(i);
      double x = x(change.at().toEpochMilli());
      double y = y(change.to(), top, svg) + aside;
      double end = i + 1 < changes.size() ? x(changes.get(i + 1).at().toEpochMilli()) : x(to);
      svg.dot(x, y, changes.size() > MANY_CHANGES ? 1.8 : 3.2, css);
      svg.rect(x - 3, y - 5, end - x, 10, "hit", title(timeline, change));
    }
  }

  private String title(PolicyTimeline timeline, ReplayChange change) {
    String proposals =
        change.proposals().isEmpty() ? "" : "\n" + String.join("\n", change.proposals());
    return ReplayTables.shortened(
        timeline.candidate().name()
            + ", "
            + Axis.moment(change.at(), span)
            + ": "
            + ReplayTables.arrow(change)
            + " replicas\n"
            + change.reason()
            + proposals);
  }

  /** A band below the plot where the policy had no answer. */
  private void silence(PolicyTimeline timeline, int index, Svg svg) {
    List<ReplayStep> steps = timeline.steps();
    double y = svg.height() - (double) BAND * (index + 1);
    for (int i = 0; i < steps.size(); i++) {
      if (!steps.get(i).answered()) {
        int begun = i;
        String why = steps.get(i).binding().text();
        while (i + 1 < steps.size()
            && !steps.get(i + 1).answered()
            && steps.get(i + 1).binding().text().equals(why)) {
          i++;
        }
        double x = x(time(begun));
        String title =
            timeline.candidate().name() + ", " + range(begun, i + 1) + ": no answer\n" + why;
        svg.rect(x, y, x(time(i + 1)) - x, BAND - 3.0, "fill p" + colour(timeline), title);
      }
    }
  }

  private void frame(Svg svg, double top, boolean whole, String unit) {
    double right = (double) Svg.WIDTH - Svg.RIGHT;
    double floor = y(0, top, svg);
    for (Mark mark : Axis.marks(top, whole)) {
      double y = y(mark.value(), top, svg);
      svg.line(Svg.LEFT, y, right, y, mark.value() == 0 ? "axis" : "grid");
      svg.words(Svg.LEFT - 8.0, y + 4, "end", "tick", mark.label());
    }
    for (Mark mark : Axis.times(from, to)) {
      double x = x((long) mark.value());
      svg.line(x, floor, x, floor + 4, "axis");
      svg.words(x, floor + 17, "middle", "tick", mark.label());
    }
    svg.words(Svg.LEFT, 12, "start", "unit", unit);
    svg.words(4, floor + 17, "start", "unit", "UTC");
  }

  private long time(int step) {
    return from + step * Replay.STEP.toMillis();
  }

  private String range(int begun, int ended) {
    return Axis.moment(Instant.ofEpochMilli(time(begun)), span)
        + " to "
        + Axis.moment(Instant.ofEpochMilli(time(ended)), span);
  }

  private double x(long millis) {
    double width = (double) Svg.WIDTH - Svg.LEFT - Svg.RIGHT;
    return Svg.LEFT + width * (Math.min(to, millis) - from) / (to - from);
  }

  private static double y(double value, double top, Svg svg) {
    int plot = plot(svg);
    return TOP + plot * (1 - value / top);
  }

  private static int plot(Svg svg) {
    int bands = svg.height() > PLAIN ? svg.height() - PLAIN : 0;
    return svg.height() - TOP - BOTTOM - bands;
  }
}
