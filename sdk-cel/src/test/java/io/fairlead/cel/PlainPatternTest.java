package io.fairlead.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPatternTest {

  private static final String[] PIECES = {
    "a", "-", "z", "0", "]", "[", "[^", "(", "(?:", ")", "|", "*", "+", "?", "{2}", "{1,3}", "{2,}",
    "{3,1}", "{", "}", "{,", ".", "^", "$", "\\.", "\\\\", "\\-", "\\d", "\\", "a-z", "z-a", ",",
    "/", "\u00e9", "[a-z]", "(?i)", "{1000}", "{1001}"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
        "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$",
        "^[A-Za-z_][A-Za-z_0-9]*$",
        "^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$",
        "([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]",
        "",
      })
  void patternsOfPublishedRulesAreCertain(String pattern) {
    assertThat(PlainPattern.isCertain(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*", "a**", "(", "a)", "[", "[]", "[z-a]", "[a", "a{1001}", "\\", "(?s)a", "(?i)*"
      })
  void whatIsNoPatternOrIsWrittenInAnotherWayIsNotCertain(String pattern) {
    assertThat(PlainPattern.isCertain(pattern)).isFalse();
  }

  @Test
  void whatIsCertainCompiles() {
    Random random = new Random(20261124);
    int certain = 0;
    for (int i = 0; i < 300_000; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int length = random.nextInt(9); length >= 0; length--) {
        pattern.append(PIECES[random.nextInt(PIECES.length)]);
      }
      if (PlainPattern.isCertain(pattern.toString())) {
        certain++;
        Pattern.compile(pattern.toString()); // would throw
      }
    }
    assertThat(certain).isGreaterThan(10_000);
  }
}
