package io.fairlead.autoscale.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.core.v1.ResourceQuota;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.VariantId;
import io.fairlead.fuzz.Fuzz;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever stands in a cluster or in an instance, there is an answer and it keeps its promises. */
class CapacityFuzzTest {

  private static final List<String> AMOUNTS =
      List.of(
          "0",
          "1",
          "-1",
          "100m",
          "-500m",
          "1Gi",
          "9223372036854775807",
          "-9223372036854775807",
          "1e18",
          "1n",
          "0.5",
          "3",
          "16",
          "1E",
          "7500u");
  private static final List<String> RESOURCES =
      List.of("cpu", "memory", "nvidia.com/gpu", "requests.cpu", "requests.memory", "pods");

  @Test
  void buffersOfAnyClusterHaveAnAnswer() {
    long times = Fuzz.executions(3_000);
    SplittableRandom random = new SplittableRandom(1);
    for (long i = 0; i < times; i++) {
      ClusterFacts facts = facts(random);
      List<CapacityBuffer> buffers = new ArrayList<>();
      for (int b = random.nextInt(5); b >= 0; b--) {
        buffers.add(buffer(random, b));
      }
      BufferPlan plan = BufferSizing.upstream(buffers, facts, null);
      assertThat(plan.buffers()).hasSameSizeAs(buffers);
      for (BufferOutcome each : plan.buffers()) {
        if (each.replicas().isPresent() && each.wanted().isPresent()) {
          assertThat(each.replicas().getAsInt()).isLessThanOrEqualTo(each.wanted().getAsInt());
        }
        assertThat(each.fakePods()).isGreaterThanOrEqualTo(0);
        assertThat(each.action() == Action.ERROR)
            .isEqualTo(each.binding().code().equals("not-ready"));
      }
      assertThat(plan.toJson().get("buffers")).isInstanceOf(Json.Arr.class);
      assertThat(plan.text()).isNotEmpty();
      List<CapacityBuffer> turned = new ArrayList<>(buffers);
      Collections.reverse(turned);
      assertThat(BufferSizing.upstream(turned, facts, null).toJson()).isEqualTo(plan.toJson());
    }
  }

  @Test
  void mixesOfAnyNumbersHaveAnAnswer() {
    long times = Fuzz.executions(3_000);
    SplittableRandom random = new SplittableRandom(2);
    for (long i = 0; i < times; i++) {
      List<Variant> variants = new ArrayList<>();
      for (int v = random.nextInt(7); v > 0; v--) {
        int min = random.nextInt(3) == 0 ? replicas(random) : 0;
        variants.add(
            Variant.builder(VariantId.of("v" + v), size(random) + Double.MIN_NORMAL, size(random))
                .bounds(min, Math.max(min, replicas(random)))
                .present(replicas(random))
                .churn(size(random), size(random))
                .uses("a", (long) size(random))
                .uses("b", (long) size(random))
                .build());
      }
      Map<String, Long> quotas = new TreeMap<>();
      quotas.put("a", (long) size(random));
      quotas.put("b", (long) size(random));
      double need = size(random);
      Mix mix = MixPlanner.create().steps(500).plan(variants, need, quotas);
      assertThat(mix.steps()).isLessThanOrEqualTo(1000);
      assertThat(mix.text()).isNotEmpty();
      assertThat(mix.toJson().get("status")).isNotNull();
      if (mix.isPlan()) {
        assertThat(mix.capacity()).isGreaterThanOrEqualTo(need * (1 - 1e-8));
        for (int v = 0; v < variants.size(); v++) {
          assertThat(mix.replicas().get(v)).isBetween(variants.get(v).min(), variants.get(v).max());
        }
      }
    }
  }

  private static int replicas(SplittableRandom random) {
    return (int) Math.min(size(random), Variant.MOST_REPLICAS);
  }

  private static double size(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> random.nextInt(10);
      case 2 -> random.nextDouble();
      case 3 -> 1e18;
      case 4 -> 1e-18;
      default -> random.nextInt(100_000);
    };
  }

  private static ClusterFacts facts(SplittableRandom random) {
    PodSpec pod =
        PodSpec.builder()
            .priorityClassName(random.nextBoolean() ? "high" : null)
            .containers(List.of(Buffers.container(amounts(random), amounts(random))))
            .build();
    List<ResourceQuota> quotas = new ArrayList<>();
    for (int q = random.nextInt(4); q > 0; q--) {
      ResourceQuota quota = Buffers.quota("q" + q, amounts(random), amounts(random));
      String scope = List.of("BestEffort", "NotBestEffort", "PriorityClass", "Odd").get(q - 1);
      quotas.add(
          random.nextBoolean()
              ? quota
              : quota.toBuilder().spec(s -> s.scopes(List.of(scope))).build());
    }
    List<Scalable> scalables = new ArrayList<>();
    if (random.nextBoolean()) {
      scalables.add(
          Scalable.fromJson(
              Buffers.workload("apps/v1", "Deployment", "d", random.nextInt(20) - 2, "1")));
    }
    return new ClusterFacts(
        random.nextInt(4) == 0 ? List.of() : List.of(Buffers.template("t", pod)),
        quotas,
        scalables,
        random.nextBoolean()
            ? List.of()
            : List.of(Buffers.pod("p", "2026-01-01T00:00:00Z", Map.of("app", "d"), pod)));
  }

  private static CapacityBuffer buffer(SplittableRandom random, int number) {
    CapacityBuffer buffer =
        Buffers.buffer(
            "b" + number,
            s -> {
              if (random.nextInt(3) > 0) {
                s.podTemplateRef(r -> r.name("t"));
              }
              if (random.nextInt(3) == 0) {
                s.scalableRef(r -> r.apiGroup("apps").kind("Deployment").name("d"));
              }
              s.replicas(random.nextBoolean() ? null : random.nextInt());
              s.percentage(random.nextBoolean() ? null : random.nextInt());
              return random.nextBoolean() ? s : s.limits(amounts(random));
            });
    return buffer.toBuilder()
        .metadata(
            m ->
                m.creationTimestamp(
                    random.nextBoolean()
                        ? null
                        : Timestamp.of(Instant.ofEpochSecond(random.nextInt(3)))))
        .build();
  }

  private static Map<String, Quantity> amounts(SplittableRandom random) {
    List<String> pairs = new ArrayList<>();
    for (String resource : RESOURCES) {
      if (random.nextInt(3) == 0) {
        pairs.add(resource);
        pairs.add(AMOUNTS.get(random.nextInt(AMOUNTS.size())));
      }
    }
    return Buffers.of(pairs.toArray(new String[0]));
  }
}
