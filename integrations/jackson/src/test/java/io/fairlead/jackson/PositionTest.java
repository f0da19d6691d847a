package io.fairlead.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionTest {

  private static final String[] PARTS = {
    "plain text that is long", "a", "\n", "\t", "\u00e4", "\u20ac", "\ud83d\ude00", "\u007f", " "
  };

  @Test
  void aPlaceIsCountedInLinesAndUtf16UnitsWhereverItIsCountedFrom() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      int parts = random.nextInt(12);
      for (int i = 0; i < parts; i++) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      String whole = text.toString();
      byte[] utf8 = whole.getBytes(StandardCharsets.UTF_8);
      int half =
          whole.codePoints().limit(random.nextInt(parts + 1)).map(Character::charCount).sum();
      int middle = whole.substring(0, half).getBytes(StandardCharsets.UTF_8).length;

      assertThat(Position.of(utf8, utf8.length)).isEqualTo(naive(whole));
      assertThat(Position.of(utf8, middle)).isEqualTo(naive(whole.substring(0, half)));
      assertThat(Position.of(utf8, middle).after(utf8, middle, utf8.length))
          .isEqualTo(naive(whole));
    }
  }

  private static Position naive(String before) {
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, before.length() - before.lastIndexOf('\n'));
  }
}
