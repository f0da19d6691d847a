package io.fairlead.autoscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservationTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void putsWhatServingReplicasSayTogether() {
    Observation observation =
        Observation.builder(VariantId.of("v"))
            .scale(3, 3)
            .replica("a", r -> r.state(ReplicaState.READY, 0).value(Signal.WAITING, 4, SECOND))
            .replica("b", r -> r.state(ReplicaState.DRAINING, 0).value(Signal.WAITING, 2, 0))
            .replica("c", r -> r.state(ReplicaState.STARTING, 0).value(Signal.WAITING, 9, 0))
            .build();
    Reading waiting = observation.reading(Signal.WAITING);
    assertThat(waiting).isEqualTo(new Reading(6, SECOND, 1, Provenance.DERIVED, Set.of()));
    assertThat(observation.count(ReplicaState.STARTING)).isEqualTo(1);
    assertThat(observation.value(Signal.KV_USE, 0)).isNaN();
  }

  @Test
  void namesWhatIsWrongWithAValueAndDoesNotCountIt() {
    Observation observation =
        Observation.builder(VariantId.of("v"))
            .staleAfter(Duration.ofSeconds(30))
            .replica("a", r -> r.state(ReplicaState.READY, 0).value(Signal.KV_USE, 0.4, 0))
            .replica("b", r -> r.state(ReplicaState.READY, 0).value(Signal.KV_USE, 85, 0))
            .replica("c", r -> r.state(ReplicaState.READY, 0).value(Signal.KV_USE, -1, 0))
            .replica(
                "d", r -> r.state(ReplicaState.READY, 0).value(Signal.KV_USE, 0.9, 31 * SECOND))
            .replica("e", r -> r.state(ReplicaState.READY, 0))
            .build();
    assertThat(observation.defects(Signal.KV_USE, 1)).containsExactly(Defect.CONTRADICTORY);
    assertThat(observation.defects(Signal.KV_USE, 2)).containsExactly(Defect.NEGATIVE);
    assertThat(observation.defects(Signal.KV_USE, 3)).containsExactly(Defect.STALE);
    assertThat(observation.defects(Signal.KV_USE, 4)).containsExactly(Defect.MISSING);
    Reading use = observation.reading(Signal.KV_USE);
    assertThat(use.value()).isEqualTo(0.4);
    assertThat(use.coverage()).isEqualTo(0.2);
    assertThat(use.defects()).containsExactly(Defect.PARTIAL);
    assertThat(use.sound()).isTrue();
  }

  @Test
  void whatNobodyKnowsIsMissingAndNeverZero() {
    Observation observation =
        Observation.builder(VariantId.of("v"))
            .reading(
                Signal.ARRIVALS,
                new Reading(Double.NaN, 0, 1, Provenance.DIRECT, EnumSet.noneOf(Defect.class)))
            .build();
    assertThat(observation.reading(Signal.ARRIVALS).known()).isFalse();
    assertThat(observation.reading(Signal.ARRIVALS).defects()).containsExactly(Defect.NOT_A_NUMBER);
    assertThat(observation.reading(Signal.RUNNING)).isEqualTo(Reading.MISSING);
  }

  @Test
  void attainmentIsExactAtAnEdgeAndAnIntervalElsewhere() {
    Buckets buckets =
        Buckets.of(new double[] {0.5, 1, Double.POSITIVE_INFINITY}, new double[] {60, 90, 100});
    assertThat(buckets.attainment(1)).isEqualTo(Interval.exactly(0.9));
    assertThat(buckets.attainment(0.7)).isEqualTo(new Interval(0.6, 0.9));
    assertThat(buckets.attainment(0.1)).isEqualTo(new Interval(0, 0.6));
    assertThat(buckets.attainment(5)).isEqualTo(new Interval(0.9, 1));
    assertThat(buckets.nearestEdge(0.8)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Buckets.of(new double[] {1, 2}, new double[] {5, 4}))
        .withMessageContaining("not descending");
  }
}
