package io.fairlead.autoscale.replay;

import io.fairlead.autoscale.Defect;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.kubernetes.KedaView;
import io.fairlead.autoscale.kubernetes.KubernetesView;
import io.fairlead.autoscale.kubernetes.MetricAnswers;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ObjectAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.autoscale.kubernetes.PodView;
import io.fairlead.autoscale.kubernetes.PodView.ContainerView;
import io.fairlead.autoscale.replay.Fleet.Member;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy sees of a fleet at one moment: the series under the names that it reads, as the
 * metric APIs and a scraper would have told them.
 */
final class Observer {

  private static final VariantId VARIANT = VariantId.of("replayed");

  private final Map<MetricInput, Series> sources;
  private final Requests requests;
  private final boolean divides;
  private final List<ContainerView> containers;
  private final boolean kubernetes;
  private final boolean triggers;

  /**
   * @param sources what was recorded, by what is read
   * @param divides whether totals are divided over the ready members, whatever pods were recorded
   */
  Observer(
      Map<MetricInput, Series> sources,
      boolean divides,
      Map<String, Quantity> requested,
      long periodMillis) {
    this.sources = sources;
    this.divides = divides;
    requests = new Requests(sources, periodMillis);
    Set<String> names = new LinkedHashSet<>();
    sources.keySet().forEach(input -> names.add(input.container()));
    containers = names.stream().map(name -> new ContainerView(name, requested)).toList();
    kubernetes =
        sources.keySet().stream()
            .map(MetricInput::kind)
            .anyMatch(kind -> kind != MetricInput.Kind.SIGNAL && kind != MetricInput.Kind.REQUESTS);
    triggers =
        sources.keySet().stream().anyMatch(input -> input.kind() == MetricInput.Kind.TRIGGER);
  }

  Observation observe(Fleet fleet, long now) {
    ObservationBuilder builder =
        Observation.builder(VARIANT).scale(fleet.desired(), fleet.reported());
    Map<Signal, Series> signals = signals();
    for (Member member : fleet.members()) {
      builder.replica(member.name(), row -> row(row, member, signals, now));
    }
    signals.forEach((signal, series) -> whole(builder, signal, series, now));
    requests.report(builder, now);
    if (kubernetes) {
      builder.view(KubernetesView.class, KubernetesView.of(pods(fleet, now), answers(fleet, now)));
    }
    if (triggers) {
      builder.view(KedaView.class, new KedaView(triggers(now), KedaView.Event.DUE));
    }
    return builder.build();
  }

  /** What KEDA's scalers would answer; a gap is a query that failed. */
  private List<KedaView.Answer> triggers(long now) {
    List<KedaView.Answer> answers = new ArrayList<>();
    sources.forEach(
        (input, series) -> {
          if (input.kind() == MetricInput.Kind.TRIGGER) {
            double total = series.total(now);
            answers.add(
                Double.isFinite(total)
                    ? KedaView.Answer.of(input.name(), total)
                    : KedaView.Answer.failed(input.name(), "nothing was recorded at that time"));
          }
        });
    return answers;
  }

  /** The first name of a signal that something was recorded under. */
  private Map<Signal, Series> signals() {
    Map<Signal, Series> signals = new LinkedHashMap<>();
    sources.forEach(
        (input, series) -> {
          if (input.signal() != null) {
            signals.putIfAbsent(input.signal(), series);
          }
        });
    return signals;
  }

  private void row(
      ObservationBuilder.Row row, Member member, Map<Signal, Series> signals, long now) {
    boolean ready = member.ready(now);
    long since = ready ? member.readyAt() : member.since();
    row.state(
        ready ? ReplicaState.READY : ReplicaState.STARTING, Math.max(0, now - since) * 1_000_000);
    if (divides) {
      return;
    }
    signals.forEach(
        (signal, series) -> {
          double value = series.ofPod(member.name(), now);
          if (series.perPod() && !Double.isNaN(value)) {
            row.value(signal, value, age(series, now));
          }
        });
  }

  private void whole(ObservationBuilder builder, Signal signal, Series series, long now) {
    if (series.perPod() && !divides) {
      return; // the rows say it
    }
    double total = series.total(now);
    builder.reading(
        signal,
        Double.isNaN(total)
            ? Reading.MISSING
            : new Reading(
                total, age(series, now), 1, provenance(series), EnumSet.noneOf(Defect.class)));
  }

  /** A total that is of no pod was seen by somebody before the pods. */
  private static Provenance provenance(Series series) {
    return series.perPod() ? Provenance.DERIVED : Provenance.DIRECT;
  }

