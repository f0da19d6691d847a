package io.fairlead.autoscale.replay;

import io.fairlead.autoscale.replay.MetricInput.Kind;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that was recorded, and which of it a policy can be shown. */
final class Recording {

  private final List<Series> series;
  private final Set<String> conserved;
  private final @Nullable Series desired;
  private final @Nullable Series ready;
  private final Map<String, Quantity> requests;
  private final Duration coldStart;
  private final long from;
  private final long to;

  Recording(
      List<Series> series,
      Set<String> conserved,
      @Nullable Series desired,
      @Nullable Series ready,
      Map<String, Quantity> requests,
      Duration coldStart,
      long from,
      long to) {
    this.series = List.copyOf(series);
    this.conserved = new LinkedHashSet<>(conserved);
    this.desired = desired;
    this.ready = ready;
    this.requests = new LinkedHashMap<>(requests);
    this.coldStart = coldStart;
    this.from = from;
    this.to = to;
  }

  /** Sentences about what was declared and not found. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (String name : conserved) {
      if (series.stream().noneMatch(each -> Series.sameName(each.name(), name))) {
        notes.add("no series is called " + name + ", which was declared conserved");
      }
    }
    return notes;
  }

  List<Demand> demands() {
    return loads().map(each -> new Demand(each, isConserved(each), totals(each))).toList();
  }

  private double[] totals(Series of) {
    double[] totals = new double[steps()];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = of.total(time(i));
    }
    return totals;
  }

  /** The series by which policies are compared: the first that is conserved. */
  Optional<Series> compared() {
    return loads().filter(this::isConserved).findFirst();
  }

  /** What is no property of single requests, and so has a total. */
  private Stream<Series> loads() {
    return series.stream().filter(each -> !Requests.describes(each));
  }

  /** The replicas that ran, by step; -1 unknown; empty if nobody recorded any. */
  int[] running() {
    if (!knowsReplicas(series)) {
      return new int[0];
    }
    Fleet.Recorded recorded = recorded(series);
    int[] running = new int[steps()];
    for (int i = 0; i < running.length; i++) {
      Fleet fleet = recorded.at(time(i));
      running[i] = fleet == null || recorded.outage(time(i)) ? -1 : fleet.desired();
    }
    return running;
  }

  private int steps() {
    return (int) ((to - from) / Replay.STEP.toMillis()) + 1;
  }

  private long time(int step) {
    return from + step * Replay.STEP.toMillis();
  }

  private boolean isConserved(Series of) {
    return conserved.stream().anyMatch(name -> Series.sameName(name, of.name()));
  }

  private boolean knowsReplicas(List<Series> seen) {
    return desired != null || seen.stream().anyMatch(Series::perPod);
  }

  private Fleet.Recorded recorded(List<Series> seen) {
    List<Series> perPod = seen.stream().filter(Series::perPod).toList();
    return new Fleet.Recorded(desired, ready, perPod, from);
  }

  PolicyTimeline replayed(Candidate candidate, ReplayMode mode) {
    Map<MetricInput, Series> sources = sources(candidate);
    if (sources.isEmpty()) {
      return PolicyTimeline.refused(candidate, mode, nothingToRead(candidate));
    }
    List<String> notes = new ArrayList<>();
    withoutBuckets(candidate, sources, notes);
    if (mode == ReplayMode.CLOSED) {
      String refused = withoutForeign(candidate, sources, notes);
      if (refused != null) {
        return PolicyTimeline.refused(candidate, mode, refused);
      }
    }
    missing(candidate, sources, notes);
    long longest = sources.values().stream().mapToLong(Series::stepMillis).max().orElse(0);
    boolean coarse = candidate.periodMillis() < longest;
    if (coarse) {
      notes.add(
          "coarse: it decides every "
              + time(candidate.period())
              + ", the series have a sample every "
              + time(Duration.ofMillis(longest))
              + "; values were held in between");
    }
    List<Series> seen = List.copyOf(new LinkedHashSet<>(sources.values()));
    boolean assumed = mode == ReplayMode.RECORDED && !knowsReplicas(seen);
    Fleet.Source fleet = fleet(candidate, mode, seen, assumed, notes);
    PolicyRun run =
        new PolicyRun(
            candidate,
            new Observer(sources, mode == ReplayMode.CLOSED, requests, candidate.periodMillis()),
            fleet,
            from);
    double[] demand = compared().map(this::totals).orElse(new double[0]);
    ReplaySummary.Tally tally = new ReplaySummary.Tally(demand, candidate.max(), steps());
    List<ReplayChange> changes = new ArrayList<>();
    Steps steps = Steps.of(run, steps(), tally::add, changes);
    unitNotes(sources, mode, notes);
    return new PolicyTimeline(
        candidate,
        mode,
        Optional.empty(),
        coarse,
        assumed,
        notes,
        steps,
        changes,
        tally.summary(changes, mode));
  }

  private Map<MetricInput, Series> sources(Candidate candidate) {
    Map<MetricInput, Series> sources = new LinkedHashMap<>();
    for (MetricInput input : candidate.inputs()) {
      for (Series each : series) {
        if (Series.sameName(each.name(), input.name())) {
          sources.put(input, each);
        }
      }
    }
    return sources;
  }

