package io.fairlead.cel.dra;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.cel.CelRead;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadsTest {

  private static final DeviceEnvironment STORED = DeviceEnvironment.stored(37);

  private static DeviceSelector selector(String expression) {
    return STORED.compile(expression.replace("$", "device.attributes['d']")).orThrow();
  }

  /** Each read as its last two steps; what is not guarded has an exclamation mark. */
  private static List<String> reads(String expression) {
    return selector(expression).reads().stream().map(ReadsTest::shown).toList();
  }

  private static String shown(CelRead read) {
    String path = String.join(".", read.path()).replace("device.", "");
    return (read.kind() == CelRead.Kind.TEST ? "has " : "")
        + path
        + (read.guarded() ? "" : "!")
        + (read.compared().isEmpty() ? "" : read.compared());
  }

  @Test
  void aReadNamesItsPathAndWhatItIsComparedWith() {
    assertThat(reads("device.driver == 'x' && $.type in ['gpu', 'mig'] && 3 != $['id']"))
        .containsExactly("driver![x]", "attributes.d.type![gpu, mig]", "attributes.d.id![3]");
    assertThat(reads("device.capacity['d'].memory.compareTo(quantity('1Gi')) >= 0"))
        .containsExactly("capacity.d.memory!");
  }

  @Test
  void aTestGuardsOnEitherSideOfAnd() {
    String guarded = "[has attributes.d.x, attributes.d.x[1]]";
    assertThat(reads("has($.x) && $.x == 1")).hasToString(guarded);
    assertThat(reads("'x' in $ && $.x == 1")).hasToString(guarded);
    assertThat(reads("has($.x) ? $.x == 1 : false")).hasToString(guarded);
    assertThat(reads("!has($.x) || $.x == 1")).hasToString(guarded);
    assertThat(reads("!(!has($.x) || false) && $.x == 1")).hasToString(guarded);
    assertThat(reads("$.x == 1 && has($.x)"))
        .containsExactly("attributes.d.x[1]", "has attributes.d.x");
    assertThat(reads("cel.bind(a, $, has(a.x) && a.x == 1)")).hasToString(guarded);
  }

  @Test
  void anOptionalStepNeedsNoGuard() {
    assertThat(reads("$.?x.orValue('') == 'a'")).containsExactly("attributes.d.x");
    assertThat(reads("$[?'x'].hasValue() && $.x == 1"))
        .containsExactly("attributes.d.x", "attributes.d.x[1]");
  }

  @Test
  void aTestThatDoesNotDecideGuardsNothing() {
    assertThat(reads("has($.x) || $.x == 1")).contains("attributes.d.x![1]");
    assertThat(reads("has($.y) && $.x == 1")).contains("attributes.d.x![1]");
    assertThat(reads("(has($.x) || has($.y)) && $.x == 1")).contains("attributes.d.x![1]");
    assertThat(reads("has($.x) ? true : $.x == 1")).contains("attributes.d.x![1]");
  }

  @Test
  void aComputedStepEndsThePath() {
    assertThat(reads("device.attributes[device.driver].type == 'gpu'"))
        .containsExactly("attributes![gpu]", "driver!");
    assertThat(reads("['a', 'b'].exists(device, device == 'a')")).isEmpty();
    assertThat(reads("$.list.exists(v, v == 'a' && has($.y))"))
        .containsExactly("attributes.d.list!", "has attributes.d.y");
  }

  @Test
  void whatTestsSayIsWhatEvaluationDoes() {
    CelDevice bare = CelDevice.builder("other").build();
    for (String guarded :
        List.of(
            "has($.x) && $.x == 1",
            "$.x == 1 && has($.x)",
            "'x' in $ && $.x == 1",
            "!has($.x) || $.x == 1",
            "has($.x) ? $.x == 1 : false")) {
      assertThat(selector(guarded).matches(bare).failed()).as(guarded).isFalse();
    }
    assertThat(selector("has($.x) || $.x == 1").matches(bare).failed()).isTrue();
  }

  @Test
  void placesAreLinesAndColumns() {
    CelRead read = selector("true &&\n  device.driver == 'a'").reads().get(0);
    assertThat(read.line()).isEqualTo(2);
    assertThat(read.column()).isEqualTo(9);
  }

  @Test
  void conjunctsAreCutAtTheOutermostAnd() {
    assertThat(selector("true").conjuncts()).containsExactly("true");
    assertThat(
            selector(
                    "(a && b) && c"
                        .replace("a", "true")
                        .replace("b", "false")
                        .replace("c", "(true || false)"))
                .conjuncts())
        .containsExactly("true", "false", "(true || false)");
    assertThat(
            selector(
                    "(device.driver == ') && (' && (true || (true && false))) && r'\\' == \"\\\"\"")
                .conjuncts())
        .containsExactly(
            "device.driver == ') && ('", "(true || (true && false))", "r'\\' == \"\\\"\"")
        .allSatisfy(text -> assertThat(STORED.compile(text).selector()).isPresent());
  }

  private static String guarded(String expression) {
    return selector(expression)
        .withGuards(STORED)
        .map(
            text ->
                text.replace("device.attributes[\"d\"]", "$")
                    .replace("device.attributes['d']", "$"))
        .orElse("nothing to guard");
  }

  @Test
  void guardsAreAddedOperandByOperand() {
    assertThat(guarded("$.x == 1")).isEqualTo("has($.x) && $.x == 1");
    assertThat(guarded("device.driver == 'd' && $.x == 1 && $.x != 2"))
        .isEqualTo("device.driver == 'd' && has($.x) && $.x == 1 && $.x != 2");
    assertThat(guarded("$.x == 1 || $.y == 2"))
        .isEqualTo("(has($.x) && $.x == 1) || (has($.y) && $.y == 2)");
    assertThat(guarded("($.x == 1 || $.y == 2) && $.x < 3"))
        .isEqualTo("((has($.x) && $.x == 1) || (has($.y) && $.y == 2)) && has($.x) && $.x < 3");
    assertThat(guarded("!($.x == 1)")).isEqualTo("has($.x) && !($.x == 1)");
    assertThat(guarded("$.x == 1 ? true : false"))
        .isEqualTo("has($.x) && ($.x == 1 ? true : false)");
    assertThat(guarded("has($.x) && $.x == 1")).isEqualTo("nothing to guard");
    assertThat(guarded("device.driver == 'd'")).isEqualTo("nothing to guard");
  }

  @Test
  void aGuardedSelectorNeverFailsAndAgreesWhereTheOtherDidNotFail() {
    CelDevice bare = CelDevice.builder("d").build();
    CelDevice one = CelDevice.builder("d").attribute("x", 1).build();
    CelDevice two = CelDevice.builder("d").attribute("x", 3).attribute("y", 2).build();
    for (String expression :
        List.of(
            "$.x == 1",
            "$.x == 1 || $.y == 2",
            "($.x == 1 || $.y == 2) && $.x < 3",
            "device.driver == 'd' && $.y == 2 && $.x == 3",
            "cel.bind(a, $, a.x == 1 && a.y == 2)",
            "$.x == 1 ? $.y == 2 : $.z == 1")) {
      DeviceSelector plain = selector(expression);
      DeviceSelector guarded = STORED.compile(plain.withGuards(STORED).orElseThrow()).orThrow();
      for (CelDevice device : List.of(bare, one, two)) {
        assertThat(guarded.matches(device).failed()).as(guarded.expression()).isFalse();
        if (!plain.matches(device).failed() && !expression.contains("?")) {
          assertThat(guarded.matches(device)).hasToString(plain.matches(device).toString());
        }
      }
    }
  }
}