  private static long age(Series series, long now) {
    long sampled = series.sampledAt(now);
    return sampled < 0 ? 0 : (now - sampled) * 1_000_000;
  }

  private List<PodView> pods(Fleet fleet, long now) {
    List<PodView> pods = new ArrayList<>(fleet.members().size());
    for (Member member : fleet.members()) {
      boolean ready = member.ready(now);
      pods.add(
          new PodView(
              member.name(),
              Map.of(),
              "Running",
              Instant.ofEpochMilli(member.since()),
              false,
              ready ? "True" : "False",
              Instant.ofEpochMilli(ready ? member.readyAt() : member.since()),
              null,
              containers));
    }
    return pods;
  }

  private MetricAnswers answers(Fleet fleet, long now) {
    Map<String, List<PodUsage>> resource = new LinkedHashMap<>();
    List<PodsAnswer> pods = new ArrayList<>();
    List<ObjectAnswer> objects = new ArrayList<>();
    List<ExternalAnswer> externals = new ArrayList<>();
    sources.forEach(
        (input, series) -> {
          long sampled = series.sampledAt(now);
          if (sampled < 0) {
            return; // a gap: the query fails, as upstream
          }
          Instant time = Instant.ofEpochMilli(sampled);
          switch (input.kind()) {
            case RESOURCE, CONTAINER_RESOURCE ->
                resource.put(
                    input.name(),
                    merged(resource.get(input.name()), usage(input, series, fleet, now, time)));
            case PODS ->
                pods.add(new PodsAnswer(input.name(), null, each(series, fleet, now, time), null));
            case OBJECT -> objects.add(object(input, series, now, time));
            case EXTERNAL -> externals.add(external(input, series, now, time));
            case SIGNAL, TRIGGER, REQUESTS -> {}
          }
        });
    return new MetricAnswers(resource, pods, objects, externals);
  }

  private List<PodUsage> usage(
      MetricInput input, Series series, Fleet fleet, long now, Instant time) {
    List<PodUsage> usage = new ArrayList<>();
    for (PodValue each : each(series, fleet, now, time)) {
      usage.add(
          new PodUsage(
              each.pod(),
              time,
              each.window(),
              List.of(new ContainerUsage(input.container(), each.value()))));
    }
    return usage;
  }

  /** A pod whose containers are told apart has one entry with all of them. */
  private static List<PodUsage> merged(@Nullable List<PodUsage> before, List<PodUsage> more) {
    if (before == null) {
      return more;
    }
    Map<String, PodUsage> byPod = new LinkedHashMap<>();
    before.forEach(each -> byPod.put(each.pod(), each));
    for (PodUsage each : more) {
      byPod.merge(
          each.pod(),
          each,
          (a, b) -> {
            List<ContainerUsage> containers = new ArrayList<>(a.containers());
            containers.addAll(b.containers());
            return new PodUsage(a.pod(), a.timestamp(), a.window(), containers);
          });
    }
    return List.copyOf(byPod.values());
  }

  /** One value per pod: what was recorded of it, or its even part of the total. */
  private List<PodValue> each(Series series, Fleet fleet, long now, Instant time) {
    List<PodValue> values = new ArrayList<>();
    boolean even = divides || !series.perPod();
    int ready = fleet.ready(now);
    double share = even && ready > 0 ? series.total(now) / ready : Double.NaN;
    for (Member member : fleet.members()) {
      double value =
          !even
              ? series.ofPod(member.name(), now)
              : member.ready(now) ? share : Double.NaN; // what still starts says nothing
      if (Double.isFinite(value)) {
        values.add(new PodValue(member.name(), thousandths(value), time, Duration.ofMinutes(1)));
      }
    }
    return values;
  }

  private ObjectAnswer object(MetricInput input, Series series, long now, Instant time) {
    double total = series.total(now);
    return new ObjectAnswer(
        input.name(),
        null,
        input.object().kind(),
        input.object().name(),
        Double.isFinite(total) ? thousandths(total) : null,
        time,
        null);
  }

  private ExternalAnswer external(MetricInput input, Series series, long now, Instant time) {
    List<Quantity> values = new ArrayList<>();
    for (double value : divides ? new double[] {series.total(now)} : series.values(now)) {
      if (Double.isFinite(value)) {
        values.add(thousandths(value));
      }
    }
    return new ExternalAnswer(input.name(), null, values, time, null);
  }

  /** As prometheus-adapter makes a quantity: truncated to thousandths. */
  private static Quantity thousandths(double value) {
    return Quantity.ofMilli((long) (value * 1000));
  }
}
