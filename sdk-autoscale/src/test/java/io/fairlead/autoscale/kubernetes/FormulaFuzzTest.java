package io.fairlead.autoscale.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.fuzz.Fuzz;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaFuzzTest {

  @Test
  void compilesOrRefusesAndComputesOrSaysWhyNot() {
    Fuzz.seeded(11)
        .corpus(
            "(a + b) / 2",
            "count([a, b], {# > 1}) > 1 ? 5 : 0",
            "max([a ?? 0, (b ?? 0) * 10], avg(a, 2))",
            "not (a > 2) and b <= 1e3 ? -a ^ 2 : sum([a, b], # * 2) % 3",
            "1 < a < 5 ? nil : float(a)")
        .tokens(
            "a",
            "b",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            "#",
            "?",
            ":",
            "??",
            "nil",
            "true",
            "false",
            "not ",
            " and ",
            " or ",
            "min(",
            "max(",
            "avg(",
            "sum(",
            "count(",
            "float(",
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "**",
            "<",
            "<=",
            "==",
            "!=",
            "&&",
            "||",
            "!",
            "1",
            "0",
            "9223372036854775807",
            ".5",
            "1e308",
            "'",
            "\"",
            ".",
            "..",
            ";",
            "let ")
        .run(
            20_000,
            input -> {
              Formula formula;
              try {
                formula = Formula.Port.small().compile(new String(input, UTF_8), List.of("a", "b"));
              } catch (IllegalArgumentException e) {
                return;
              }
              for (Map<String, Double> values :
                  List.of(
                      Map.of("a", 3.0, "b", -0.5), Map.of("a", 1e300), Map.<String, Double>of())) {
                try {
                  formula.evaluate(values);
                } catch (IllegalStateException e) {
                  // the formula cannot be computed with these
                }
              }
            });
  }
}
