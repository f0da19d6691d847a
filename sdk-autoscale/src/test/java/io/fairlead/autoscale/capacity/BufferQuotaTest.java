package io.fairlead.autoscale.capacity;

import static io.fairlead.autoscale.capacity.BufferSizingTest.condition;
import static io.fairlead.autoscale.capacity.Buffers.buffer;
import static io.fairlead.autoscale.capacity.Buffers.container;
import static io.fairlead.autoscale.capacity.Buffers.createdAt;
import static io.fairlead.autoscale.capacity.Buffers.facts;
import static io.fairlead.autoscale.capacity.Buffers.of;
import static io.fairlead.autoscale.capacity.Buffers.ofTemplate;
import static io.fairlead.autoscale.capacity.Buffers.plan;
import static io.fairlead.autoscale.capacity.Buffers.quota;
import static io.fairlead.autoscale.capacity.Buffers.requesting;
import static io.fairlead.autoscale.capacity.Buffers.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.core.v1.ResourceQuota;
import io.fairlead.api.core.v1.ScopedResourceSelectorRequirement;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.kernel.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which quota cuts which buffer, and what it says. */
class BufferQuotaTest {

  private static final PodSpec POD = requesting("cpu", "1", "memory", "1Gi");

  @Test
  void theFirstComeTakesFromTheQuotaAndTheNextGetsTheRest() {
    BufferPlan plan =
        plan(
            facts(POD, quota("quota", of("cpu", "10", "memory", "10Gi"), of("cpu", "0"))),
            createdAt(ofTemplate("a", 10), "2026-01-02T00:00:00Z"),
            createdAt(ofTemplate("b", 5), "2026-01-01T00:00:00Z"));
    assertThat(plan.buffers())
        .extracting(BufferOutcome::title)
        .containsExactly("default/b", "default/a");
    BufferOutcome second = plan.buffers().get(1);
    assertThat(second.wanted()).hasValue(10);
    assertThat(second.replicas()).hasValue(5);
    assertThat(second.fakePods()).isEqualTo(5);
    assertThat(condition(second, "LimitedByQuotas"))
        .isEqualTo(
            "True ResourceQuotasAllocated: Buffer replicas limited from 10 to 5 due to quotas:"
                + " quota");
    assertThat(second.status().conditions())
        .filteredOn(c -> "LimitedByQuotas".equals(c.type()))
        .allSatisfy(c -> assertThat(c.observedGeneration()).isEqualTo(3));
    assertThat(second.binding().code()).isEqualTo("resource-quotas");
    assertThat(plan.action()).isEqualTo(Action.SCALE);
  }

  @Test
  void buffersOfOneTimeComeInTheOrderOfTheirNames() {
    BufferPlan plan =
        plan(facts(POD, quota("q", of("cpu", "3"), of())), ofTemplate("b", 2), ofTemplate("a", 2));
    assertThat(plan.buffer("default", "a").orElseThrow().replicas()).hasValue(2);
    assertThat(plan.buffer("default", "b").orElseThrow().replicas()).hasValue(1);
  }

  @ParameterizedTest(name = "hard {0} {1}, used {2}: {3} of 5")
  @CsvSource({
    "cpu,10,8,2",
    "requests.cpu,10,8,2",
    "requests.cpu,2,0,2",
    "cpu,0,0,0",
    "cpu,10,12,0",
    "cpu,3500m,0,3",
    "cpu,10,10,0",
    "cpu,-5,0,0",
    "cpu,2500m,3,0",
    "memory,4294967296,0,4",
    "limits.cpu,1,0,5",
    "pods,1,0,5",
    "count/pods,1,0,5",
    "nvidia.com/gpu,1,0,5",
  })
  void roomIsHardLessUsedByRequest(String key, String hard, String used, int expected) {
    ClusterFacts facts = facts(POD, quota("q", of(key, hard), of(key, used)));
    BufferOutcome b = plan(facts, ofTemplate("b", 5)).buffers().get(0);
    assertThat(b.replicas()).hasValue(expected);
    if (expected < 5) {
      assertThat(condition(b, "LimitedByQuotas")).startsWith("True").endsWith("quotas: q");
    }
  }

  @Test
  void everyQuotaWithLessRoomThanAskedIsNamed() {
    ClusterFacts facts =
        facts(
            POD,
            quota("q1", of("cpu", "5"), of("cpu", "4")),
            quota("q2", of("cpu", "10"), of("cpu", "8")),
            quota("q3", of("cpu", "10"), of("cpu", "1")));
    BufferOutcome b = plan(facts, ofTemplate("b", 5)).buffers().get(0);
    assertThat(b.replicas()).hasValue(1);
    assertThat(condition(b, "LimitedByQuotas")).endsWith("due to quotas: q1, q2");
  }

