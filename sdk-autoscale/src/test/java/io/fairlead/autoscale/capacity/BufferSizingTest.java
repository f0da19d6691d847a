package io.fairlead.autoscale.capacity;

import static io.fairlead.autoscale.capacity.Buffers.buffer;
import static io.fairlead.autoscale.capacity.Buffers.createdAt;
import static io.fairlead.autoscale.capacity.Buffers.facts;
import static io.fairlead.autoscale.capacity.Buffers.of;
import static io.fairlead.autoscale.capacity.Buffers.ofTemplate;
import static io.fairlead.autoscale.capacity.Buffers.plan;
import static io.fairlead.autoscale.capacity.Buffers.pod;
import static io.fairlead.autoscale.capacity.Buffers.quota;
import static io.fairlead.autoscale.capacity.Buffers.requesting;
import static io.fairlead.autoscale.capacity.Buffers.template;
import static io.fairlead.autoscale.capacity.Buffers.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.core.v1.PodTemplate;
import io.fairlead.api.meta.Condition;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes, shapes and conditions; quotas are in {@link BufferQuotaTest}. */
class BufferSizingTest {

  private static final PodSpec ONE_CPU = requesting("cpu", "1", "memory", "1Gi");

  @ParameterizedTest(name = "replicas {0}, percentage {1} of {2}, limits cpu {3}: {4}")
  @CsvSource({
    "5,,,,5",
    "0,,,,0",
    "-3,,,,0",
    ",200,10,,20",
    ",33,10,,4",
    ",20,3,,1",
    ",0,10,,0",
    ",50,0,,0",
    "25,200,10,,25",
    "15,200,10,,20",
    "25,,,20,20",
    "15,,,20,15",
    ",250,10,20,20",
    ",,,20,20",
    ",,,20500m,20",
    ",,,999m,0",
    "0,,,20,0",
    "5,,,-1,",
    ",,10,,",
    ",200,,,",
    ",99999999,100,,14100654",
    ",2147483647,2,,0",
  })
  void countsAsTheOriginalDoes(
      Integer replicas, Integer percentage, Integer of, String cpu, Integer expected) {
    var spec =
        buffer(
                "b",
                s ->
                    s.replicas(replicas)
                        .percentage(percentage)
                        .limits(cpu == null ? null : of("cpu", cpu)))
            .spec();
    PodCount count = PodCount.of(spec, of("cpu", "1"), of);
    if (expected == null) {
      assertThat(count.error()).isEqualTo(cpu == null ? PodCount.UNDEFINED : PodCount.NOT_FOUND);
    } else {
      assertThat(count.error()).isNull();
      assertThat(count.result()).isEqualTo(expected);
    }
  }

  @Test
  void limitsAreSharedOutByTheTightestResource() {
    var spec = buffer("b", s -> s.limits(of("cpu", "2", "memory", "2000Mi", "x.y/z", "1"))).spec();
    PodCount count = PodCount.of(spec, of("cpu", "100m", "memory", "200Mi"), null);
    assertThat(count.result()).isEqualTo(10);
    assertThat(count.tightest()).isEqualTo("memory");
    assertThat(PodCount.of(spec, of("cpu", "0"), null).error()).isEqualTo(PodCount.NOT_FOUND);
    var none = buffer("b", s -> s.replicas(3).limits(Map.of())).spec();
    assertThat(PodCount.of(none, of("cpu", "1"), null).error()).isEqualTo(PodCount.NOT_FOUND);
  }

  @Test
  void thousandthsWrapAsInTheOriginal() {
    var huge = buffer("b", s -> s.limits(of("cpu", "9223372036854775807"))).spec();
    // -1000 thousandths over 1000: a negative quotient counts as not found
    assertThat(PodCount.of(huge, of("cpu", "1"), null).error()).isEqualTo(PodCount.NOT_FOUND);
    var exa = buffer("b", s -> s.limits(of("memory", "4294967296Gi"))).spec();
    assertThat(PodCount.of(exa, of("memory", "1"), null).result())
        .as("the lower 32 bits of a quotient")
        .isEqualTo((int) (of("memory", "4294967296Gi").get("memory").milliValueWrapping() / 1000));
  }

