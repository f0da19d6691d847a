package io.fairlead.autoscale.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.capacity.v1beta1.ScalableRef;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.StartStage;
import io.fairlead.autoscale.slo.Atoms;
import io.fairlead.autoscale.slo.ColdStart;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbsorptionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Atoms TWO = Atoms.exactly(MINUTE.toNanos() * 2);
  private static final Atoms SIX = Atoms.exactly(MINUTE.toNanos() * 6);

  @Test
  void aRiseThatComesInOneOfTenWindowsIsCoveredAtNinetyFivePercentAndNotAtEighty() {
    double[] rates = new double[10_000];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = i % 60 < 6 ? 30 : 10; // of 60 starts at level 10, 2 see the rise within 2 steps
    }
    Demand demand = new Demand(DemandHistory.of(rates, MINUTE), 10, 5, 2);
    BufferSize sure = BufferSizing.forAbsorption(demand, TWO, SIX, 0.95);
    assertThat(sure.confidence()).isEqualTo(Confidence.KNOWN);
    assertThat(sure.replicas()).as("30 / 5 - 2").hasValue(4);
    assertThat(sure.headroom()).as("a start in the room is over in 97 %% of cases").hasValue(0);
    assertThat(BufferSizing.forAbsorption(demand, TWO, SIX, 0.8).replicas()).hasValue(0);
    assertThat(BufferSizing.forAbsorption(demand, TWO, SIX, 0.99).headroom()).hasValue(4);
  }

  /** The promise itself, on the part of a random load that the sizing has not seen. */
  @ParameterizedTest
  @ValueSource(doubles = {0.8, 0.9, 0.95, 0.99})
  void risesNotSeenBeforeAreAbsorbedAsOftenAsAsked(double probability) {
    Random random = new Random(5);
    double[] rates = new double[24 * 60 * 20];
    double level = 0;
    for (int i = 0; i < rates.length; i++) {
      level = 0.97 * level + 0.08 * random.nextGaussian();
      rates[i] = 40 * Math.exp(level);
    }
    int known = rates.length / 2;
    DemandHistory history = DemandHistory.of(Arrays.copyOf(rates, known), MINUTE);
    Atoms start =
        Atoms.of(new long[] {4 * MINUTE.toNanos(), 9 * MINUTE.toNanos()}, new double[] {0.7, 0.3});
    int absorbed = 0;
    int tried = 0;
    for (int now = known; now + 10 < rates.length; now += 37) {
      int ready = (int) Math.ceil(rates[now] / 2);
      BufferSize size =
          BufferSizing.forAbsorption(
              new Demand(history, rates[now], 2, ready), TWO, start, probability);
      int takes = random.nextDouble() < 0.7 ? 4 : 9;
      double peak = 0;
      for (int i = now; i <= now + takes; i++) {
        peak = Math.max(peak, rates[i]);
      }
      absorbed += peak <= (ready + size.replicas().getAsInt()) * 2.0 ? 1 : 0;
      tried++;
    }
    assertThat((double) absorbed / tried).isBetween(probability - 0.03, 1.0);
    assertThat((double) absorbed / tried)
        .as("and not by holding far too much")
        .isLessThan(probability + 0.1);
  }

  @Test
  void aHistoryTooShortForTheRiskIsNamed() {
    double[] rates = new double[61];
    Arrays.fill(rates, 10);
    rates[30] = 20;
    Demand demand = new Demand(DemandHistory.of(rates, MINUTE), 10, 10, 1);
    BufferSize size = BufferSizing.forAbsorption(demand, TWO, SIX, 0.999);
    assertThat(size.confidence()).isEqualTo(Confidence.LIMITED);
    assertThat(size.windows()).isEqualTo(10);
    assertThat(size.probability()).isCloseTo(1 - 1.0 / 11, within(1e-12));
    assertThat(size.text()).contains("0.999 was asked for");
  }

  @Test
  void withoutAWindowAsLongAsAStartThereIsNoSize() {
    for (double[] rates :
        new double[][] {{}, {1, 2}, {Double.NaN, 1, Double.NaN, 1, Double.NaN, 1, Double.NaN}}) {
      Demand demand = new Demand(DemandHistory.of(rates, MINUTE), 10, 10, 1);
      BufferSize size = BufferSizing.forAbsorption(demand, TWO, SIX, 0.9);
      assertThat(size.confidence()).isEqualTo(Confidence.BLIND);
      assertThat(size.replicas()).isEmpty();
      assertThat(size.toJson().get("replicas")).isNull();
      assertThatThrownBy(() -> size.toBuffer("n", "b", ScalableRef.builder().build()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void fromNothingThePeaksThatFollowedNothingCount() {
    double[] rates = new double[1000];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = i % 10 == 0 ? 8 : 0;
    }
    Demand idle = new Demand(DemandHistory.of(rates, MINUTE), 0, 4, 0);
    assertThat(BufferSizing.forAbsorption(idle, TWO, SIX, 0.9).replicas()).hasValue(2);
  }

  @Test
  void aPeakShorterThanTheSlackIsAveragedAway() {
    double[] rates = new double[1000];
    Arrays.fill(rates, 10);
    for (int i = 0; i < rates.length; i += 10) {
      rates[i] = 30;
    }
    DemandHistory history = DemandHistory.of(rates, MINUTE);
    Demand sharp = new Demand(history, 10, 10, 1);
    assertThat(BufferSizing.forAbsorption(sharp, TWO, SIX, 0.9).replicas()).hasValue(2);
    Demand smooth = new Demand(history.smoothed(MINUTE.multipliedBy(4)), 10, 10, 1);
    assertThat(BufferSizing.forAbsorption(smooth, TWO, SIX, 0.9).replicas()).hasValue(1);
  }

  @Test
  void theBufferCanBeAppliedAndChecked() {
    double[] rates = new double[1000];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = 10 + i % 20;
    }
    ColdStart start =
        ColdStart.prior(
            Map.of(
                StartStage.NODE, Duration.ofMinutes(4), StartStage.WEIGHTS, Duration.ofMinutes(1)));
    BufferSize size =
        BufferSizing.forAbsorption(
            new Demand(DemandHistory.of(rates, MINUTE), 20, 5, 4),
            start.remaining("", StartStage.IMAGE, Duration.ZERO),
            start.total(""),
            0.95);
    CapacityBuffer buffer =
        size.toBuffer(
            "default",
            "b",
            ScalableRef.builder().apiGroup("apps").kind("Deployment").name("chat").build());
    Scalable chat = Scalable.fromJson(Buffers.workload("apps/v1", "Deployment", "chat", 4, "1"));
    BufferPlan plan =
        Buffers.plan(new ClusterFacts(List.of(), List.of(), List.of(chat), List.of()), buffer);
    assertThat(plan.buffers().get(0).replicas()).isEqualTo(size.replicas());
    assertThat(size.replicas().getAsInt()).isPositive();
    assertThat(size.headroom().getAsInt()).isLessThanOrEqualTo(size.replicas().getAsInt());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    DemandHistory history = DemandHistory.of(new double[] {1}, MINUTE);
    assertThatThrownBy(() -> DemandHistory.of(new double[] {1, -1}, MINUTE))
        .hasMessage("rate 1 must be at least 0 and finite, or NaN where unknown, but was -1.0");
    assertThatThrownBy(() -> DemandHistory.of(new double[] {1}, Duration.ZERO))
        .hasMessageContaining("step");
    assertThatThrownBy(() -> new Demand(history, Double.NaN, 1, 1)).hasMessageContaining("present");
    assertThatThrownBy(() -> new Demand(history, 1, 0, 1)).hasMessageContaining("capacity");
    Demand demand = new Demand(history, 1, 1, 1);
    assertThatThrownBy(() -> BufferSizing.forAbsorption(demand, TWO, SIX, 1))
        .hasMessage("probability must be between 0 and 1, but was 1.0");
    assertThatThrownBy(() -> BufferSizing.forAbsorption(demand, SIX, TWO, 0.9))
        .hasMessageContaining("start with room must be no slower than without");
  }
}