  @Test
  void aQuotaWithoutStatusLimitsNothing() {
    ResourceQuota fresh =
        ResourceQuota.builder("default", "q").spec(s -> s.hard(of("cpu", "1"))).build();
    BufferOutcome b = plan(facts(POD, fresh), ofTemplate("b", 5)).buffers().get(0);
    assertThat(b.replicas()).hasValue(5);
    assertThat(b.quotas().get(0).text()).contains("limits nothing yet");
  }

  @Test
  void quotasOfOtherNamespacesDoNotCount() {
    ResourceQuota other =
        quota("q", of("cpu", "1"), of()).toBuilder().metadata(m -> m.namespace("other")).build();
    assertThat(plan(facts(POD, other), ofTemplate("b", 5)).buffers().get(0).replicas()).hasValue(5);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Terminating,5",
    "NotTerminating,2",
    "BestEffort,5",
    "NotBestEffort,2",
    "PriorityClass,5",
    "CrossNamespacePodAffinity,5",
    "VolumeAttributesClass,5",
  })
  void scopesSayWhetherAQuotaCounts(String scope, int expected) {
    ResourceQuota scoped =
        quota("q", of("cpu", "2"), of()).toBuilder().spec(s -> s.scopes(List.of(scope))).build();
    assertThat(plan(facts(POD, scoped), ofTemplate("b", 5)).buffers().get(0).replicas())
        .hasValue(expected);
  }

  @Test
  void podsWithoutCpuAndMemoryAreBestEffortWhateverElseTheyAskFor() {
    ResourceQuota scoped =
        quota("q", of("requests.nvidia.com/gpu", "2"), of()).toBuilder()
            .spec(s -> s.scopes(List.of("BestEffort")))
            .build();
    ClusterFacts facts = facts(requesting("nvidia.com/gpu", "1"), scoped);
    assertThat(plan(facts, ofTemplate("b", 5)).buffers().get(0).replicas()).hasValue(2);
  }

  @ParameterizedTest(name = "{0} {1} for class {2}: {3}")
  @CsvSource({
    "In,high,high,2",
    "In,high,low,5",
    "In,high,,5",
    "NotIn,high,low,2",
    "NotIn,high,,2",
    "NotIn,high,high,5",
    "Exists,,high,2",
    "Exists,,,5",
    "DoesNotExist,,,2",
  })
  void priorityClassesAreSelected(String operator, String value, String actual, int expected) {
    ResourceQuota scoped = priority(operator, value == null ? List.of() : List.of(value));
    PodSpec pod = POD.toBuilder().priorityClassName(actual).build();
    assertThat(plan(facts(pod, scoped), ofTemplate("b", 5)).buffers().get(0).replicas())
        .hasValue(expected);
  }

  @Test
  void aScopeThatIsNotValidIsAnErrorAndTheQuotaDoesNotCount() {
    BufferPlan plan = plan(facts(POD, priority("Near", List.of("x"))), ofTemplate("b", 5));
    assertThat(plan.buffers().get(0).replicas()).hasValue(5);
    assertThat(plan.errors())
        .singleElement()
        .asString()
        .startsWith(
            "resourceQuotaAllocator: failed to check if pod matches quota \"q\", error: failed to"
                + " parse and convert selector: ");
    assertThat(plan.action()).isEqualTo(Action.ERROR);
  }

  @Test
  void affinityToOtherNamespacesIsSeen() {
    ResourceQuota scoped =
        quota("q", of("cpu", "2"), of()).toBuilder()
            .spec(s -> s.scopes(List.of("CrossNamespacePodAffinity")))
            .build();
    for (String side : List.of("podAffinity", "podAntiAffinity")) {
      Json.Obj elsewhere = Json.object().put("namespaces", Json.texts(List.of("other"))).build();
      Json.Obj selected = Json.object().put("namespaceSelector", Json.Obj.EMPTY).build();
      assertThat(fits(scoped, required(side, elsewhere))).isEqualTo(2);
      assertThat(fits(scoped, required(side, selected))).isEqualTo(2);
      assertThat(fits(scoped, required(side, Json.Obj.EMPTY))).isEqualTo(5);
      Json.Obj preferred =
          Json.object()
              .put(
                  side,
                  Json.object()
                      .put(
                          "preferredDuringSchedulingIgnoredDuringExecution",
                          List.of(Json.object().put("podAffinityTerm", elsewhere).build()))
                      .build())
              .build();
      assertThat(fits(scoped, preferred)).isEqualTo(2);
    }
  }

  @Test
  void requestsAreThoseOfTheScheduler() {
    PodSpec spec =
        PodSpec.builder()
            .containers(
                List.of(
                    container(of("cpu", "1"), null),
                    container(of("cpu", "500m"), of("cpu", "2", "memory", "1Gi"))))
            .initContainers(
                List.of(
                    container(of("cpu", "1"), null).toBuilder().restartPolicy("Always").build(),
                    container(of("cpu", "3"), null)))
            .overhead(of("cpu", "250m"))
            .build();
    PodShape shape = PodShape.of(spec, true);
    // running: 1 + 0.5 + 1 (sidecar); starting: 1 (sidecar) + 3; overhead on top
    assertThat(shape.requests()).isEqualTo(of("cpu", "4250m", "memory", "1Gi"));
    assertThat(PodShape.of(spec, false).requests()).isEqualTo(of("cpu", "4250m"));
  }

  @Test
  void requestsOfThePodItselfWinWhereItHasAny() {
    Json.Obj resources =
        Json.object()
            .put("requests", Json.object().put("cpu", "3").put("nvidia.com/gpu", 8).build())
            .put("limits", Json.object().put("cpu", 6).put("memory", "8Gi").build())
            .build();
    PodSpec spec =
        requesting("cpu", "1", "nvidia.com/gpu", "1").toBuilder()
            .unknownField("resources", resources)
            .build();
    assertThat(PodShape.of(spec, true).requests())
        .isEqualTo(of("cpu", "3", "memory", "8Gi", "nvidia.com/gpu", "1"));
    PodSpec limited =
        requesting("cpu", "1").toBuilder()
            .unknownField(
                "resources",
                Json.object().put("limits", Json.object().put("cpu", "6").build()).build())
            .build();
    assertThat(PodShape.of(limited, true).requests())
        .as("what the containers request, not the limit")
        .isEqualTo(of("cpu", "1"));
  }

  @Test
  void podsThatRequestNothingGetNoVerdict() {
    BufferOutcome b =
        plan(
                facts(PodSpec.builder().build(), quota("q", of("cpu", "1"), of())),
                buffer("b", s -> s.podTemplateRef(r -> r.name("t")).replicas(5)))
            .buffers()
            .get(0);
    assertThat(b.replicas()).hasValue(5);
    assertThat(condition(b, "LimitedByQuotas")).isEmpty();
  }

  @Test
  void quotasOfOneUidShareWhatIsReserved() {
    ResourceQuota a = uid(quota("a", of("cpu", "10"), of()), "u");
    ResourceQuota b = uid(quota("b", of("cpu", "10"), of()), "u");
    BufferPlan plan = plan(facts(POD, a, b), ofTemplate("x", 3), ofTemplate("y", 9));
    assertThat(plan.buffer("default", "y").orElseThrow().replicas())
        .as("both reserve under one key, as in the original")
        .hasValue(4);
  }

  private static ResourceQuota uid(ResourceQuota quota, String uid) {
    return quota.toBuilder().metadata(m -> m.uid(uid)).build();
  }

  private static ResourceQuota priority(String operator, List<String> values) {
    return quota("q", of("cpu", "2"), of()).toBuilder()
        .spec(
            s ->
                s.scopeSelector(
                    x ->
                        x.matchExpressions(
                            List.of(
                                ScopedResourceSelectorRequirement.builder()
                                    .scopeName("PriorityClass")
                                    .operator(operator)
                                    .values(values)
                                    .build()))))
        .build();
  }

  private static Json.Obj required(String side, Json.Obj term) {
    return Json.object()
        .put(
            side,
            Json.object()
                .put("requiredDuringSchedulingIgnoredDuringExecution", List.of(term))
                .build())
        .build();
  }

  private static int fits(ResourceQuota quota, Json.Obj affinity) {
    PodSpec pod = POD.toBuilder().unknownField("affinity", affinity).build();
    return plan(
            new ClusterFacts(List.of(template("t", pod)), List.of(quota), List.of(), List.of()),
            ofTemplate("b", 5))
        .buffers()
        .get(0)
        .replicas()
        .getAsInt();
  }
}
