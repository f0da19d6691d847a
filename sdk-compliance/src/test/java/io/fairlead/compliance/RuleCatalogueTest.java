package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RuleCatalogueTest {

  @TestFactory
  Stream<DynamicTest> everyRulePassesItsGoodDocumentAndFailsItsBadOne() {
    return Profiles.all().values().stream()
        .flatMap(profile -> profile.rules().stream().map(rule -> test(profile, rule)));
  }

  private static DynamicTest test(Profile profile, Rule rule) {
    return DynamicTest.dynamicTest(
        profile.id() + " " + rule.id(),
        () -> {
          assertThat(rule.passing()).as("passing document of " + rule).isPresent();
          assertThat(rule.failing()).as("failing document of " + rule).isPresent();
          Profile alone = Profile.of("alone", "one rule", List.of(rule));
          RuleResult good = check(alone, rule.passing().orElseThrow()).rules().get(0);
          assertThat(good.verdict()).as("%s", good.findings()).isEqualTo(Verdict.PASS);
          RuleResult bad = check(alone, rule.failing().orElseThrow()).rules().get(0);
          assertThat(bad.verdict()).as("%s", bad.findings()).isEqualTo(Verdict.FAIL);
          assertThat(bad.findings())
              .isNotEmpty()
              .allSatisfy(
                  f -> {
                    assertThat(f.line()).isPositive();
                    assertThat(f.column()).isPositive();
                    assertThat(f.message()).doesNotContain("%s").isNotBlank();
                    assertThat(f.remedy()).endsWith(".");
                  });
        });
  }

  @Test
  void theExampleObeysEveryProfile() {
    for (Profile profile : Profiles.all().values()) {
      Report report = check(profile, Vectors.good().get());
      assertThat(report.verdict()).as("%s", profile).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void identifiersAreUniqueOverAllProfiles() {
    assertThat(Profiles.all().values().stream().flatMap(p -> p.rules().stream()).map(Rule::id))
        .doesNotHaveDuplicates();
  }

  static Report check(Profile profile, String document) {
    return SbomChecker.of(profile)
        .check(SbomSource.of("test", document.getBytes(StandardCharsets.UTF_8)));
  }
}
