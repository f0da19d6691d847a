package io.fairlead.servers.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.file.ScalingPolicyFile;
import io.fairlead.autoscale.replay.MetricInput;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingPolicyFileTest {

  private static final String FILE =
      """
      schemaVersion: 1
      kind: ScalingPolicy
      name: chat
      slo:
      - {metric: ttft, threshold: 800ms, fraction: 0.95}
      - {metric: tpot, threshold: 60ms, fraction: 0.9}
      bounds: {min: 2, max: 20}
      profile:
        base: 8ms
        perComputed: 40us
        perResident: 2.5ns
        sequences: 64
        lengths: {prompt: 1000, output: 200, cachedFraction: 0.25, outputVariability: 1}
      coldStart: {schedule: 2s, weights: 20s, engine: 40s}
      epsilon: 0.02
      scaleDown: {breakEven: 2, margin: 0.05}
      """;
  private static final String HPA =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: floor}
      spec:
        maxReplicas: 6
        metrics:
        - {type: External, external: {metric: {name: queue}, target: {type: AverageValue, averageValue: 10}}}
      """;

  private static Json.Obj json(String yaml) {
    return (Json.Obj) JsonText.create().read(yaml.getBytes(UTF_8)).root();
  }

  private static ScalingPolicyFile read(String yaml) {
    return ScalingPolicyFile.read(json(yaml), List.of(json(HPA)), c -> c);
  }

  private static List<String> problems(String yaml) {
    try {
      read(yaml);
      return List.of();
    } catch (PolicyFileException e) {
      return e.problems().stream().map(PolicyFileException.Problem::toString).toList();
    }
  }

  private static Observation arrivals(int replicas, double rate) {
    var builder = Observation.builder(VariantId.of("chat")).scale(replicas, replicas);
    for (int i = 0; i < replicas; i++) {
      builder.replica("p" + i, row -> row.state(ReplicaState.READY, 3_600_000_000_000L));
    }
    return builder
        .reading(Signal.ARRIVALS, new Reading(rate, 0, 1, Provenance.DIRECT, Set.of()))
        .build();
  }

  private static int settled(ScalingPolicy policy, double rate, Instant from) {
    State state = policy.initial();
    int replicas = 2;
    for (int i = 0; i < 200; i++) {
      Moment now = new Moment(from.plusSeconds(15L * i), 15_000_000_000L * i);
      Decision decision = policy.decide(arrivals(replicas, rate), state, now);
      state = decision.next();
      replicas = decision.recommendation().replicas();
    }
    return replicas;
  }

  @Test
  void objectivesAndAProfileMakeAPolicyThatGrowsWithArrivals() {
    ScalingPolicyFile file = read(FILE);
    assertThat(file.name()).isEqualTo("chat");
    assertThat(file.min()).isEqualTo(2);
    assertThat(file.max()).isEqualTo(20);
    assertThat(file.slos())
        .extracting(Slo::metric)
        .containsExactly(Slo.Metric.TTFT, Slo.Metric.TPOT);
    assertThat(file.inputs()).isEqualTo(MetricInput.signals());
    Instant noon = Instant.parse("2026-01-07T12:00:00Z");
    int few = settled(file.policy(), 3, noon);
    int many = settled(file.policy(), 30, noon);
    assertThat(few).isBetween(2, 6);
    assertThat(many).isGreaterThan(few).isLessThanOrEqualTo(20);
    assertThat(settled(file.policy(), 1_000, noon)).isEqualTo(20);
  }

  @Test
  void boundsAreOthersAtCertainTimes() {
    ScalingPolicyFile file =
        read(
            FILE
                + """
                schedule:
                  zone: Europe/Berlin
                  windows:
                  - {days: [mon, tue, wed, thu, fri], from: "08:00", to: "18:00", min: 9}
                  - {days: [sat, sun], from: "00:00", to: "24:00", max: 4}
                """);
    assertThat(file.min()).isEqualTo(2);
    assertThat(settled(file.policy(), 0.1, Instant.parse("2026-01-07T12:00:00Z"))).isEqualTo(9);
    assertThat(settled(file.policy(), 0.1, Instant.parse("2026-01-07T20:00:00Z"))).isEqualTo(2);
    assertThat(settled(file.policy(), 1_000, Instant.parse("2026-01-10T12:00:00Z"))).isEqualTo(4);
  }

  @Test
  void aTreeCombinesTheFilesOwnPolicyWithOthers() {
    ScalingPolicyFile file =
        read(
            FILE
                + """
                combine:
                  max:
                  - slo
                  - hpa: {ref: floor}
                  - bounded:
                      max: 4
                      policy: {kpa: {annotations: {autoscaling.knative.dev/target: "10"}}}
                """);
    assertThat(file.policy().name()).isEqualTo("bounded(max(slo, hpa, bounded(kpa)))");
    assertThat(file.inputs()).contains(MetricInput.of(MetricInput.Kind.EXTERNAL, "queue"));
    assertThat(file.inputs()).containsAll(MetricInput.signals());
    ScalingPolicyFile inline =
        read(
            """
            schemaVersion: 1
            kind: ScalingPolicy
            bounds: {max: 5}
            combine:
              stabilized:
                down: 5m
                policy:
                  rateLimited:
                    up: {replicas: 4, period: 15s}
                    down: {fraction: 0.5, period: 1m}
                    policy:
                      scheduled:
                        zone: UTC
                        windows:
                        - {from: "08:00", to: "18:00", policy: {hpa: {ref: floor}}}
                        otherwise:
                          advisory:
                            acting: {min: [{hpa: {ref: floor}}, {anyUpAllDown: [{hpa: {ref: floor}}]}]}
                            watching: {kpa: {}}
            """);
    assertThat(inline.policy().name()).startsWith("bounded(stabilized(rate-limited(scheduled(");
    assertThat(inline.slos()).isEmpty();
  }

  @Test
  void variantsHaveTheCapacityOfTheirProfileOrTheOneThatIsSaid() {
    ScalingPolicyFile file =
        read(
            FILE
                + """
                variants:
                - {name: h100, accelerator: H100, cost: 4, max: 8, uses: {gpus: 1}}
                - {name: l4, cost: 1, capacity: 0.75, startCost: 0.1}
                """);
    assertThat(file.variants()).hasSize(2);
    assertThat(file.variants().get(0).capacity()).isGreaterThan(0.5);
    assertThat(file.variants().get(0).uses()).containsEntry("gpus", 1L);
    assertThat(file.variants().get(1).capacity()).isEqualTo(0.75);
    assertThat(file.variants().get(1).startCost()).isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          epsilon: 0.02 | epsilom: 0.02 | /epsilom: epsilom is not known here (did you mean epsilon?)
          metric: ttft | metric: ttfb | /slo/0/metric: metric must be ttft or tpot, but was "ttfb"
          fraction: 0.95 | fraction: 95 | /slo/0/fraction: fraction must be a number in [0, 1], but was the number 95 (is it a percentage?)
          threshold: 800ms | threshold: 800 | /slo/0/threshold: threshold must be a time with its unit, longer than zero (such as 50ms, 1.5s or 2m), but was the number 800
          kind: ScalingPolicy | kind: ScalePolicy | /kind: kind must be ScalingPolicy, but was ScalePolicy
          schemaVersion: 1 | schemaVersion: 2 | /schemaVersion: schemaVersion must be at most 1, but was 2 (written for a later release of Fairlead)
          min: 2 | min: 21 | /bounds: max must be at least min, 21, but was 20
          min: 2 | min: 0 | /bounds: min 0 needs wakeOn, the signal of a gateway: replicas that are not there report nothing
          max: 20 | most: 20 | /bounds/most: most is not known here (known here: min, max, wakeOn)
          base: 8ms | basis: 8ms | /profile: base is missing
          prompt: 1000 | prompt: -1 | /profile/lengths/prompt: prompt must be a number, at least 0, but was the number -1
          weights: 20s | wieghts: 20s | /coldStart/wieghts: wieghts is not known here (did you mean weights?)
          epsilon: 0.02 | combine: slow | /combine: a node that is a text must be slo, but was "slow"
          epsilon: 0.02 | combine: {mix: [slo]} | /combine/mix: mix is not known here (did you mean max?)
          epsilon: 0.02 | combine: {max: [slo], min: [slo]} | /combine: a node must be slo, or an object with one of max, min, anyUpAllDown, bounded, stabilized, rateLimited, scheduled, advisory, hpa, keda, kpa, wva, but was an object with 2 members
          epsilon: 0.02 | combine: {hpa: {ref: flor}} | /combine/hpa/ref: ref must name a HorizontalPodAutoscaler of the other documents, but was "flor" (there are [floor])
          epsilon: 0.02 | combine: {hpa: {spec: {maxReplicas: 0}}} | /combine/hpa: spec.maxReplicas must be at least 1, but was 0
          epsilon: 0.02 | combine: {hpa: {ref: floor}} | /combine: combine must have the node slo where the file has objectives
          epsilon: 0.02 | schedule: {zone: Mars/Dome, windows: []} | /schedule/zone: zone must be a time zone (such as Europe/Berlin), but was Mars/Dome
          epsilon: 0.02 | schedule: {zone: UTC, windows: [{from: "8", to: "09:00", min: 1}]} | /schedule/windows/0/from: from must be a time of day (such as 08:30), but was "8"
          epsilon: 0.02 | variants: [{name: a, cost: 1, profile: {base: 1ms, perComputed: 1us, perResident: 1ns}}] | /variants/0: capacity must be there, or slo and a profile with lengths to compute it from
          """)
  void aMistakeIsNamedWithItsPlace(String right, String wrong, String message) {
    assertThat(FILE).contains(right);
    assertThat(problems(FILE.replace(right, wrong))).contains(message);
  }

  @Test
  void allMistakesComeToLightAtOnce() {
    assertThat(
            problems(
                "{schemaVersion: 1, kind: ScalingPolicy, slo: [{metric: x}], bounds: {max: 0}, foo: 1}"))
        .hasSizeGreaterThanOrEqualTo(5);
    assertThat(problems("{}"))
        .contains("/: kind must be ScalingPolicy, but was absent", "/: bounds is missing");
  }

  @Test
  void aTreeThatIsTooWideOrTooDeepIsRefusedOnce() {
    String wide = "{wva: {}}";
    String deep = "{wva: {}}";
    for (int i = 0; i < 3; i++) {
      wide = "{max: [" + String.join(", ", Collections.nCopies(16, wide)) + "]}";
    }
    for (int i = 0; i < 17; i++) {
      deep = "{min: [" + deep + "]}";
    }
    String file = "{schemaVersion: 1, kind: ScalingPolicy, bounds: {max: 5}, combine: ";
    assertThat(problems(file + wide + "}"))
        .singleElement()
        .asString()
        .contains("the tree must have at most 256 nodes");
    assertThat(problems(file + deep + "}"))
        .singleElement()
        .asString()
        .contains("the tree must be at most 16 levels deep");
  }

  @Test
  void theSchemaAcceptsWhatTheReaderAcceptsAndRefusesOtherNames() {
    Schema schema = Schema.of(ScalingPolicyFile.schema());
    String tree =
        """
        combine:
          max:
          - slo
          - hpa: {ref: floor}
          - stabilized: {down: 5m, policy: {kpa: {}}}
          - wva: {kvUse: 0.7}
          - keda: {spec: {scaleTargetRef: {name: d}, triggers: [{type: prometheus, metadata: {threshold: "5"}}]}}
        """;
    for (String good : List.of(FILE, FILE + tree)) {
      assertThat(problems(good)).isEmpty();
      assertThat(schema.violations(good.getBytes(UTF_8))).isEmpty();
    }
    for (String bad :
        List.of(
            FILE.replace("epsilon", "epsilom"),
            FILE.replace("800ms", "800"),
            FILE.replace("max: 20", "most: 20"),
            FILE.replace("weights", "wieghts"),
            FILE.replace("fraction: 0.95", "fraction: 95"),
            FILE + tree.replace("max:", "mix:"),
            FILE.replace("kind: ScalingPolicy", "kind: Other"))) {
      assertThat(problems(bad)).isNotEmpty();
      assertThat(schema.violations(bad.getBytes(UTF_8))).as(bad).isNotEmpty();
    }
  }
}
