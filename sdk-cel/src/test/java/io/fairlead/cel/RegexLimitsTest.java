package io.fairlead.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexLimitsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{1000}",
        "(a{10}|b{100}){10}c{1000}",
        "((a{10}){10}){10}",
        "(a{0}){1000}",
        "[{}]{1000}[]{2}]{1000}[^]a]{1000}",
        "[[:word:]]{1000}\\pL{1000}\\p{Greek}{1000}\\x{10FFFF}{1000}",
        "\\Q(a{1000}){1000}\\E",
        "\\{1000}",
        "a{,5}{x}{",
        "(?i:a{10})*",
        "((((a*)*)*)*)*",
        ")(",
        "[a",
        "\\",
      })
  void whatGoTakesIsTaken(String pattern) {
    assertThatCode(() -> RegexLimits.require(pattern)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a{1001};{1001}",
        "a{1001,};{1001,}",
        "(a{1000}){1000};{1000}",
        "((a{0,30}){0,30}){0,30};{0,30}",
        "(a{100}|b){11};{11}",
        "(x(y{500}z)w){3};{3}",
        "a{99999999999};{99999999999}",
      })
  void whatGoRefusesIsRefusedInItsWords(String pattern, String shown) {
    assertThatThrownBy(() -> RegexLimits.require(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("invalid repeat count: `" + shown + "`");
  }

  @Test
  void groupsMayBeNestedNearlyAThousandDeep() {
    RegexLimits.require("(".repeat(999) + ")".repeat(999));
    assertThatThrownBy(() -> RegexLimits.require("(".repeat(1_000)))
        .hasMessageStartingWith("expression nests too deeply: `((");
  }

  @Test
  void patternsThatExplodeAreErrorsOfTheExpression() {
    String pattern = "((((a{1,100}){1,100}){1,100}){1,100})";
    CelEnvironment environment = Samples.environment(37);
    assertThat(environment.compile("s.matches('" + pattern + "')").message())
        .startsWith("ERROR: <input>:1:11: invalid matches argument");
    assertThat(environment.compile("s.matches(s)").orThrow().evaluate(Map.of("s", pattern)))
        .isEqualTo(new CelError("error parsing regexp: invalid repeat count: `{1,100}`"));
  }
}
