package io.fairlead.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptTextTest {

  @Test
  void partsArePaddedToWholeTokens() {
    PromptText prompt = new PromptText(2, "m", 0);
    prompt.add("user");
    prompt.add("hello");
    prompt.add("");
    prompt.add("\u00e4\u00f6\u00fc"); // six bytes

    assertThat(prompt.tokens()).isEqualTo(1 + 2 + 0 + 2);
  }

  @Test
  void equalBeginningsHaveEqualHashesAndNothingElse() {
    PromptText one = prompt("m", "the same beginning of a text", "one");
    PromptText other = prompt("m", "the same beginning of a text", "other");
    PromptText foreign = prompt("n", "the same beginning of a text", "one");

    assertThat(one.hash(2)).isEqualTo(other.hash(2)); // 24 of 28 bytes
    assertThat(one.hash(3)).isNotEqualTo(other.hash(3));
    assertThat(one.hash(0)).isNotEqualTo(foreign.hash(0));
  }

  @Test
  void theAnswerContinuesThePrompt() {
    PromptText asked = prompt("m", "a question that was asked   ");
    StringBuilder answer = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      answer.append(asked.answerWord(i));
    }
    PromptText next = prompt("m", "a question that was asked   ", answer.toString(), "and more");

    for (int block = 0; block < (7 + 10) / 2; block++) {
      assertThat(next.hash(block)).isEqualTo(asked.hash(block));
    }
    assertThat(answer.toString()).matches("([a-z]{3} ){10}");
  }

  @Test
  void theSamePromptHasTheSameAnswer() {
    assertThat(prompt("m", "x").answerWord(3)).isEqualTo(prompt("m", "x").answerWord(3));
    assertThat(prompt("m", "x").draw()).isEqualTo(prompt("m", "x").draw()).isBetween(0.0, 1.0);
    assertThat(prompt("m", "x").draw()).isNotEqualTo(prompt("m", "y").draw());
  }

  private static PromptText prompt(String model, String... parts) {
    PromptText prompt = new PromptText(2, model, 5);
    for (String part : parts) {
      prompt.add(part);
    }
    return prompt;
  }
}
