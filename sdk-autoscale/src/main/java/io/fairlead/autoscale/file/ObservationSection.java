package io.fairlead.autoscale.file;

import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.Defect;
import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.StartStage;
import io.fairlead.autoscale.VariantId;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the members of a state file that say what was observed. */
final class ObservationSection {

  private static final int MOST_REPLICAS = 100_000;
  private static final double LONGEST = 9e9; // seconds that fit into nanoseconds of 64 bits

  private final Members file;
  private final Map<String, Signal> signals = new TreeMap<>();

  private ObservationSection(Members file, List<Signal> known) {
    this.file = file;
    known.forEach(signal -> signals.put(signal.name(), signal));
  }

  /** Starts an observation with what the file says; what is wrong is noted and left out. */
  static ObservationBuilder read(Members file, List<Signal> known) {
    ObservationSection section = new ObservationSection(file, known);
    ObservationBuilder builder = Observation.builder(section.variant());
    double stale = file.number("staleAfterSeconds", 1e-9, LONGEST);
    if (!Double.isNaN(stale)) {
      builder.staleAfter(Duration.ofNanos(nanos(stale)));
    }
    section.scale(builder);
    section.readings(builder);
    section.replicas(builder);
    section.lengths(builder);
    section.latencies(builder);
    return builder;
  }

  private VariantId variant() {
    Members variant = file.members("variant").orElse(null);
    if (variant == null) {
      return VariantId.of("variant");
    }
    VariantId id =
        new VariantId(
            Objects.requireNonNullElse(variant.text("namespace"), ""),
            Objects.requireNonNullElse(variant.text("name"), "variant"),
            Objects.requireNonNullElse(variant.text("model"), ""),
            Objects.requireNonNullElse(variant.text("accelerator"), ""));
    variant.end();
    return id;
  }

  private void scale(ObservationBuilder builder) {
    Members scale = file.required("scale");
    if (scale == null) {
      return;
    }
    Integer spec = null;
    Members wanted = scale.required("spec");
    if (wanted != null) {
      spec = wanted.count("replicas", 0, Integer.MAX_VALUE);
      if (!wanted.has("replicas")) {
        wanted.missing("replicas");
      }
      wanted.end();
    }
    Integer reported = spec;
    Members status = scale.members("status").orElse(null);
    if (status != null) {
      reported = status.count("replicas", 0, Integer.MAX_VALUE);
      status.text("selector"); // for the view of Kubernetes
      status.end();
    }
    scale.end();
    if (spec != null) {
      builder.scale(spec, reported == null ? spec : reported);
    }
  }

  private void readings(ObservationBuilder builder) {
    Set<String> seen = new HashSet<>();
    for (Members each : file.list("signals")) {
      String name = each.text("signal");
      if (name == null && !each.has("signal")) {
        each.missing("signal");
      }
      Signal signal = name == null ? null : signal(each, each.at("signal"), name);
      Reading reading =
          new Reading(
              value(each),
              age(each),
              each.number("coverage", 0, 1),
              each.oneOf("provenance", Provenance.class, Provenance.DERIVED),
              defects(each));
      each.end();
      if (signal != null && !seen.add(name)) {
        each.problem(each.at("signal"), "signal " + name + " must be there once");
      } else if (signal != null) {
        builder.reading(signal, reading);
      }
    }
  }

  private @Nullable Signal signal(Members where, String pointer, String name) {
    Signal signal = signals.get(name);
    if (signal == null) {
      where.problem(pointer, Members.unknown(name, signals.keySet()));
    }
    return signal;
  }

  private void replicas(ObservationBuilder builder) {
    List<Members> replicas = file.list("replicas");
    if (replicas.size() > MOST_REPLICAS) {
      file.problem("/replicas", "replicas must be at most " + MOST_REPLICAS);
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Members each : replicas) {
      String name = each.text("name");
      if (name == null && !each.has("name")) {
        each.missing("name");
      } else if (name != null && !seen.add(name)) {
        each.problem(each.at("name"), "replica " + name + " must be there once");
      }
      builder.replica(String.valueOf(name), row -> replica(each, row));
      each.end();
    }
  }

