package io.fairlead.testing.compliance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.compliance.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The kit catches what it is for. */
class RuleContractTest {

  private static final String DOCUMENT =
      "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":"
          + "[{\"type\":\"library\",\"name\":\"a\"}]}";

  @Test
  void aRuleThatNeverFailsIsCaught() {
    Rule lenient = rule().component((component, ruling) -> ruling.pass()).build();
    assertThatThrownBy(() -> run(kit(lenient).failsItsBadDocumentAndSaysWhere()))
        .hasMessageContaining("PASS");
  }

  @Test
  void aRuleThatSaysNothingIsCaught() {
    Rule silent = rule().component((component, ruling) -> {}).build();
    assertThatThrownBy(() -> run(kit(silent).passesItsGoodDocument()))
        .hasMessageContaining("NOT_APPLICABLE");
  }

  private static Rule.Builder rule() {
    return Rule.named("ACME-01", "own")
        .clause("Acme 1")
        .evidence("/version")
        .remedy("Mend it.")
        .vectors(DOCUMENT, DOCUMENT);
  }

  private static RuleContract kit(Rule rule) {
    return new RuleContract() {
      @Override
      protected List<Rule> rules() {
        return List.of(rule);
      }
    };
  }

  private static void run(Stream<DynamicTest> tests) throws Throwable {
    for (DynamicTest test : tests.toList()) {
      test.getExecutable().execute();
    }
  }
}