  /** Whether anything that it reads was recorded. */
  boolean feeds(Candidate candidate) {
    return !sources(candidate).isEmpty();
  }

  /** One sentence on what it reads and what there is. */
  String nothingToRead(Candidate candidate) {
    return "nothing was recorded of what it reads: "
        + names(candidate.inputs())
        + " (there is "
        + series.stream().map(Series::name).collect(Collectors.joining(", "))
        + ")";
  }

  private static String names(List<MetricInput> inputs) {
    return inputs.stream().map(MetricInput::name).distinct().collect(Collectors.joining(", "));
  }

  /**
   * Takes out the signals that would have been others with other replicas; returns why the policy
   * cannot be run, if so.
   */
  private @Nullable String withoutForeign(
      Candidate candidate, Map<MetricInput, Series> sources, List<String> notes) {
    List<String> reasons = new ArrayList<>();
    boolean refused = false;
    for (MetricInput input : List.copyOf(sources.keySet())) {
      String why = foreign(input, sources.get(input));
      if (why != null) {
        reasons.add(why);
        refused |= input.kind() != Kind.SIGNAL && input.kind() != Kind.REQUESTS;
        sources.remove(input);
      }
    }
    if (refused || sources.isEmpty()) {
      return String.join("; ", reasons);
    }
    reasons.forEach(why -> notes.add("not shown to " + candidate.name() + ": " + why));
    return null;
  }

  /** Takes out what should be a distribution and is none. */
  private static void withoutBuckets(
      Candidate candidate, Map<MetricInput, Series> sources, List<String> notes) {
    sources
        .entrySet()
        .removeIf(
            source -> {
              MetricInput input = source.getKey();
              boolean none = input.ofBuckets() && !source.getValue().ofBuckets();
              if (none) {
                notes.add(
                    "not shown to "
                        + candidate.name()
                        + ": "
                        + input.name()
                        + " must have the label le with each value (query sum by (pod, le) of a"
                        + " histogram's increase)");
              }
              return none;
            });
  }

  private @Nullable String foreign(MetricInput input, @Nullable Series source) {
    if (input.dependsOnReplicas()) {
      return input.name()
          + " depends on how many replicas serve, so what was recorded says nothing about others";
    } else if (source == null || !isConserved(source)) {
      return input.name()
          + " is not declared conserved: with other replicas other values would have been recorded"
          + " (a queue, a KV use and a latency depend on who serves; arrivals do not)";
    }
    return null;
  }

  private void missing(Candidate candidate, Map<MetricInput, Series> sources, List<String> notes) {
    for (MetricInput input : candidate.inputs()) {
      boolean optional = input.kind() == Kind.SIGNAL || input.kind() == Kind.REQUESTS;
      if (!optional && !sources.containsKey(input)) {
        notes.add(
            "no series is called " + input.name() + ": its query is taken as one that failed");
      }
    }
  }

  private void unitNotes(Map<MetricInput, Series> sources, ReplayMode mode, List<String> notes) {
    sources.forEach(
        (input, source) -> {
          boolean each =
              input.kind() == Kind.PODS
                  || input.kind() == Kind.RESOURCE
                  || input.kind() == Kind.CONTAINER_RESOURCE;
          if (each && !source.perPod() && mode == ReplayMode.RECORDED) {
            notes.add(
                source.name()
                    + " has no label pod: it is taken as the total, evenly divided over the pods");
          }
          if (input.kind() == Kind.RESOURCE && !requests.containsKey(input.name())) {
            notes.add(
                "what a pod requests of "
                    + input.name()
                    + " is not known: a target that is a utilization needs it");
          }
        });
  }

  private Fleet.Source fleet(
      Candidate candidate,
      ReplayMode mode,
      List<Series> seen,
      boolean assumed,
      List<String> notes) {
    if (mode == ReplayMode.RECORDED && !assumed) {
      Fleet.Recorded recorded = recorded(seen);
      outages(recorded, notes);
      return recorded;
    }
    Fleet first = knowsReplicas(series) ? recorded(series).at(from) : null;
    int start = first == null ? Math.max(1, candidate.min()) : first.desired();
    if (assumed) {
      notes.add(
          "nobody recorded how many replicas ran: what it asked for last is taken for them, from "
              + start);
      return new Fleet.Assumed(start, from);
    }
    notes.add("starts with " + start + " ready " + (start == 1 ? "replica" : "replicas"));
    return new Fleet.Own(start, coldStart.toMillis(), from);
  }

  private void outages(Fleet.Recorded recorded, List<String> notes) {
    long steps = IntStream.range(0, steps()).filter(i -> recorded.outage(time(i))).count();
    if (steps > 0) {
      notes.add(
          "replicas assumed: all pods are absent at once for "
              + time(Replay.STEP.multipliedBy(steps))
              + ", which is taken as an outage of the recording; those seen last stay (if there"
              + " were none, record how many replicas ran)");
    }
  }

  private static String time(Duration of) {
    return ReplayTables.readable(of);
  }
}