  private void replica(Members each, ObservationBuilder.Row row) {
    ReplicaState state = each.oneOf("state", ReplicaState.class, ReplicaState.READY);
    row.state(state, nanos(seconds(each, "inStateSeconds")));
    row.stage(each.oneOf("stage", StartStage.class, StartStage.DECIDE));
    Members values = each.members("values").orElse(null);
    if (values == null) {
      return;
    }
    for (String name : values.object().members().keySet()) {
      Json given = values.get(name);
      Signal signal = signal(values, values.at(name), name);
      if (given instanceof Json.Num number && !Double.isInfinite(number.doubleValue())) {
        if (signal != null) {
          row.value(signal, number.doubleValue(), 0);
        }
      } else if (given instanceof Json.Obj) {
        values.members(name).ifPresent(cell -> cell(cell, signal, row));
      } else if (given != null) {
        values.wrong(name, "a number, or an object with value and ageSeconds", given);
      }
    }
  }

  private static void cell(Members cell, @Nullable Signal signal, ObservationBuilder.Row row) {
    double value = value(cell);
    Provenance provenance = cell.oneOf("provenance", Provenance.class, Provenance.DERIVED);
    Set<Defect> defects = defects(cell);
    if (signal != null) {
      row.value(signal, value, age(cell), provenance, defects);
    }
    cell.end();
  }

  /** Any number, since what is wrong with it is the policy's business; NaN if absent. */
  private static double value(Members of) {
    if (of.get("value") instanceof Json.Str text) {
      switch (text.value()) {
        case "Infinity":
          return Double.POSITIVE_INFINITY;
        case "-Infinity":
          return Double.NEGATIVE_INFINITY;
        default: // refused below
      }
    }
    return of.number("value", -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  private static long age(Members of) {
    return nanos(seconds(of, "ageSeconds"));
  }

  private static double seconds(Members of, String name) {
    double seconds = of.number(name, 0, LONGEST);
    return Double.isNaN(seconds) ? 0 : seconds;
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  private static Set<Defect> defects(Members of) {
    Set<Defect> defects = EnumSet.noneOf(Defect.class);
    for (String text : of.texts("defects")) {
      Defect found = Members.constant(Defect.class, text);
      if (found == null) {
        of.problem(of.at("defects"), Members.unknownConstant("defects", Defect.class, text));
      } else {
        defects.add(found);
      }
    }
    return defects;
  }

  private void lengths(ObservationBuilder builder) {
    Members lengths = file.members("lengths").orElse(null);
    if (lengths == null) {
      return;
    }
    double input = lengths.number("input", 0, Double.MAX_VALUE);
    double output = lengths.number("output", 0, Double.MAX_VALUE);
    double given = lengths.number("resident", 0, Double.MAX_VALUE);
    double resident = Double.isNaN(given) ? input : given;
    double squared = lengths.number("outputSquared", 0, Double.MAX_VALUE);
    Interval product = product(lengths);
    double requests = lengths.number("requests", 0, Double.MAX_VALUE);
    for (String name : List.of("input", "output")) {
      if (!lengths.has(name)) {
        lengths.missing(name);
      }
    }
    lengths.end();
    if (!Double.isNaN(input) && !Double.isNaN(output)) {
      double square = Double.isNaN(squared) ? output * output : squared;
      LengthMoments moments =
          lengths.made(() -> new LengthMoments(input, resident, output, product, square, requests));
      if (moments != null) {
        builder.lengths(moments);
      }
    }
  }

  /** A number where it was counted, limits where only the two distributions are known. */
  private static Interval product(Members lengths) {
    if (!(lengths.get("residentOutput") instanceof Json.Obj)) {
      return Interval.exactly(lengths.number("residentOutput", 0, Double.MAX_VALUE));
    }
    Members limits = lengths.members("residentOutput").orElseThrow();
    Interval interval =
        new Interval(
            limits.number("low", 0, Double.MAX_VALUE), limits.number("high", 0, Double.MAX_VALUE));
    limits.end();
    return interval;
  }

  private void latencies(ObservationBuilder builder) {
    for (Members each : file.list("latency")) {
      Slo.Metric metric = SloSection.metric(each);
      if (metric == null && !each.has("metric")) {
        each.missing("metric");
      }
      double[] edges = each.numbers("edges");
      double[] cumulative = each.numbers("cumulative");
      each.end();
      if (metric != null && edges.length > 0) {
        double[] all = edges;
        if (cumulative.length == edges.length + 1) { // the last count is of all requests
          all = Arrays.copyOf(edges, cumulative.length);
          all[edges.length] = Double.POSITIVE_INFINITY;
        }
        double[] bounds = all;
        Buckets buckets = each.made(() -> Buckets.of(bounds, cumulative));
        if (buckets != null) {
          builder.latency(metric, buckets);
        }
      }
    }
  }
}
