package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that users write are equal citizens, and cannot break the host. */
class OwnRulesTest {

  @Test
  void aRuleOfOnesOwnJoinsAProfile() {
    Rule noSnapshots =
        rule("ACME-01")
            .component(
                (component, ruling) -> {
                  if (component.version().endsWith("-SNAPSHOT")) {
                    ruling.fail("a snapshot is delivered");
                  } else {
                    ruling.pass();
                  }
                })
            .build();
    Profile profile =
        Profiles.named("cra-minimum").with("acme", "Acme's rules", List.of(noSnapshots));
    Report good = RuleCatalogueTest.check(profile, Vectors.good().get());
    assertThat(good.rule("ACME-01").verdict()).isEqualTo(Verdict.PASS);
    Report bad =
        RuleCatalogueTest.check(
            profile, Vectors.with("\"version\":\"2.1.0\"", "\"version\":\"2.1.0-SNAPSHOT\"").get());
    assertThat(bad.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(bad.rule("ACME-01").findings().get(0).component())
        .isEqualTo("org.acme:lib@2.1.0-SNAPSHOT");
  }

  @Test
  void aRuleThatThrowsIsInconclusiveAndSaysSo() {
    Rule broken =
        rule("ACME-02")
            .component(
                (component, ruling) -> {
                  throw new IllegalStateException("oops");
                })
            .build();
    Rule fine = rule("ACME-03").document((document, ruling) -> ruling.pass()).build();
    Report report =
        RuleCatalogueTest.check(
            Profile.of("acme", "Acme", List.of(broken, fine)), Vectors.good().get());
    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.rule("ACME-02").findings().get(0).message()).contains("oops");
    assertThat(report.rule("ACME-03").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aRuleThatSaysNothingDoesNotApply() {
    Rule silent = rule("ACME-04").component((component, ruling) -> {}).build();
    Report report =
        RuleCatalogueTest.check(Profile.of("acme", "Acme", List.of(silent)), Vectors.good().get());
    assertThat(report.rule("ACME-04").verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aRuleNeedsEverythingThatAReportSays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rule.named("X", "x").document((d, r) -> {}).build())
        .withMessageContaining("clause of rule X");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule("X").build())
        .withMessageContaining("must be one of components or of the document, but was none");
    Rule rule = rule("X").document((d, r) -> {}).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.of("p", "p", List.of(rule, rule)))
        .withMessageContaining("unique");
  }

  private static Rule.Builder rule(String id) {
    return Rule.named(id, "own").clause("Acme 1").evidence("/version").remedy("Mend it.");
  }
}
