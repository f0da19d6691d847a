package io.fairlead.compliance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class XmlModelTest {

  @Test
  void aSequenceKnowsWhatIsMissing() {
    XmlModel model = XmlModel.of("(a:1?,b:2,[c:3|d:4]*,~*,e:5!)");
    assertThat(run(model, "be")).isTrue();
    assertThat(run(model, "abcdc~~e")).isTrue();
    assertThat(run(model, "ae")).isFalse();
    assertThat(model.missing(0, -1)).containsExactly("b", "e");
    assertThat(model.missing(0, model.anywhere("e"))).containsExactly("b");
    assertThat(model.due(0)).containsExactly("a", "b");
    assertThat(model.mayBeEmpty(model.anywhere("e"))).isTrue();
    assertThat(model.type(model.anywhere("d"))).isEqualTo(4);
  }

  /** Content models are regular expressions, so those of the JDK are an oracle. */
  @Test
  void itTakesWhatTheSameRegularExpressionTakes() {
    SplittableRandom random = new SplittableRandom(7);
    int taken = 0;
    for (int i = 0; i < 3_000; i++) {
      char[] letter = {'a'};
      String expression = particle(random, 3, letter);
      Pattern oracle =
          Pattern.compile(
              expression
                  .replaceAll(":[0-9]+", "")
                  .replace(",", "")
                  .replace('[', '(')
                  .replace(']', ')'));
      XmlModel model = XmlModel.of(expression);
      for (int j = 0; j < 20; j++) {
        StringBuilder word = new StringBuilder();
        for (int k = random.nextInt(7); k > 0; k--) {
          word.append((char) ('a' + random.nextInt(Math.max(1, letter[0] - 'a'))));
        }
        boolean expected = oracle.matcher(word).matches();
        assertThat(run(model, word.toString()))
            .as("%s on %s", expression, word)
            .isEqualTo(expected);
        taken += expected ? 1 : 0;
      }
    }
    assertThat(taken).isGreaterThan(1_000);
  }

  /** Each letter once, so that the expression is deterministic as XML Schema demands. */
  private static String particle(SplittableRandom random, int depth, char[] letter) {
    String occurs = new String[] {"", "?", "*", "+"}[random.nextInt(4)];
    if (depth == 0 || letter[0] > 'j' || random.nextInt(3) == 0) {
      return letter[0]++ + ":1" + occurs;
    }
    boolean choice = random.nextBoolean();
    StringBuilder text = new StringBuilder(choice ? "[" : "(");
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(particle(random, depth - 1, letter)).append(i == 0 ? "" : choice ? "|" : ",");
    }
    return text.append(choice ? "]" : ")").append(occurs).toString();
  }

  private static boolean run(XmlModel model, String word) {
    int state = 0;
    for (int i = 0; i < word.length(); i++) {
      state = model.next(state, word.substring(i, i + 1));
      if (state < 0) {
        return false;
      }
    }
    return model.mayEnd(state);
  }
}
