package io.fairlead.testing.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.compliance.Finding;
import io.fairlead.compliance.Profile;
import io.fairlead.compliance.Rule;
import io.fairlead.compliance.RuleResult;
import io.fairlead.compliance.SbomChecker;
import io.fairlead.compliance.SbomSource;
import io.fairlead.compliance.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link Rule} promises; extend it with your own:
 *
 * <pre>{@code
 * class OurRulesTest extends RuleContract {
 *   @Override protected List<Rule> rules() { return OurRules.all(); }
 * }
 * }</pre>
 *
 * <p>Each rule brings two documents, one that obeys it and one that breaks it: {@link
 * Rule.Builder#vectors}.
 */
public abstract class RuleContract {

  /** For subclasses. */
  protected RuleContract() {}

  /** Returns the rules to hold to the contract; each needs its two documents (vectors). */
  protected abstract List<Rule> rules();

  /** A rule says who asks for it, and what to do. */
  @TestFactory
  Stream<DynamicTest> saysWhatAReportNeeds() {
    return each(
        rule -> {
          assertThat(rule.id()).matches("[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)+");
          assertThat(rule.title()).isNotBlank();
          assertThat(rule.clause()).isNotBlank();
          assertThat(rule.evidence()).isNotBlank();
          assertThat(rule.remedy()).endsWith(".");
        });
  }

  /** A rule passes its good document, and has evidence for that. */
  @TestFactory
  Stream<DynamicTest> passesItsGoodDocument() {
    return each(
        rule -> {
          RuleResult result = check(rule, document(rule, rule.passing()));
          assertThat(result.verdict()).as("%s", result.findings()).isEqualTo(Verdict.PASS);
          assertThat(result.passed()).isPositive();
        });
  }

  /** A rule fails its bad document, at a place, with a message that is complete. */
  @TestFactory
  Stream<DynamicTest> failsItsBadDocumentAndSaysWhere() {
    return each(
        rule -> {
          RuleResult result = check(rule, document(rule, rule.failing()));
          assertThat(result.verdict()).as("%s", result.findings()).isEqualTo(Verdict.FAIL);
          assertThat(result.affected()).isPositive();
          for (Finding finding : result.findings()) {
            assertThat(finding.line()).isPositive();
            assertThat(finding.message()).isNotBlank().doesNotContain("%s");
          }
        });
  }

  /** A rule is a pure function: twice the same document, twice the same result. */
  @TestFactory
  Stream<DynamicTest> judgesTheSameTwice() {
    return each(
        rule -> {
          String document = document(rule, rule.failing());
          assertThat(check(rule, document)).isEqualTo(check(rule, document));
        });
  }

  private interface Promise {
    void check(Rule rule);
  }

  private Stream<DynamicTest> each(Promise promise) {
    return rules().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> promise.check(rule)));
  }

  private static String document(Rule rule, Optional<String> vector) {
    return vector.orElseThrow(
        () ->
            new AssertionError(
                "rule "
                    + rule.id()
                    + " must have a document that obeys it and one that breaks it, but has not (say"
                    + " Rule.Builder.vectors(obeying, breaking))"));
  }

  private static RuleResult check(Rule rule, String document) {
    return SbomChecker.of(Profile.of("contract", "one rule", List.of(rule)))
        .check(SbomSource.of(rule.id(), document.getBytes(StandardCharsets.UTF_8)))
        .rules()
        .get(0);
  }
}
