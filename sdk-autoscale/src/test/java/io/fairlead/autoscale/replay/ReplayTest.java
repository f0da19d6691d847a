package io.fairlead.autoscale.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.kubernetes.HpaPolicy;
import io.fairlead.autoscale.kubernetes.KubernetesView;
import io.fairlead.autoscale.kubernetes.MetricAnswers;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {

  static Candidate hpa(String name, HorizontalPodAutoscaler hpa) {
    return Candidate.hpa(name, hpa, c -> c);
  }

  private static List<Integer> replicas(PolicyTimeline timeline) {
    return timeline.steps().stream().map(s -> s.replicas().orElse(-1)).toList();
  }

  @Test
  void recordedAsksAboutThePodsThatRan() {
    Series series =
        Series.of(
            "in_flight",
            List.of(
                Loads.track("a", 4, i -> i < 2 ? 10 : 25),
                Loads.track("b", 4, i -> i < 2 ? 10 : 25)));
    PolicyTimeline timeline =
        Replay.of(series)
            .candidate(hpa("today", Loads.pods("in_flight", 10, 1, 20)), ReplayMode.RECORDED)
            .run()
            .timelines()
            .get(0);
    assertThat(replicas(timeline)).containsExactly(2, 2, 4, 4); // 5, but twice the pods at most
    assertThat(timeline.steps()).allMatch(s -> s.running() == 2 && s.ready() == 2);
    assertThat(timeline.changes()).hasSize(1);
    assertThat(timeline.changes().get(0).at()).isEqualTo(Instant.parse("2026-01-01T10:00:30Z"));
    assertThat(timeline.changes().get(0).reason()).startsWith("rate: ");
    assertThat(timeline.changes().get(0).proposals())
        .containsExactly(
            "pods metric in_flight asks for 5: ratio 2.5 x 2 ready pods (averageValue 25)");
    assertThat(timeline.assumed()).isFalse();
  }

  @Test
  void recordedIsThePolicyItselfCalledEvery15Seconds() {
    double[] load = new double[200];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < load.length; i++) {
      load[i] = 40 + 30 * StrictMath.sin(i / 15.0) + random.nextInt(20);
    }
    HorizontalPodAutoscaler hpa = Loads.external("queue", 7, 1, 12);
    Series ran = Loads.total("desired", 200, i -> 6 + (i / 40) % 3);
    PolicyTimeline timeline =
        Replay.of(Loads.total("queue", 200, i -> load[i]))
            .desired(ran)
            .candidate(hpa("today", hpa), ReplayMode.RECORDED)
            .run()
            .timelines()
            .get(0);
    HpaPolicy policy = HpaPolicy.of(hpa);
    State state = policy.initial();
    List<Integer> direct = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Instant now = Instant.ofEpochMilli(Loads.START + 15_000L * i);
      int running = 6 + (i / 40) % 3;
      Quantity value = Quantity.ofMilli((long) (load[i] * 1000));
      MetricAnswers answers =
          new MetricAnswers(
              Map.of(),
              List.of(),
              List.of(),
              List.of(new ExternalAnswer("queue", null, List.of(value), now, null)));
      Observation seen =
          Observation.builder(VariantId.of("x"))
              .scale(running, running)
              .view(KubernetesView.class, KubernetesView.of(List.of(), answers))
              .build();
      Decision decision = policy.decide(seen, state, new Moment(now, 15_000_000_000L * i));
      state = decision.next();
      direct.add(decision.recommendation().replicas());
    }
    assertThat(replicas(timeline)).isEqualTo(direct);
    assertThat(direct).contains(6, 9, 12); // or the comparison says little
  }

  @Test
  void aGapIsMissingAndNeverZero() {
    Series series = Loads.total("queue", 40, i -> i >= 10 && i < 30 ? Double.NaN : 50);
    PolicyTimeline timeline =
        Replay.of(series)
            .desired(Loads.total("desired", 40, i -> 5))
            .candidate(hpa("today", Loads.external("queue", 10, 1, 9)), ReplayMode.RECORDED)
            .run()
            .timelines()
            .get(0);
    assertThat(replicas(timeline)).containsOnly(5);
    assertThat(timeline.steps().get(9).answered()).isTrue();
    assertThat(timeline.steps().subList(10, 30)).allMatch(s -> s.action() == Action.ERROR);
    assertThat(timeline.steps().get(30).answered()).isTrue();
    assertThat(timeline.summary().unanswered()).isEqualTo(0.5);
    assertThat(timeline.changes()).hasSize(2);
    assertThat(timeline.changes().get(0).reason()).startsWith("no answer: ");
  }

  @Test
  void aSampleThatIsAbsentIsAGapToo() {
    Track track =
        Track.of(
            "",
            new long[] {
              Loads.START, Loads.START + 60_000, Loads.START + 120_000, Loads.START + 240_000
            },
            new double[] {1, 2, 3, 4});
    Series series = Series.of("queue", List.of(track));
    assertThat(series.stepMillis()).isEqualTo(60_000);
    assertThat(series.total(Loads.START + 179_999)).isEqualTo(3);
    assertThat(series.total(Loads.START + 180_000)).isNaN();
    assertThat(series.total(Loads.START + 240_000)).isEqualTo(4);
    assertThat(series.total(Loads.START - 1)).isNaN();
  }

  @Test
  void aTotalIsUnknownWhileAPodThatIsThereSaysNothing() {
    Series series =
        Series.of(
            "in_flight",
            List.of(
                Loads.track("a", 9, i -> 5),
                Loads.track("b", 5, i -> i == 2 ? Double.NaN : 7))); // gone after the fifth
    assertThat(series.total(Loads.START)).isEqualTo(12);
    assertThat(series.total(Loads.START + 30_000)).isNaN();
    assertThat(series.total(Loads.START + 75_000)).isEqualTo(5);
  }

  @Test
  void closedCarriesItsOwnReplicasForwardAndTheyStartCold() {
    Series series = Loads.total("in_flight", 60, i -> i < 4 ? 20 : 80);
    PolicyTimeline timeline =
        Replay.of(series)
            .desired(Loads.total("desired", 60, i -> 2))
            .conserved("in-flight")
            .coldStart(Duration.ofSeconds(60))
            .candidate(hpa("mine", Loads.external("in_flight", 10, 1, 20)), ReplayMode.CLOSED)
            .run()
            .timelines()
            .get(0);
    List<ReplayStep> steps = timeline.steps();
    assertThat(steps.get(3).running()).isEqualTo(2);
    assertThat(steps.get(4).running()).isEqualTo(4); // twice, or 4, is the most at once
    assertThat(steps.get(5).running()).isEqualTo(8);
    assertThat(steps.get(7).ready()).isEqualTo(2);
    assertThat(steps.get(8).ready()).isEqualTo(4);
    assertThat(steps.get(9).ready()).isEqualTo(8);
    assertThat(replicas(timeline).get(59)).isEqualTo(8);
    assertThat(timeline.summary().loadMost()).isEqualTo(40);
    assertThat(timeline.summary().loadMedian()).isEqualTo(10);
    assertThat(timeline.summary().differs()).isNaN();
    double hours = (4 * 2 + 4 + 55 * 8) * 15 / 3600.0;
    assertThat(timeline.summary().replicaHours()).isEqualTo(hours, offset(1e-9));
  }

  @Test
  void closedDividesAPodsMetricOverThoseThatAreReady() {
    Series recorded =
        Series.of(
            "in_flight",
            List.of(
                Loads.track("a", 80, i -> 15),
                Loads.track("b", 80, i -> 15),
                Loads.track("c", 80, i -> 30)));
    ReplayResult result =
        Replay.of(recorded)
            .conserved("in_flight")
            .coldStart(Duration.ZERO)
            .candidate(hpa("target 20", Loads.pods("in_flight", 20, 1, 20)), ReplayMode.RECORDED)
            .candidate(hpa("target 10", Loads.pods("in_flight", 10, 1, 20)), ReplayMode.CLOSED)
            .candidate(hpa("target 60", Loads.pods("in_flight", 60, 1, 20)), ReplayMode.CLOSED)
            .run();
    assertThat(replicas(result.timelines().get(0))).containsOnly(3);
    assertThat(replicas(result.timelines().get(1))).containsOnly(6);
    // down only after the five minutes in which it wanted 3 at its start
    List<Integer> down = replicas(result.timelines().get(2));
    assertThat(down.get(19)).isEqualTo(3);
    assertThat(down.get(79)).isEqualTo(1);
    assertThat(result.running()).hasSize(80).containsOnly(3);
  }

  @Test
  void closedRefusesASeriesThatIsNotConservedAndSaysWhy() {
    ReplayResult result =
        Replay.of(Loads.total("queue", 10, i -> 9))
            .conserved("inflight")
            .candidate(hpa("today", Loads.external("queue", 3, 1, 9)), ReplayMode.RECORDED)
            .candidate(hpa("other", Loads.external("queue", 5, 1, 9)), ReplayMode.CLOSED)
            .run();
    assertThat(result.timelines().get(0).refused()).isEmpty();
    assertThat(result.timelines().get(0).assumed()).isTrue();
    assertThat(result.timelines().get(1).refused().orElseThrow())
        .startsWith("queue is not declared conserved: with other replicas other values");
    assertThat(result.notes())
        .containsExactly("no series is called inflight, which was declared conserved");
  }

  @Test
  void aGapInAllPodsIsAnOutageOfTheRecordingAndNeverZeroReplicas() {
    List<Track> tracks =
        Stream.of("a", "b", "c")
            .map(pod -> Loads.track(pod, 50, 60, i -> i >= 20 && i < 27 ? Double.NaN : 8))
            .toList();
    Series queue = Series.of("queue", tracks);
    ReplayResult result =
        Replay.of(queue)
            .candidate(hpa("today", Loads.pods("queue", 8, 2, 10)), ReplayMode.RECORDED)
            .run();
    PolicyTimeline timeline = result.timelines().get(0);
    assertThat(replicas(timeline)).containsOnly(3);
    assertThat(timeline.changes()).allMatch(change -> change.to() == 3);
    assertThat(timeline.summary().least()).isEqualTo(3);
    assertThat(timeline.summary().unanswered())
        .isCloseTo(result.demands().get(0).unknown(), offset(0.01));
    assertThat(timeline.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith("replicas assumed: all pods are absent at once for 7m,"));
    assertThat(result.running()[20 * 4]).isEqualTo(-1);
    assertThat(result.running()[19 * 4]).isEqualTo(3);
  }

  @Test
  void recordedReplicasMayBeNone() {
    Series queue =
        Series.of("queue", List.of(Loads.track("a", 60, i -> i >= 10 && i < 40 ? Double.NaN : 8)));
    PolicyTimeline timeline =
        Replay.of(queue)
            .desired(Loads.total("desired", 60, i -> i >= 10 && i < 40 ? 0 : 1))
            .candidate(hpa("today", Loads.pods("queue", 8, 1, 10)), ReplayMode.RECORDED)
            .run()
            .timelines()
            .get(0);
    assertThat(replicas(timeline).get(30)).isZero();
    assertThat(timeline.notes()).noneMatch(note -> note.startsWith("replicas assumed"));
  }

  @Test
  void aPolicyThatIsFasterThanTheSeriesIsCoarse() {
    Series series = Loads.total("concurrency", 20, i -> 30);
    ReplayResult result =
        Replay.of(series)
            .desired(Loads.total("desired", 20, i -> 2))
            .conserved("concurrency")
            .candidate(
                Candidate.kpa("kpa", Map.of("autoscaling.knative.dev/target", "10"), Map.of()),
                ReplayMode.CLOSED)
            .candidate(hpa("hpa", Loads.external("concurrency", 10, 1, 9)), ReplayMode.CLOSED)
            .run();
    PolicyTimeline kpa = result.timelines().get(0);
    assertThat(kpa.coarse()).isTrue();
    assertThat(kpa.notes().get(0)).contains("every 2s", "every 15s");
    assertThat(replicas(kpa).get(19)).isEqualTo(5); // 30 over 70 % of 10
    assertThat(kpa.steps()).hasSize(20);
    assertThat(result.timelines().get(1).coarse()).isFalse();
  }

  @Test
  void bothClocksOfKedaRun() {
    ScaledObject object =
        Shape.of(ScaledObject.class)
            .fromJson(
                (Json.Obj)
                    Json.of(
                        Map.of(
                            "apiVersion",
                            "keda.sh/v1alpha1",
                            "kind",
                            "ScaledObject",
                            "metadata",
                            Map.of("name", "k"),
                            "spec",
                            Map.of(
                                "scaleTargetRef",
                                Map.of("name", "d"),
                                "maxReplicaCount",
                                9,
                                "cooldownPeriod",
                                60,
                                "pollingInterval",
                                10,
                                "triggers",
                                List.of(
                                    Map.of(
                                        "type",
                                        "prometheus",
                                        "name",
                                        "load",
                                        "metadata",
                                        Map.of("threshold", "10", "query", "x")))))));
    Candidate keda = Candidate.keda("keda", object, c -> c);
    assertThat(keda.period()).isEqualTo(Duration.ofSeconds(5));
    assertThat(keda.min()).isZero();
    Series load = Loads.total("load", 120, i -> i < 20 || i > 60 ? 0 : 35);
    PolicyTimeline timeline =
        Replay.of(load)
            .conserved("load")
            .coldStart(Duration.ZERO)
            .candidate(keda, ReplayMode.CLOSED)
            .run()
            .timelines()
            .get(0);
    List<Integer> replicas = replicas(timeline);
    assertThat(replicas.get(19)).isZero(); // nothing for a cooldown
    assertThat(replicas.get(21)).isPositive();
    assertThat(replicas.get(40)).isEqualTo(4);
    assertThat(replicas.get(119)).isZero();
    assertThat(timeline.coarse()).isTrue();
  }

  @Test
  void readinessIsTakenWhereItWasRecorded() {
    PolicyTimeline timeline =
        Replay.of(Loads.total("in_flight", 4, i -> 30))
            .desired(Loads.total("desired", 4, i -> 3))
            .ready(Loads.total("ready", 4, i -> i < 2 ? 1 : 3))
            .candidate(hpa("today", Loads.pods("in_flight", 10, 1, 9)), ReplayMode.RECORDED)
            .run()
            .timelines()
            .get(0);
    assertThat(timeline.steps().get(0).ready()).isEqualTo(1);
    assertThat(timeline.steps().get(3).ready()).isEqualTo(3);
    // 30 on one pod and two that say nothing are 10 each, which is the target
    assertThat(replicas(timeline)).containsOnly(3);
  }

  @Test
  void aUtilizationNeedsToKnowWhatPodsRequest() {
    Series usage =
        Series.of("cpu", List.of(Loads.track("a", 40, i -> 0.9), Loads.track("b", 40, i -> 0.9)));
    Replay without =
        Replay.of(usage).candidate(hpa("today", Loads.cpu(50, 1, 9)), ReplayMode.RECORDED);
    PolicyTimeline blind = without.run().timelines().get(0);
    assertThat(blind.summary().unanswered()).isEqualTo(1);
    assertThat(blind.notes()).anyMatch(note -> note.contains("what a pod requests of cpu"));
    PolicyTimeline seeing = without.request("cpu", Quantity.parse("1")).run().timelines().get(0);
    assertThat(replicas(seeing).get(39)).isEqualTo(4);
  }

  @Test
  void metricsOfObjectsAndContainersAreReadToo() {
    HorizontalPodAutoscaler object =
        Loads.of(
            Map.of(
                "type",
                "Object",
                "object",
                Map.of(
                    "describedObject",
                    Map.of("apiVersion", "v1", "kind", "Service", "name", "s"),
                    "metric",
                    Map.of("name", "qps"),
                    "target",
                    Map.of("type", "AverageValue", "averageValue", "10"))),
            1,
            9);
    HorizontalPodAutoscaler container =
        Loads.of(
            Map.of(
                "type",
                "ContainerResource",
                "containerResource",
                Map.of(
                    "name",
                    "cpu",
                    "container",
                    "engine",
                    "target",
                    Map.of("type", "Utilization", "averageUtilization", 50))),
            1,
            9);
    ReplayResult result =
        Replay.of(Loads.total("qps", 40, i -> 45), Loads.total("cpu", 40, i -> 3))
            .desired(Loads.total("desired", 40, i -> 3))
            .request("cpu", Quantity.parse("1"))
            .candidate(hpa("object", object), ReplayMode.RECORDED)
            .candidate(hpa("container", container), ReplayMode.RECORDED)
            .run();
    assertThat(replicas(result.timelines().get(0)).get(39)).isEqualTo(5);
    assertThat(replicas(result.timelines().get(1)).get(39)).isEqualTo(6);
  }

  @Test
  void aMetricWithoutASeriesIsAQueryThatFailed() {
    HorizontalPodAutoscaler both = Loads.external("queue", 10, 1, 9);
    var spec = both.spec().toBuilder();
    var metrics = new ArrayList<>(both.spec().metrics());
    metrics.addAll(Loads.external("other", 10, 1, 9).spec().metrics());
    HorizontalPodAutoscaler hpa = both.toBuilder().spec(spec.metrics(metrics).build()).build();
    PolicyTimeline timeline =
        Replay.of(Loads.total("queue", 10, i -> 1))
            .desired(Loads.total("desired", 10, i -> 4))
            .candidate(hpa("today", hpa), ReplayMode.RECORDED)
            .run()
            .timelines()
            .get(0);
    assertThat(timeline.notes())
        .containsExactly("no series is called other: its query is taken as one that failed");
    assertThat(timeline.summary().unanswered()).isEqualTo(1); // it never shrinks on half the truth
  }

  @Test
  void aPolicyOfWhichNothingWasRecordedDoesNotSpoilTheOthers() {
    ReplayResult result =
        Replay.of(Loads.total("queue", 10, i -> 9))
            .candidate(hpa("today", Loads.external("queue", 3, 1, 9)), ReplayMode.RECORDED)
            .candidate(hpa("other", Loads.external("in_flight", 5, 1, 9)), ReplayMode.CLOSED)
            .run();
    assertThat(result.timelines().get(0).steps()).hasSize(10);
    assertThat(result.timelines().get(1).refused())
        .contains("nothing was recorded of what it reads: in_flight (there is queue)");
    assertThat(ReplayPage.html(result)).contains("nothing was recorded of what it reads");
  }
}
