package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stages see, asked as a stage of a third party would. */
class CandidatesTest {

  private static final Trait LARGE =
      new Trait("large", spec -> "large".equals(spec.labels().get("size")));
  private static final Column AGE = Column.ofRequest("age");

  private final TestPool fixture = new TestPool();

  @Test
  void positionsAreSlotsUntilAnEndpointLeaves() {
    fixture.join("a");
    Endpoint left = fixture.join("b");
    fixture.join("c");
    Candidates all = fixture.candidates();
    assertThat(all.dense()).isTrue();
    assertThat(all.slotLimit()).isEqualTo(3);

    fixture.pool.leave(left);
    Candidates two = fixture.candidates();
    assertThat(two.dense()).isFalse();
    assertThat(two.size()).isEqualTo(2);
    assertThat(two.slot(1)).isEqualTo(2).isLessThan(two.slotLimit());
    assertThat(two.indexOf(2)).isEqualTo(1);
    assertThat(two.indexOf(1)).isEqualTo(-1);
    assertThat(two.endpoint(1).name()).isEqualTo("c");
  }

  @Test
  void aTraitIsOneBitForEachSlot() {
    fixture.join("small", Map.of("size", "small"), Set.of());
    fixture.join("large", Map.of("size", "large"), Set.of());
    Candidates candidates = fixture.candidates();
    SlotSet large = candidates.slotsWith(LARGE);
    assertThat(large.contains(candidates.slot(0))).isFalse();
    assertThat(large.contains(candidates.slot(1))).isTrue();
  }

  @Test
  void aColumnOfTheRequestIsReadByPosition() {
    fixture.join("a");
    fixture.join("b");
    Candidates candidates = fixture.candidates(Map.of(AGE, new double[] {3, Double.NaN}));
    assertThat(candidates.row(AGE).get(0)).isEqualTo(3);
    assertThat(candidates.row(AGE).get(1)).isNaN();
  }

  @Test
  void theBufferOfAStageHoldsEverySlotAndIsTheSameEachTime() {
    for (int i = 0; i < 70; i++) {
      fixture.join("e" + i);
    }
    Candidates candidates = fixture.candidates();
    double[] buffer = candidates.scratch();
    assertThat(buffer.length).isGreaterThanOrEqualTo(candidates.slotLimit());
    assertThat(candidates.scratch()).isSameAs(buffer);
  }
}
