package io.fairlead.routing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.routing.host.WeightedSplit.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightedSplitTest {

  @Test
  void dividesKeysByWeight() {
    WeightedSplit split =
        WeightedSplit.of(
            List.of(new Target("old", 90), new Target("new", 10), new Target("off", 0)));
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      counts.merge(split.choose("request-" + i), 1, Integer::sum);
    }
    assertThat(counts).containsOnlyKeys("old", "new");
    assertThat(counts.get("new")).isBetween(1_850, 2_150);
  }

  @Test
  void choosesTheSameForTheSameKey() {
    WeightedSplit split = WeightedSplit.of(List.of(new Target("a", 1), new Target("b", 1)));
    for (int i = 0; i < 100; i++) {
      assertThat(split.choose("user-" + i)).isEqualTo(split.choose("user-" + i));
    }
  }

  @Test
  void reachesBothEnds() {
    WeightedSplit split =
        WeightedSplit.of(List.of(new Target("a", 1), new Target("b", Integer.MAX_VALUE)));
    assertThat(split.choose(0L)).isEqualTo("a");
    assertThat(split.choose(-1L)).isEqualTo("b");
    assertThat(split).hasToString("a:1,b:2147483647");
  }

  @Test
  void movesOnlyTheKeysThatItMust() {
    WeightedSplit before = WeightedSplit.of(List.of(new Target("a", 90), new Target("b", 10)));
    WeightedSplit after = WeightedSplit.of(List.of(new Target("a", 80), new Target("b", 20)));
    int moved = 0;
    for (int i = 0; i < 10_000; i++) {
      moved += before.choose("k" + i).equals(after.choose("k" + i)) ? 0 : 1;
    }
    assertThat(moved).isBetween(850, 1_150);
  }

  @Test
  void refusesASplitThatChoosesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightedSplit.of(List.of(new Target("a", 0))))
        .withMessage("sum of weights must be greater than 0, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Target("a", -1))
        .withMessage("weight of a must be at least 0, but was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightedSplit.of(List.of()))
        .withMessage("targets must be not empty, but was []");
  }
}
