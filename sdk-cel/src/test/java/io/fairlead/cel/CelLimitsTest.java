package io.fairlead.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CelLimitsTest {

  private final CelEnvironment environment = Samples.environment(37);

  @Test
  void anExpressionNestedAThousandDeepIsRefusedAndNotACrash() {
    for (String open : new String[] {"(", "[", "b ? i : ", "dyn(", "{\"a\": "}) {
      String close = open.equals("[") ? "]" : open.startsWith("{") ? "}" : ")";
      String text = open.repeat(1_000) + "1" + (open.startsWith("b") ? "" : close.repeat(1_000));
      assertThat(environment.compile(text).message())
          .isEqualTo("ERROR: <input>:-1:0: expression recursion limit exceeded: 250");
    }
  }

  @Test
  void aChainOfAThousandOperatorsOrFieldsIsRefusedAsUpstreamDoes() {
    for (String text : new String[] {"1" + "+1".repeat(1_000), "msd" + ".a".repeat(1_000)}) {
      assertThat(environment.compile(text).message())
          .isEqualTo("ERROR: <input>:-1:0: max recursion depth exceeded");
    }
    assertThat(environment.compile("1" + "+1".repeat(250)).program()).isPresent();
  }

  @Test
  void logicMayBeLongBecauseItIsBalanced() {
    CelProgram program = environment.compile("b" + " && b".repeat(3_000)).orThrow();
    CelFrame frame = Samples.fill(program.newFrame());
    assertThat(program.evaluate(frame)).isEqualTo(true);
    assertThat(frame.cost()).isEqualTo(3_001);
  }

  @Test
  void aTextOfMoreThanAHundredThousandCharactersIsRefused() {
    assertThat(environment.compile(" ".repeat(100_001)).message())
        .isEqualTo(
            "ERROR: <input>:-1:0: expression code point size exceeds limit: size: 100001, limit"
                + " 100000");
  }

  @Test
  void aRunEndsAtItsCostLimit() {
    CelProgram program =
        environment.compile("lists.range(900).all(x, lists.range(900).all(y, y >= 0))").orThrow();
    CelFrame frame = program.newFrame(10_000);
    assertThat(program.evaluate(frame))
        .isEqualTo(new CelError("operation cancelled: actual cost limit exceeded"));
    assertThat(frame.cost()).isBetween(10_000L, 10_100L);
  }

  @Test
  void macrosWithinMacrosThatSayTheirTargetTwiceAreBounded() {
    String chain = "optional.of(1)" + ".optMap(x, x)".repeat(40) + ".value()";
    assertThat(environment.compile(chain).message())
        .isEqualTo("ERROR: <input>:-1:0: expression node count exceeds limit: 250000");
    assertThat(value(chain.replace(".optMap(x, x)".repeat(32), ""))).isEqualTo(1L);
  }

  @Test
  void textsAndTreesThatExplodeEndTheRunHoweverLittleTheyCost() {
    String doubled = "[0]" + ".map(a, [a, a])".repeat(60);
    String[] explosions = {
      "'x'" + ".replace('', 'bbbbbbbbbbbbbbbb')".repeat(12) + ".size() > 0",
      "['x']" + ".map(a, '%s%s%s%s'.format([a, a, a, a]))".repeat(20) + ".size() > 0",
      "[['x']]"
          + ".map(a, [a.join('bbbbbbbbbbbbbbbb'), a.join(''), 'y'])".repeat(60)
          + ".size() > 0",
      "['x']" + ".map(a, [a, a, a, a].join('bbbbbbbb'))".repeat(20) + ".size() > 0",
      "[[1]]" + ".map(a, a + a)".repeat(60) + ".size() > 0",
      doubled + " == " + doubled,
      "'%s'.format([" + doubled + "]) == ''",
      "{'a': " + doubled + "} == {'a': " + doubled + "}",
      doubled + " in [" + doubled + "]",
      "lists.range(100000).all(i, dyn([0]"
          + ".map(a, [a, a])".repeat(15)
          + ") == dyn([1])"
          + " || true)",
    };
    for (String explosion : explosions) {
      CelProgram program = environment.compile(explosion).orThrow();
      CelFrame frame = Samples.fill(program.newFrame());
      assertThat(program.evaluate(frame))
          .as(explosion)
          .isEqualTo(new CelError("operation cancelled: actual cost limit exceeded"));
    }
  }

  @Test
  void whatTheCostLimitAllowsIsNotCutShort() {
    assertThat(value("lists.range(20000).map(i, string(i)).join(',').split(',').size()"))
        .isEqualTo(20_000L);
    assertThat(value("lists.range(30000).all(i, i in [1, 2, 3, i])")).isEqualTo(true);
  }

  @Test
  void lengthsAndOrderAreByCodePoint() {
    assertThat(value("size('a\\U0001F600b')")).isEqualTo(3L);
    assertThat(value("'\\U0001F600'.charAt(0) == '\\U0001F600'")).isEqualTo(true);
    assertThat(value("'\\uFFFD' < '\\U0001F600'")).isEqualTo(true);
    assertThat(value("'x\\U0001F600y'.indexOf('y')")).isEqualTo(2L);
  }

  @Test
  void aMessagePointsIntoTheTextByCodePoint() {
    assertThat(environment.compile("'\\n' == '😀' &&\n nope").issues())
        .containsExactly(new CelIssue(2, 2, "undeclared reference to 'nope' (in container '')"));
  }

  @Test
  void anUnknownVariableNameIsMisuse() {
    CelProgram program = environment.compile("i + 1").orThrow();
    assertThatThrownBy(() -> program.evaluate(Map.of("j", 1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("variable must be declared, but was \"j\"");
    assertThat(program.evaluate(Map.of("i", 1L))).isEqualTo(2L);
    assertThat(program.evaluate(Map.of())).isEqualTo(new CelError("no such attribute(s): i"));
  }

  @Test
  void functionsComeWithTheirRelease() {
    assertThat(Samples.environment(29).compile("isIP(s)").message())
        .startsWith("ERROR: <input>:1:5: undeclared reference to 'isIP' (in container '')");
    assertThat(Samples.environment(30).compile("isIP(s)").program()).isPresent();
    assertThat(Samples.environment(33).compile("li.sort()").program()).isEmpty();
    assertThat(Samples.environment(34).compile("li.sort()").program()).isPresent();
  }

  private Object value(String expression) {
    return environment.compile(expression).orThrow().evaluate(Map.of());
  }
}
