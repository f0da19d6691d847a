package io.fairlead.autoscale.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

  private static final List<String> NAMES = List.of("a", "b", "c", "none");
  private static final Map<String, Double> VALUES = Map.of("a", 3.0, "b", 8.0, "c", 0.5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b | 11",
        "(a + b) / 2 | 5.5",
        "a - b - c | -5.5",
        "7 / 2 | 3.5", // whole numbers, yet a fraction
        "7 % 4 | 3",
        "-7 % 4 | -3", // as Go's remainder
        "2 ^ 3 ^ 2 | 512", // from the right
        "2 ** 3 | 8",
        "-2 ^ 2 | -4",
        "1 + 2 * 3 | 7",
        "9223372036854775807 + 1 | -9223372036854775808", // integers wrap
        "9223372036854775807 + 1.0 | 9223372036854775808",
        "1_000 + .5e1 | 1005",
        "a > 2 ? 10 : 20 | 10",
        "a > 2 and b < 2 ? 1 : 2 | 2",
        "not (a > 2) or b == 8 ? 1 : 2 | 1",
        "1 < a < 5 ? 1 : 0 | 1",
        "1 < a < 2 ? 1 : 0 | 0",
        "a == 3 ? 1 : 0 | 1", // 3.0 is 3
        "1 / 0 | Infinity",
        "0 / 0 | NaN",
        "max(a, b, c) | 8",
        "max([a, [b, 9]], 1) | 9",
        "min(a, b) | 3",
        "avg([a, b], 1) | 4",
        "avg([]) | 0",
        "sum([a, b, c]) | 11.5",
        "sum([a, b], # * 2) | 22",
        "count([a, b, c], # > 1) | 2",
        "count([a, b, c], {# > 1}) > 1 ? 5 : 0 | 5",
        "count([a > 1, b > 10]) | 1",
        "none ?? a | 3",
        "(none ?? a) + 1 | 4",
        "a + none ?? b | 11", // ?? binds tightest
        "none == nil ? 1 : 2 | 1",
        "float(a > 1 ? 1 : 2) | 1",
      })
  void computesAsTheOriginalDoes(String formula, String value) {
    assertThat(evaluate(formula)).isEqualTo(OptionalDouble.of(Double.parseDouble(value)));
  }

  @Test
  void isNilOnlyWhereTheFormulaSaysWhatToDoAboutNil() {
    assertThat(evaluate("none ?? none")).isEmpty();
    assertThat(evaluate("a > 1 ? nil : (none ?? a)")).isEmpty();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> evaluate("none"))
        .withMessage("nil where a number is needed");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> evaluate("none + a"))
        .withMessage("nil where a number is needed");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> evaluate("a + 5 % 0"))
        .withMessage("integer divide by zero");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "median([a]) | function of the formula must be avg, count, float, max, min or sum, but was median (give KedaPolicy a Formula.Port that knows it)",
        "floor(a) | but was floor",
        "a + | next in the formula must be a value, but was the end",
        "a b | next in the formula must be the end, but was 'b' at character 3",
        "x + 1 | name in the formula must be one of [a, b, c, none], but was 'x' at character 1",
        "a ?? b + 1 | ?? beside + must be in parentheses",
        "a % 2 | whole numbers (triggers are not)",
        "a > 1 | result of the formula must be a number, but was BOOL",
        "[a] | result of the formula must be a number, but was LIST",
        "a > 1 ? b | next in the formula must be ':'",
        "a ? 1 : 2 | condition before ? must be true or false, but was FLOAT",
        "a && b | operands of && must be of a kind that fits",
        "'a' + 1 | character 1 of the formula",
        "let y = 1; y | but was =",
        "# + 1 | must be a value",
        "count(a) | argument of count must be a list, but was FLOAT",
        "sum() | arguments of sum must be a list and perhaps a predicate, but was 0",
        "99999999999999999999 | must be a whole number of 64 bits",
        "0x10 | must be decimal",
        "a | b | next in the formula must be the end, but was '|' at character 3",
      })
  void saysWhatItDoesNotUnderstand(String all) {
    int at = all.lastIndexOf(" | ");
    String formula = all.substring(0, at);
    String message = all.substring(at + 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Formula.Port.small().compile(formula, NAMES))
        .withMessageContaining(message);
  }

  @Test
  void refusesWhatIsNestedTooDeeply() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluate("(".repeat(200) + "a" + ")".repeat(200)))
        .withMessageContaining("at most 100 levels");
    assertThat(evaluate("a + ".repeat(900) + "a")).hasValue(2703);
  }

  private static OptionalDouble evaluate(String formula) {
    return Formula.Port.small().compile(formula, NAMES).evaluate(VALUES);
  }
}
