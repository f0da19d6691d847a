package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextArenaTest {

  @Test
  void givesTheSameTextTheSameNumber() {
    TextArena arena = new TextArena();
    Map<String, Integer> numbers = new HashMap<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      String text = "ref-" + random.nextInt(5_000) + (random.nextInt(10) == 0 ? "-größe" : "");
      int number = arena.intern(text);
      assertThat(numbers.computeIfAbsent(text, t -> number)).isEqualTo(number);
      assertThat(arena.text(number)).isEqualTo(text);
    }
    assertThat(arena.size()).isEqualTo(numbers.size());
    assertThat(arena.find("not there")).isEqualTo(-1);
  }

  @Test
  void holdsTheEmptyText() {
    TextArena arena = new TextArena();
    assertThat(arena.text(arena.intern(""))).isEmpty();
    assertThat(arena.intern("")).isZero();
  }
}
