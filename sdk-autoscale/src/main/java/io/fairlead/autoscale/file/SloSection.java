package io.fairlead.autoscale.file;

import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.slo.ScaleDown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads objectives, and what else Fairlead's own policy goes by. */
final class SloSection {

  private SloSection() {}

  static List<Slo> objectives(Members file) {
    List<Slo> slos = new ArrayList<>();
    List<Members> given = file.list("slo");
    if (given.size() > 8) {
      file.problem("/slo", "slo must have at most 8 objectives, but had " + given.size());
    }
    for (Members each : given) {
      Slo.Metric metric = metric(each);
      Duration threshold = each.duration("threshold", false);
      double fraction = each.number("fraction", 0, 1);
      for (String name : List.of("metric", "threshold", "fraction")) {
        if (!each.has(name)) {
          each.missing(name);
        }
      }
      each.end();
      if (metric != null && threshold != null && !Double.isNaN(fraction)) {
        Slo.Metric of = metric;
        Slo slo = each.made(() -> new Slo(of, threshold, fraction));
        if (slo != null) {
          slos.add(slo);
        }
      }
    }
    return slos;
  }

  static Slo.@Nullable Metric metric(Members of) {
    String text = of.text("metric");
    for (Slo.Metric known : Slo.Metric.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(text)) {
        return known;
      }
    }
    if (text != null) {
      of.problem(of.at("metric"), "metric must be ttft or tpot, but was \"" + text + '"');
    }
    return null;
  }

  static @Nullable ScaleDown scaleDown(Members members) {
    double breakEven = members.number("breakEven", 0, Double.MAX_VALUE);
    double margin = members.number("margin", 0, Double.MAX_VALUE);
    members.end();
    return members.made(
        () ->
            new ScaleDown(
                Double.isNaN(breakEven) ? ScaleDown.DEFAULT.breakEven() : breakEven,
                Double.isNaN(margin) ? ScaleDown.DEFAULT.margin() : margin));
  }
}
