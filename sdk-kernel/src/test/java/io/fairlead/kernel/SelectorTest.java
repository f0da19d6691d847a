package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.Selector.Operator;
import io.fairlead.kernel.Selector.Requirement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectorTest {

  private static final List<Map<String, String>> LABELS =
      List.of(
          Map.of(),
          Map.of("a", "b"),
          Map.of("a", "1", "b", "2"),
          Map.of("a", "", "in", "a", "x.y/z", "b"),
          Map.of("a", "x1", "b", "-5", "c", "+7"),
          Map.of("a", "2", "c", "a", "x.y/z", "0"));

  @Test
  void readsAndMatchesWhatTheGoLibraryReadsAndMatches() {
    int read = 0;
    for (String line : golden()) {
      String text = line.substring(0, line.indexOf('\t')).translateEscapes();
      String expected = line.substring(line.indexOf('\t') + 1);
      assertThat(verdict(text)).as("selector \"%s\"", text).isEqualTo(expected);
      read += expected.equals("refused") ? 0 : 1;
    }
    assertThat(read).isGreaterThan(200);
  }

  @Test
  void printsATextThatReadsBackAsTheSame() {
    for (String line : golden()) {
      if (!line.endsWith("refused")) {
        Selector selector =
            Selector.parse(line.substring(0, line.indexOf('\t')).translateEscapes());
        assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
      }
    }
  }

  @Test
  void ordersRequirementsByKeyAndValuesByText() {
    assertThat(Selector.parse(" z , b notin (y,x,y),!a, c==d ,e>4"))
        .hasToString("!a,b notin (x,y),c=d,e>4,z");
  }

  @Test
  void meansTheSameAsTheFieldsOfALabelSelector() {
    Selector fields =
        Selector.of(
            Map.of("app", "llm"),
            List.of(
                new Requirement("tier", Operator.ofLabelSelector("NotIn"), List.of("batch")),
                new Requirement("gpu", Operator.ofLabelSelector("Exists"), List.of())));
    assertThat(fields).isEqualTo(Selector.parse("app=llm,gpu,tier notin (batch)"));
    assertThat(fields.matches(Map.of("app", "llm", "gpu", "h100"))).isTrue();
    assertThat(fields.matches(Map.of("app", "llm", "gpu", "h100", "tier", "batch"))).isFalse();
    assertThat(Selector.of(Map.of(), List.of())).isEqualTo(Selector.everything());
  }

  @Test
  void neitherComparisonHoldsForALabelThatIsNoInteger() {
    for (String value : List.of("", "x", "1.5", "99999999999999999999", "\u0663")) {
      assertThat(Selector.parse("n>1").matches(Map.of("n", value))).isFalse();
      assertThat(Selector.parse("n<1").matches(Map.of("n", value))).isFalse();
    }
  }

  @Test
  void saysWhereATextIsWrong() {
    refused("a=b=c", "selector at character 4 must be ',' or the end, but was '=' (in \"a=b=c\")");
    refused(
        "a in (b", "selector at character 8 must be ',' or ')', but was the end (in \"a in (b\")");
    refused(
        "a gt 1",
        "selector at character 3 must be one of = == != > < in notin, but was 'gt' (in \"a gt 1\")");
    refused(
        "a,", "selector at character 3 must be a label key or '!', but was the end (in \"a,\")");
    refused("n>x", "value of n> must be an integer of 64 bits, but was x");
    refused(
        "a=-b",
        "value of label a must be empty, or 1 to 63 letters, digits, '-', '_' or '.', beginning and"
            + " ending with a letter or digit, but was \"-b\"");
    refused(
        "Up.com/a",
        "prefix of a label key must be a DNS name of at most 253 lower-case letters, digits, '-' and"
            + " '.', but was \"Up.com/a\"");
    refused("a".repeat(70_000), "selector must be at most 65536 characters long, but was 70000");
  }

  @Test
  void refusesRequirementsTheApiServerRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Requirement("a", Operator.IN, List.of()))
        .withMessage("requirement IN on a must be given at least one value, but was []");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Requirement("a", Operator.EXISTS, List.of("b")))
        .withMessage("requirement EXISTS on a must be given no value, but was [b]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Operator.ofLabelSelector("Gt"))
        .withMessage(
            "label selector operator must be In, NotIn, Exists or DoesNotExist, but was \"Gt\"");
    assertThat(Operator.ofNodeSelector("Gt")).isEqualTo(Operator.GREATER_THAN);
    assertThatIllegalArgumentException().isThrownBy(() -> Operator.ofNodeSelector("="));
  }

  private static void refused(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selector.parse(text))
        .withMessage(message);
  }

  private static String verdict(String text) {
    Selector selector;
    try {
      selector = Selector.parse(text);
    } catch (IllegalArgumentException refused) {
      return "refused";
    }
    StringBuilder matches = new StringBuilder();
    for (Map<String, String> labels : LABELS) {
      matches.append(selector.matches(labels) ? '1' : '0');
    }
    return matches.toString();
  }

  private static List<String> golden() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                SelectorTest.class.getResourceAsStream("selectors-go.tsv"),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