  @Test
  void aReadyBufferHasAManagedTemplateConditionsAndPods() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    BufferPlan plan = BufferSizing.upstream(List.of(ofTemplate("b", 5)), facts(ONE_CPU), now);
    BufferOutcome b = plan.buffer("default", "b").orElseThrow();
    assertThat(b.replicas()).hasValue(5);
    assertThat(b.fakePods()).isEqualTo(5);
    assertThat(b.action()).isEqualTo(Action.SCALE);
    assertThat(b.binding().code()).isEqualTo("replicas");
    assertThat(b.status().podTemplateRef().name()).isEqualTo("capacitybuffer-b-pod-template");
    assertThat(b.status().podTemplateGeneration()).isEqualTo(1);
    assertThat(b.status().provisioningStrategy()).isEqualTo("buffer.x-k8s.io/active-capacity");
    assertThat(b.status().conditions())
        .extracting(Condition::type, Condition::status, Condition::reason, Condition::message)
        .containsExactly(
            Tuple.tuple("ReadyForProvisioning", "True", "AttributesSetSuccessfully", "ready"),
            Tuple.tuple("LimitedByQuotas", "False", "ResourceQuotasAllocated", ""),
            Tuple.tuple("Provisioning", "True", "FakePodsInjected", ""));
    assertThat(b.status().conditions())
        .allSatisfy(c -> assertThat(c.lastTransitionTime()).isEqualTo(Timestamp.of(now)));
  }

  @Test
  void aSecondPassOverItsOwnResultHoldsAndKeepsTheTimes() {
    Instant first = Instant.parse("2026-01-01T00:00:00Z");
    BufferOutcome once =
        BufferSizing.upstream(List.of(ofTemplate("b", 5)), facts(ONE_CPU), first).buffers().get(0);
    PodTemplate managed =
        template("capacitybuffer-b-pod-template", ONE_CPU).toBuilder()
            .metadata(m -> m.generation(1L))
            .build();
    ClusterFacts facts =
        new ClusterFacts(List.of(template("t", ONE_CPU), managed), List.of(), List.of(), List.of());
    CapacityBuffer again = once.buffer().toBuilder().status(once.status()).build();
    BufferOutcome twice =
        BufferSizing.upstream(List.of(again), facts, first.plusSeconds(60)).buffers().get(0);
    assertThat(twice.action()).isEqualTo(Action.HOLD);
    assertThat(twice.status()).isEqualTo(once.status());
  }

  @Test
  void aChangedShapeRaisesTheGenerationOfTheManagedTemplate() {
    PodTemplate managed =
        template("capacitybuffer-b-pod-template", requesting("cpu", "2")).toBuilder()
            .metadata(m -> m.generation(4L))
            .build();
    ClusterFacts facts =
        new ClusterFacts(List.of(template("t", ONE_CPU), managed), List.of(), List.of(), List.of());
    assertThat(plan(facts, ofTemplate("b", 1)).buffers().get(0).status().podTemplateGeneration())
        .isEqualTo(5);
  }

  @Test
  void emptyBuffersInjectNothing() {
    BufferOutcome b = plan(facts(ONE_CPU), ofTemplate("b", 0)).buffers().get(0);
    assertThat(b.fakePods()).isZero();
    assertThat(condition(b, "Provisioning"))
        .isEqualTo("False BufferIsEmpty: CapacityBuffer has zero replicas");
  }

  @Test
  void anUnknownTemplateIsAnErrorInTheWordsOfTheOriginal() {
    BufferOutcome b = plan(ClusterFacts.NONE, ofTemplate("b", 5)).buffers().get(0);
    assertThat(b.action()).isEqualTo(Action.ERROR);
    assertThat(b.replicas()).isEmpty();
    assertThat(condition(b, "ReadyForProvisioning"))
        .isEqualTo(
            "False error: Buffer not ready for provisioning: capacity buffer client can't get pod"
                + " template: podtemplates \"t\" not found");
    assertThat(condition(b, "Provisioning")).isEmpty();
  }

  @Test
  void aBufferThatWasProvisionedAndLostItsTemplateIsToldSo() {
    CapacityBuffer was =
        ofTemplate("b", 5).toBuilder()
            .status(
                s ->
                    s.replicas(5)
                        .conditions(
                            List.of(
                                Condition.builder().type("Provisioning").status("True").build())))
            .build();
    BufferOutcome b = plan(ClusterFacts.NONE, was).buffers().get(0);
    assertThat(condition(b, "Provisioning"))
        .isEqualTo("False NotReadyForProvisioning: CapacityBuffer is not ready for provisioning");
  }

  @Test
  void withoutANumberTheBufferIsMisconfigured() {
    CapacityBuffer none = buffer("b", s -> s.podTemplateRef(r -> r.name("t")));
    BufferOutcome b = plan(facts(ONE_CPU), none).buffers().get(0);
    assertThat(condition(b, "ReadyForProvisioning"))
        .endsWith(
            "couldn't get number of replicas for buffer: replicas, percentage and limits are not"
                + " defined");
    assertThat(b.status().podTemplateRef()).isNotNull();
    assertThat(b.notes()).hasSize(1);
  }

  @Test
  void theNewestPodGivesTheShapeAndTheScaleTheNumber() {
    Scalable chat = Scalable.fromJson(workload("apps/v1", "Deployment", "chat", 10, "1"));
    CapacityBuffer b =
        buffer(
            "b",
            s ->
                s.percentage(20)
                    .scalableRef(r -> r.apiGroup("apps").kind("Deployment").name("chat")));
    ClusterFacts facts =
        new ClusterFacts(
            List.of(),
            List.of(quota("q", of("cpu", "100"), of())),
            List.of(chat),
            List.of(
                pod("a", "2026-01-01T00:00:00Z", Map.of("app", "chat"), requesting("cpu", "60")),
                pod("c", "2026-01-02T00:00:00Z", Map.of("app", "chat"), requesting("cpu", "50")),
                pod("b", "2026-01-02T00:00:00Z", Map.of("app", "chat"), requesting("cpu", "40")),
                pod("z", "2026-01-03T00:00:00Z", Map.of("app", "x"), requesting("cpu", "7"))));
    BufferOutcome live = plan(facts, b).buffers().get(0);
    assertThat(live.wanted()).hasValue(2);
    assertThat(live.quotas().get(0).text()).contains("per pod 40");

    ClusterFacts noPods =
        new ClusterFacts(List.of(), facts.resourceQuotas(), List.of(chat), List.of());
    BufferOutcome template = plan(noPods, b).buffers().get(0);
    assertThat(template.quotas().get(0).text()).contains("per pod 1");
    assertThat(template.binding().code()).isEqualTo("percentage");
  }

  @Test
  void replicationControllersAreFoundByOneNameOfTheirGroupOnly() {
    Scalable rc = Scalable.fromJson(workload("v1", "ReplicationController", "old", 4, "1"));
    ClusterFacts facts = new ClusterFacts(List.of(), List.of(), List.of(rc), List.of());
    CapacityBuffer core = ofScalable("core", "ReplicationController", "old");
    assertThat(plan(facts, core).buffers().get(0).replicas()).hasValue(2);
    CapacityBuffer empty = ofScalable("", "ReplicationController", "old");
    assertThat(condition(plan(facts, empty).buffers().get(0), "ReadyForProvisioning"))
        .endsWith(
            "failed to resolve scalable object: kind /ReplicationController is not supported to use"
                + " pod template");
    ClusterFacts running =
        new ClusterFacts(
            List.of(),
            List.of(),
            List.of(rc),
            List.of(pod("p", "2026-01-01T00:00:00Z", Map.of("app", "old"), ONE_CPU)));
    assertThat(plan(running, empty).buffers().get(0).replicas()).hasValue(2);
  }

  @Test
  void jobsHaveNoScaleButATemplate() {
    Scalable job = Scalable.fromJson(workload("batch/v1", "Job", "j", 6, "1"));
    ClusterFacts facts = new ClusterFacts(List.of(), List.of(), List.of(job), List.of());
    assertThat(plan(facts, ofScalable("batch", "Job", "j")).buffers().get(0).replicas())
        .hasValue(3);
  }

  @Test
  void workloadsThatAreNotThereAreNamedInBothAttempts() {
    BufferOutcome b =
        plan(ClusterFacts.NONE, ofScalable("apps", "Deployment", "gone")).buffers().get(0);
    assertThat(condition(b, "ReadyForProvisioning"))
        .isEqualTo(
            "False error: Buffer not ready for provisioning: failed to resolve live pod: failed to"
                + " get scale object: failed to get scale sub resource: deployments.apps \"gone\""
                + " not found, failed to resolve scalable object: failed to get Deployment: failed"
                + " to get Deployment: deployment.apps \"gone\" not found");
    BufferOutcome unknown =
        plan(ClusterFacts.NONE, ofScalable("x.io", "Thing", "t")).buffers().get(0);
    assertThat(condition(unknown, "ReadyForProvisioning"))
        .contains("no matches for kind \"Thing\" in version \"x.io/\"")
        .endsWith("kind x.io/Thing is not supported to use pod template");
  }

  @Test
  void anyKindWithAScaleSubresourceWorksWhileItHasAPod() {
    Scalable set =
        Scalable.fromJson(
            Json.object()
                .put("apiVersion", "leaderworkerset.x-k8s.io/v1")
                .put("kind", "LeaderWorkerSet")
                .put("metadata", Json.object().put("name", "big").build())
                .put(
                    "scale",
                    Json.object()
                        .put(
                            "status",
                            Json.object().put("replicas", 4).put("selector", "app=big").build())
                        .build())
                .build());
    CapacityBuffer b = ofScalable("leaderworkerset.x-k8s.io", "LeaderWorkerSet", "big");
    ClusterFacts running =
        new ClusterFacts(
            List.of(),
            List.of(),
            List.of(set),
            List.of(pod("p", "2026-01-01T00:00:00Z", Map.of("app", "big"), ONE_CPU)));
    assertThat(plan(running, b).buffers().get(0).replicas()).hasValue(2);
    ClusterFacts idle = new ClusterFacts(List.of(), List.of(), List.of(set), List.of());
    assertThat(plan(idle, b).buffers().get(0).action()).isEqualTo(Action.ERROR);
  }

  @Test
  void buffersThatReferToEachOtherEndInErrorsNotInACircle() {
    BufferPlan plan =
        plan(
            ClusterFacts.NONE,
            ofScalable("a", "autoscaling.x-k8s.io", "CapacityBuffer", "b"),
            ofScalable("b", "autoscaling.x-k8s.io", "CapacityBuffer", "a"));
    assertThat(plan.buffers()).allMatch(b -> b.action() == Action.ERROR);
    assertThat(condition(plan.buffers().get(0), "ReadyForProvisioning"))
        .contains("the server could not find the requested resource");
  }

  @Test
  void otherStrategiesAreLeftAlone() {
    CapacityBuffer standby =
        buffer(
            "b",
            s ->
                s.provisioningStrategy("buffer.gke.io/standby-capacity")
                    .podTemplateRef(r -> r.name("t"))
                    .replicas(5));
    BufferOutcome b = plan(facts(ONE_CPU), standby).buffers().get(0);
    assertThat(b.action()).isEqualTo(Action.DISABLED);
    assertThat(b.status().conditions()).isNull();
    assertThat(b.fakePods()).isZero();
    CapacityBuffer empty =
        buffer("b", s -> s.provisioningStrategy("").podTemplateRef(r -> r.name("t")).replicas(5));
    assertThat(plan(facts(ONE_CPU), empty).buffers().get(0).status().provisioningStrategy())
        .isEqualTo("buffer.x-k8s.io/active-capacity");
  }

  @Test
  void bothReferencesLetTheWorkloadWin() {
    Scalable chat = Scalable.fromJson(workload("apps/v1", "Deployment", "chat", 10, "3"));
    ClusterFacts facts =
        new ClusterFacts(List.of(template("t", ONE_CPU)), List.of(), List.of(chat), List.of());
    CapacityBuffer both =
        buffer(
            "b",
            s ->
                s.podTemplateRef(r -> r.name("t"))
                    .scalableRef(r -> r.apiGroup("apps").kind("Deployment").name("chat"))
                    .limits(of("cpu", "9")));
    BufferOutcome b = plan(facts, both).buffers().get(0);
    assertThat(b.replicas()).hasValue(3);
    assertThat(b.notes()).anyMatch(note -> note.contains("refuses"));
  }

  @Test
  void aBufferThatRefersToNothingKeepsItsStatusAndItsShareOfTheQuota() {
    CapacityBuffer orphan =
        createdAt(
            buffer("a", s -> s.replicas(9)).toBuilder()
                .status(
                    s -> s.replicas(3).podTemplateGeneration(0L).podTemplateRef(r -> r.name("t")))
                .build(),
            "2026-01-01T00:00:00Z");
    BufferPlan plan =
        plan(
            facts(ONE_CPU, quota("q", of("cpu", "4"), of())),
            createdAt(ofTemplate("b", 5), "2026-01-02T00:00:00Z"),
            orphan);
    assertThat(plan.buffer("default", "a").orElseThrow().replicas()).hasValue(3);
    assertThat(plan.buffer("default", "b").orElseThrow().replicas()).hasValue(1);
  }

  @Test
  void longNamesAreCutForTheManagedTemplate() {
    assertThat(BufferShapes.managedName("x".repeat(253))).hasSize(253).endsWith("-pod-template");
  }

  @Test
  void contradictionsAreRefused() {
    assertThatThrownBy(() -> plan(facts(ONE_CPU), ofTemplate("b", 1), ofTemplate("b", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("capacity buffer must be given once, but was default/b twice");
    assertThatThrownBy(() -> plan(ClusterFacts.NONE, ofTemplate("", 1)))
        .hasMessage("metadata.name of a capacity buffer must be a name, but was absent");
    CapacityBuffer limits =
        buffer(
            "b",
            s ->
                s.podTemplateRef(r -> r.name("t"))
                    .limits(Map.of("cpu", Quantity.ofWire("much", false))));
    assertThatThrownBy(() -> plan(facts(ONE_CPU), limits))
        .hasMessage("spec.limits of buffer default/b for cpu must be a quantity, but was much");
    assertThatThrownBy(
            () -> facts(ONE_CPU, quota("q", Map.of("cpu", Quantity.ofWire("", false)), of())))
        .hasMessageContaining("status.hard of resource quota q for cpu must be a quantity");
    assertThatThrownBy(
            () ->
                Scalable.fromJson(
                    Json.object()
                        .put("apiVersion", "apps/v1")
                        .put("kind", "Deployment")
                        .put("metadata", Json.object().put("name", "d").build())
                        .build()))
        .hasMessage("spec.selector of apps/Deployment d must be given, but was absent");
  }

  private static CapacityBuffer ofScalable(String group, String kind, String name) {
    return ofScalable("b", group, kind, name);
  }

  private static CapacityBuffer ofScalable(String buffer, String group, String kind, String name) {
    return buffer(
        buffer, s -> s.percentage(50).scalableRef(r -> r.apiGroup(group).kind(kind).name(name)));
  }

  /** Status, reason and message of a condition; empty without it. */
  static String condition(BufferOutcome outcome, String type) {
    if (outcome.status().conditions() != null) {
      for (Condition each : outcome.status().conditions()) {
        if (type.equals(each.type())) {
          return each.status() + ' ' + each.reason() + ": " + each.message();
        }
      }
    }
    return "";
  }
}
