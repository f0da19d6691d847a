package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SelectorFuzzTest {

  @Test
  void everyTextIsReadBackOrRefusedWithAMessage() {
    Fuzz.seeded(20261124)
        .corpus("a=b,c!=d,e in (x,y),!f,g>1", "x.y/z notin (,a),in", " a == 1 , b<2")
        .tokens("in", "notin", "(", ")", ",", "==", "!=", "!", ">", "<", " ", "a/b", "1")
        .run(
            300_000,
            input -> {
              String text = new String(input, StandardCharsets.UTF_8);
              try {
                Selector selector = Selector.parse(text);
                assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
              } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining(" must be ");
              }
            });
  }
}
