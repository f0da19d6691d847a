package io.fairlead.autoscale.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.capacity.Mix.Status;
import io.fairlead.autoscale.capacity.Mixes.Instance;
import io.fairlead.autoscale.capacity.Mixes.Prices;
import io.fairlead.autoscale.capacity.Shortage.Kind;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixPlannerTest {

  private final MixPlanner planner = MixPlanner.create();

  private static Variant.Builder variant(String name, double capacity, double cost) {
    return Variant.builder(VariantId.of(name), capacity, cost);
  }

  @ParameterizedTest
  @EnumSource(Prices.class)
  void upToFiveVariantsOfEightReplicasAreSolvedAsByTryingEverything(Prices prices) {
    SplittableRandom random = new SplittableRandom(20260101 + prices.ordinal());
    int infeasible = 0;
    for (int i = 0; i < 2_000; i++) {
      Instance instance = Mixes.instance(random, prices, 5, 8);
      double cheapest = Mixes.cheapest(instance);
      Mix mix = planner.plan(instance.variants(), instance.need(), instance.quotas());
      if (Double.isInfinite(cheapest)) {
        infeasible++;
        assertThat(mix.status()).as("%s", instance).isEqualTo(Status.INFEASIBLE);
        assertThat(mix.shortages()).as("%s", instance).isNotEmpty();
      } else {
        assertThat(mix.status()).as("%s", instance).isEqualTo(Status.OPTIMAL);
        assertThat(mix.cost()).as("%s", instance).isCloseTo(cheapest, within(1e-6));
        assertThat(mix.gap()).isZero();
        assertThat(Mixes.isAllowed(instance, chosen(mix))).as("%s", instance).isTrue();
      }
      assertThat(mix.steps()).isLessThanOrEqualTo(2 * MixPlanner.DEFAULT_STEPS);
    }
    assertThat(infeasible).isBetween(100, 1_900);
  }

  @ParameterizedTest
  @EnumSource(Prices.class)
  void largeMixesAreWithinTheirProvenGapAndTheBudget(Prices prices) {
    SplittableRandom random = new SplittableRandom(7 + prices.ordinal());
    for (int i = 0; i < 300; i++) {
      Instance instance = Mixes.instance(random, prices, 10, 64);
      Mix mix = planner.plan(instance.variants(), instance.need(), instance.quotas());
      assertThat(mix.steps())
          .isLessThanOrEqualTo(
              MixPlanner.DEFAULT_STEPS * (mix.status() == Status.INFEASIBLE ? 2 : 1));
      if (mix.isPlan()) {
        assertThat(Mixes.isAllowed(instance, chosen(mix))).as("%s", instance).isTrue();
        assertThat(mix.gap()).as("%s", instance).isBetween(0.0, 1.0);
        Mix longer =
            planner.steps(200_000).plan(instance.variants(), instance.need(), instance.quotas());
        assertThat(longer.cost()).isLessThanOrEqualTo(mix.cost() + 1e-9);
        assertThat(longer.cost())
            .as("never below what was proved: %s", instance)
            .isGreaterThanOrEqualTo(mix.lowerBound() * (1 - 1e-8) - 1e-9);
      }
    }
  }

  @Test
  void theSameInputGivesTheSameMix() {
    Instance instance = Mixes.instance(new SplittableRandom(3), Prices.CAPACITY_PLUS_FEE, 10, 64);
    Mix first = planner.plan(instance.variants(), instance.need(), instance.quotas());
    Mix second = planner.plan(instance.variants(), instance.need(), instance.quotas());
    assertThat(second.toJson()).isEqualTo(first.toJson());
  }

  @Test
  void churnKeepsWhatRunsUntilAnotherVariantPaysForIt() {
    List<Variant> cheapToStart =
        List.of(
            variant("h100", 10, 10).present(3).churn(1, 0).build(),
            variant("a100", 5, 4).churn(0.5, 0).build());
    assertThat(planner.plan(cheapToStart, 30, Map.of()).replicas()).containsExactly(0, 6);
    List<Variant> dearToStart =
        List.of(
            variant("h100", 10, 10).present(3).churn(1, 0).build(),
            variant("a100", 5, 4).churn(1.5, 0).build());
    Mix kept = planner.plan(dearToStart, 30, Map.of());
    assertThat(kept.replicas()).containsExactly(3, 0);
    assertThat(kept.changeCost()).isZero();
  }

  @Test
  void aReplicaThatIsDearerToStopThanToKeepStays() {
    Mix mix =
        planner.plan(List.of(variant("v", 10, 2).present(5).churn(0, 3).build()), 20, Map.of());
    assertThat(mix.replicas("v")).contains(5);
    assertThat(mix.cost()).isEqualTo(10);
  }

  @Test
  void aQuotaSendsTheNeedToTheNextVariant() {
    List<Variant> variants =
        List.of(
            variant("h100", 10, 10).uses("nvidia.com/gpu", 8).build(),
            variant("l4", 1, 2).uses("nvidia.com/gpu", 1).build());
    assertThat(planner.plan(variants, 30, Map.of()).replicas()).containsExactly(3, 0);
    assertThat(planner.plan(variants, 30, Map.of("nvidia.com/gpu", 26L)).status())
        .isEqualTo(Status.OPTIMAL);
    Mix mix = planner.plan(variants, 12, Map.of("nvidia.com/gpu", 15L));
    assertThat(mix.replicas()).containsExactly(1, 2);
    assertThat(planner.plan(variants, 12, Map.of("other", 0L)).replicas()).containsExactly(1, 2);
  }

  @Test
  void aQuotaThatIsTooSmallIsNamedWithWhatWouldDo() {
    List<Variant> variants = List.of(variant("h100", 10, 10).uses("gpu", 8).build());
    Mix mix = planner.plan(variants, 25, Map.of("gpu", 20L));
    assertThat(mix.status()).isEqualTo(Status.INFEASIBLE);
    assertThat(mix.shortages()).containsExactly(new Shortage(Kind.QUOTA, "gpu", 24, 20, true));
    assertThat(mix.text()).contains("the need takes at least 24, there are 20 units of quota gpu");
    assertThat(mix.replicas()).isEmpty();
    assertThat(mix.cost()).isNaN();
  }

  @Test
  void quotasThatAreShortTogetherAreNamedTogether() {
    List<Variant> variants = List.of(variant("v", 1, 1).uses("a", 1).uses("b", 2).build());
    Mix mix = planner.plan(variants, 10, Map.of("a", 5L, "b", 9L));
    assertThat(mix.shortages())
        .containsExactly(
            new Shortage(Kind.QUOTA, "a", 10, 5, false),
            new Shortage(Kind.QUOTA, "b", 20, 9, false));
  }

  @Test
  void quotasOfZeroLeaveOnlyWhatUsesNone() {
    List<Variant> variants =
        List.of(variant("gpu", 10, 1).uses("gpu", 1).build(), variant("cpu", 1, 5).build());
    assertThat(planner.plan(variants, 3, Map.of("gpu", 0L)).replicas()).containsExactly(0, 3);
  }

  @Test
  void maximaAndMinimaThatCannotDoAreNamed() {
    List<Variant> variants = List.of(variant("v", 2, 1).bounds(2, 3).uses("gpu", 4).build());
    assertThat(planner.plan(variants, 7, Map.of()).shortages())
        .containsExactly(new Shortage(Kind.MAXIMUM, "", 7, 6, false));
    assertThat(planner.plan(variants, 1, Map.of("gpu", 7L)).shortages())
        .containsExactly(new Shortage(Kind.MINIMUM, "gpu", 8, 7, false));
    assertThat(planner.plan(List.of(), 1, Map.of()).status()).isEqualTo(Status.INFEASIBLE);
    assertThat(planner.plan(List.of(), 0, Map.of()).status()).isEqualTo(Status.OPTIMAL);
  }

  @Test
  void nothingToServeLeavesTheMinima() {
    List<Variant> variants =
        List.of(variant("a", 2, 1).bounds(1, 3).present(3).build(), variant("b", 2, 1).build());
    assertThat(planner.plan(variants, 0, Map.of()).replicas()).containsExactly(1, 0);
  }

  @Test
  void roundingOfSumsDecidesNothing() {
    List<Variant> variants = List.of(variant("v", 0.1, 1).build());
    assertThat(planner.plan(variants, 0.3, Map.of()).replicas()).containsExactly(3);
    assertThat(planner.plan(variants, 0.1 + 0.2, Map.of()).replicas()).containsExactly(3);
  }

  @Test
  void aFewStepsGiveAMixWithAProvenGapAndNeverTakeMore() {
    SplittableRandom random = new SplittableRandom(11);
    int gaps = 0;
    for (int i = 0; i < 200; i++) {
      Instance instance = Mixes.instance(random, Prices.LIKE_CAPACITY, 10, 64);
      Mix mix = planner.steps(12).plan(instance.variants(), instance.need(), instance.quotas());
      assertThat(mix.steps()).isLessThanOrEqualTo(mix.status() == Status.INFEASIBLE ? 24 : 12);
      if (mix.status() == Status.FEASIBLE) {
        gaps++;
        assertThat(mix.gap()).isGreaterThan(0);
        assertThat(mix.lowerBound()).isLessThan(mix.cost());
      }
    }
    assertThat(gaps).isGreaterThan(5);
  }

  @Test
  void hugeNumbersDoNotOverflow() {
    List<Variant> variants =
        List.of(
            variant("v", 1e300, 1e-300)
                .bounds(0, Variant.MOST_REPLICAS)
                .uses("m", Long.MAX_VALUE)
                .build(),
            variant("w", 1e-300, 1e300).bounds(0, Variant.MOST_REPLICAS).build());
    assertThat(planner.plan(variants, 1e300, Map.of("m", Long.MAX_VALUE)).replicas())
        .containsExactly(1, 0);
    assertThat(planner.plan(variants, 1e301, Map.of("m", Long.MAX_VALUE)).isPlan()).isFalse();
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> planner.plan(List.of(), Double.NaN, Map.of()))
        .hasMessageContaining("need");
    assertThatThrownBy(() -> planner.plan(List.of(), Double.POSITIVE_INFINITY, Map.of()))
        .hasMessage("need must be at least 0 and finite, but was Infinity");
    assertThatThrownBy(() -> planner.plan(List.of(), 1, Map.of("gpu", -1L)))
        .hasMessageContaining("quota gpu")
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> variant("v", 0, 1).build()).hasMessageContaining("capacity of v");
    assertThatThrownBy(() -> variant("v", Double.NaN, 1).build())
        .hasMessageContaining("capacity of v");
    assertThatThrownBy(() -> variant("v", 1, -1).build()).hasMessageContaining("cost of v");
    assertThatThrownBy(() -> variant("v", 1, 1).bounds(3, 2).build())
        .hasMessage("max of v must be at least min 3, but was 2");
    assertThatThrownBy(() -> variant("v", 1, 1).bounds(0, 1_000_001).build())
        .hasMessageContaining("max of v");
    assertThatThrownBy(() -> variant("v", 1, 1).uses("gpu", -1).build())
        .hasMessageContaining("uses of gpu of v");
    Variant twice = variant("v", 1, 1).build();
    assertThatThrownBy(() -> planner.plan(List.of(twice, twice), 1, Map.of()))
        .hasMessageContaining("given once");
    assertThatThrownBy(() -> planner.steps(0)).hasMessageContaining("steps");
  }

  private static int[] chosen(Mix mix) {
    return mix.replicas().stream().mapToInt(Integer::intValue).toArray();
  }
}
