package io.fairlead.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SessionWorkloadTest {

  /** The published statistics, from the traces themselves (see {@link SessionWorkload}). */
  @Test
  void theReadyMadeWorkloadsHaveThePublishedStatistics() {
    check(SessionWorkload.chat(), 1_155, 1_020, 2_735, 211, 129, 424, 1.09, 0.37);
    check(SessionWorkload.code(), 2_048, 1_469, 5_194, 28, 13, 55, 13.2, 0.37);
    check(SessionWorkload.longContext(), 12_035, 6_909, 27_367, 343, 350, 597, 1.0, 0.37);
    check(SessionWorkload.agent(), 15_326, 11_587, 38_615, 149, 69, 389, 1.0, 0.65);
  }

  private static void check(
      SessionWorkload workload,
      double promptMean,
      double promptMedian,
      double promptP90,
      double outputMean,
      double outputMedian,
      double outputP90,
      double variation,
      double hitRate) {
    WorkloadStatistics s = workload.with(w -> w.requests(8_000)).statistics(16);

    assertThat(s.prompt().mean()).as(workload.name()).isCloseTo(promptMean, percent(10));
    assertThat(s.prompt().p50()).isCloseTo(promptMedian, percent(10));
    assertThat(s.prompt().p90()).isCloseTo(promptP90, percent(5));
    assertThat(s.output().mean()).isCloseTo(outputMean, percent(12));
    assertThat(s.output().p50()).isCloseTo(outputMedian, percent(5));
    assertThat(s.output().p90()).isCloseTo(outputP90, percent(6));
    assertThat(s.gapVariation()).isCloseTo(variation, percent(15));
    assertThat(s.idealHitRate()).as(workload.name()).isCloseTo(hitRate, within(0.05));
    assertThat(8_000 / s.seconds()).isCloseTo(workload.ratePerSecond(), percent(20));
  }

  private static Percentage percent(int value) {
    return Percentage.withPercentage(value);
  }

  @Test
  void theSameSeedGivesTheSameArrivalsAndAnotherSeedOthers() {
    SessionWorkload workload = SessionWorkload.chat().with(w -> w.requests(200));

    assertThat(list(workload)).isEqualTo(list(workload));
    assertThat(list(workload.with(w -> w.seed(2)))).isNotEqualTo(list(workload));
  }

  @Test
  void aTurnRepeatsWhatWasSaidBeforeAndTheAnswer() {
    Map<Long, Arrival> latest = new HashMap<>();
    int turns = 0;
    for (Arrival arrival : SessionWorkload.agent().with(w -> w.requests(500))) {
      Arrival before = latest.put(arrival.session(), arrival);
      if (before == null) {
        assertThat(arrival.turn()).isZero();
        continue;
      }
      turns++;
      assertThat(arrival.turn()).isEqualTo(before.turn() + 1);
      assertThat(arrival.atNanos() - before.atNanos()).isGreaterThanOrEqualTo(2_000_000_000L);
      int said = before.messages().size();
      assertThat(arrival.messages().subList(0, said)).isEqualTo(before.messages());
      assertThat(arrival.messages().get(said))
          .isEqualTo(PromptMessage.of(PromptMessage.Role.ASSISTANT, before.answer()));
      TokenBlocks was = before.blocks(16);
      TokenBlocks is = arrival.blocks(16);
      int shared = (before.promptTokens() + before.outputTokens()) / 16;
      for (int block = 0; block < shared; block++) {
        assertThat(is.hash(block)).isEqualTo(was.hash(block));
      }
    }
    assertThat(turns).isGreaterThan(100);
  }

  @Test
  void conversationsShareSystemPromptsByPopularity() {
    Map<TokenSpan, Integer> uses = new HashMap<>();
    for (Arrival arrival : SessionWorkload.chat().with(w -> w.requests(2_000))) {
      PromptMessage first = arrival.messages().get(0);
      if (first.role() == PromptMessage.Role.SYSTEM) {
        uses.merge(first.spans().get(0), 1, Integer::sum);
      }
    }
    assertThat(uses).hasSize(8);
    List<Integer> sorted = new ArrayList<>(uses.values());
    sorted.sort(null);
    assertThat(sorted.get(7)).isGreaterThan(3 * sorted.get(0));
  }

  @Test
  void textHasFourBytesAToken() {
    Arrival arrival = SessionWorkload.chat().iterator().next();
    StringBuilder text = new StringBuilder();
    arrival.messages().forEach(message -> message.appendTo(text));

    assertThat(text).hasSize(4 * arrival.promptTokens()).containsPattern("^([a-z]{3} )+$");
  }

  @Test
  void paceAndNumberCanBeChanged() {
    Workload workload = SessionWorkload.chat().with(w -> w.requests(100));

    List<Arrival> all = list(workload);
    List<Arrival> some = list(workload.first(10).faster(2));

    assertThat(some).hasSize(10);
    assertThat(some.get(9).atNanos()).isEqualTo(all.get(9).atNanos() / 2);
    assertThat(some.get(9).messages()).isEqualTo(all.get(9).messages());
  }

  @Test
  void scaledLengthsKeepTheirShape() {
    WorkloadStatistics s =
        SessionWorkload.chat().with(w -> w.requests(3_000).scaleLengths(0.1)).statistics(16);

    assertThat(s.prompt().mean()).isCloseTo(115.5, percent(10));
    assertThat(s.output().mean()).isCloseTo(21.1, percent(12));
  }

  @Test
  void quantilesMustAscend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LengthDistribution.ofQuantiles(1, 2, 3, 4, 5, 6, 7, 6, 9))
        .withMessage("lengths must be ascending, but was [1, 2, 3, 4, 5, 6, 7, 6, 9]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LengthDistribution.ofQuantiles(1, 2))
        .withMessageContaining("must be the minimum (at least 1)");
    assertThat(LengthDistribution.constant(7).quantile(0.3)).isEqualTo(7);
  }

  private static List<Arrival> list(Workload workload) {
    List<Arrival> all = new ArrayList<>();
    workload.forEach(all::add);
    return all;
  }
}
