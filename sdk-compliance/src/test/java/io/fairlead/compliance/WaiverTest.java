package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaiverTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String NO_SOURCE =
      Vectors.with(",{\"type\":\"vcs\",\"url\":\"https://git.acme.example/tiny\"}", "").get();

  @Test
  void aWaiverTurnsAGapIntoAWaivedOneAndTheProfilePasses() {
    Report without = check(NO_SOURCE, List.of());
    assertThat(without.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(without.rule("BSI21-C11").affected()).isEqualTo(1);
    Report with = check(NO_SOURCE, List.of(waiver("BSI21-C11", "tiny@*", TODAY)));
    assertThat(with.verdict()).isEqualTo(Verdict.PASS);
    RuleResult rule = with.rule("BSI21-C11");
    assertThat(rule.verdict()).isEqualTo(Verdict.WAIVED);
    assertThat(rule.waived()).isEqualTo(1);
    assertThat(rule.affected()).isZero();
    assertThat(rule.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.waiver()).isEqualTo("waived until 2026-11-24 by CISO: no sources");
              assertThat(f.message()).doesNotContain("CISO");
            });
  }

  @Test
  void anExpiredWaiverDoesNotCountAndIsNamed() {
    Report report = check(NO_SOURCE, List.of(waiver("BSI21-C11", "*", TODAY.minusDays(1))));
    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.rule("BSI21-C11").findings().get(0).waiver())
        .isEqualTo("the waiver by CISO expired on 2026-11-23");
  }

  @Test
  void aWaiverOfOneComponentLeavesTheOthers() {
    String bad =
        Vectors.with("\"manufacturer\":{\"name\":\"Acme\",\"url\":[\"https://acme.example\"]},", "")
            .get();
    Report report = check(bad, List.of(waiver("BSI21-C01", "app@1.0", TODAY)));
    assertThat(report.rule("BSI21-C01").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.rule("BSI21-C01").waived()).isEqualTo(1);
    assertThat(report.rule("BSI21-C01").failed()).isEqualTo(1);
  }

  @Test
  void graphRulesAndTheDocumentItselfCanBeWaivedToo() {
    String bad =
        Vectors.changed("{\"phase\":\"build\"}", "{\"phase\":\"design\"}", ",{\"ref\":\"lib\"}", "")
            .get();
    Report report =
        check(
            bad,
            List.of(
                waiver("BSI21-D07", "(document)", TODAY),
                waiver("BSI21-D06", "org.acme:lib@2.1.0", TODAY)));
    assertThat(report.rule("BSI21-D07").verdict()).isEqualTo(Verdict.WAIVED);
    assertThat(report.rule("BSI21-D06").verdict()).isEqualTo(Verdict.WAIVED);
    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void theTextNamesAWaiverOnceAndOnlyTheFindingsThatNobodyAnswersFor() throws IOException {
    String bad =
        Vectors.with("\"manufacturer\":{\"name\":\"Acme\",\"url\":[\"https://acme.example\"]},", "")
            .get();
    Report report = check(bad, List.of(waiver("BSI21-C01", "app@1.0", TODAY)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportFormat.TEXT.write(report, out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(": tiny@1: no creator is stated\n    1 finding: waived until 2026-11-24 by CISO")
        .doesNotContain(": app@1.0: no creator is stated");
  }

  /** Only so many references that are there twice are kept; the others are nobody's. */
  @Test
  void aWaiverOfOneComponentDoesNotCoverWhatIsOnlyCounted() {
    StringBuilder twins = new StringBuilder();
    for (int i = 0; i < 1_002; i++) {
      twins.append("{\"type\":\"library\",\"bom-ref\":\"twin\",\"name\":\"twin\"},");
    }
    String bad =
        Vectors.with(
                "{\"type\":\"library\",\"bom-ref\":\"outside\"",
                twins + "{\"type\":\"library\",\"bom-ref\":\"outside\"")
            .get();
    RuleResult depth = check(bad, List.of(waiver("BSI21-D06", "twin", TODAY))).rule("BSI21-D06");
    assertThat(depth.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(depth.failed()).as("the document").isEqualTo(1);
    assertThat(check(bad, List.of(waiver("BSI21-D06", "*", TODAY))).rule("BSI21-D06").verdict())
        .isEqualTo(Verdict.WAIVED);
  }

  @Test
  void aWaiverThatCoversNothingIsANoteThatSaysWhy() {
    List<Waiver> idle =
        List.of(
            waiver("BSI21-C11", "ghost@*", TODAY),
            waiver("BSI21-C11", "org.acme:lbi@2.1.0", TODAY),
            waiver("BSI21-C11", "acme:lib", TODAY),
            waiver("BSI21-D07", "(document)", TODAY),
            waiver("BSI21-C11", "tiny@*", TODAY),
            waiver("NTIA21-01", "of another profile", TODAY));
    assertThat(check(NO_SOURCE, idle).notes())
        .containsExactly(
            "the waiver of BSI21-C11 for ghost@* covers no finding: no component has this reference"
                + " or name (group:name@version)",
            "the waiver of BSI21-C11 for org.acme:lbi@2.1.0 covers no finding: no component has this"
                + " reference or name (did you mean org.acme:lib@2.1.0?)",
            "the waiver of BSI21-C11 for acme:lib covers no finding: no component has this"
                + " reference or name (did you mean org.acme:lib@2.1.0?)",
            "the waiver of BSI21-D07 for (document) covers no finding: the rule finds nothing there,"
                + " or another waiver covers it");
    assertThat(check(NO_SOURCE, Collections.nCopies(25, waiver("BSI21-C11", "x", TODAY))).notes())
        .hasSize(21)
        .last()
        .isEqualTo("5 more waivers cover no finding");
  }

  @Test
  void aWaiverOfARuleThatNoProfileHasIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check(NO_SOURCE, List.of(waiver("BSI21-C99", "lib@1", TODAY))))
        .withMessageContaining("rule of the waiver for lib@1 must be the identifier of one rule")
        .withMessageContaining("was BSI21-C99 (did you mean BSI21-C");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check(NO_SOURCE, List.of(waiver("*", "lib@1", TODAY))));
  }

  @Test
  void patternsMatchReferencesAndNames() {
    Waiver waiver = waiver("r", "org.acme:*@2.*", TODAY);
    assertThat(waiver.covers("", "org.acme:lib@2.1.0")).isTrue();
    assertThat(waiver.covers("", "org.acme:lib@3.2.0")).isFalse();
    assertThat(waiver("r", "pkg:maven/*", TODAY).covers("pkg:maven/a/b@1", "")).isTrue();
    assertThat(waiver("r", "*", TODAY).covers("", "")).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> waiver("r", "*".repeat(9), TODAY));
  }

  @Test
  void aFileOfWaiversSaysWhereItIsWrong() {
    assertThat(
            read(
                """
                {"schemaVersion":1,"waivers":[{"rule":"R","component":"*","reason":"because",
                 "approver":"me","expires":"2027-01-31"}]}
                """))
        .containsExactly(new Waiver("R", "*", "because", "me", LocalDate.of(2027, 1, 31)));
    assertWrong("{\"schemaVersion\":2,\"waivers\":[]}", "schemaVersion must be 1");
    assertWrong("{\"waivers\":[]}", "is missing");
    assertWrong("{\"schemaVersion\":1,\"waivers\":[{\"rule\":\"R\"}]}", "expires must be");
    assertWrong("{\"schemaVersion\":1,\"waivers\":[{\"expires\":\"soon\"}]}", "was \"soon\"");
    assertWrong("{\"schemaVersion\":1,\"extra\":1}", "\"extra\" must be");
    assertWrong("{\"schemaVersion\":1,", "cut off");
  }

  @Test
  void theDateOfDeliveryPicksTheEditionOfTheGuideline() {
    String unmarked =
        Vectors.changed(
                ",\"acknowledgement\":\"declared\"",
                "",
                "\"specVersion\":\"1.6\"",
                "\"specVersion\":\"1.6\"")
            .get();
    assertThat(delivered("bsi-2.1", unmarked, null).profile().id()).isEqualTo("bsi-2.1");
    Report before = delivered("bsi-2.1", unmarked, LocalDate.of(2025, 8, 19));
    assertThat(before.profile().id()).isEqualTo("bsi-2.0");
    assertThat(before.verdict()).isEqualTo(Verdict.PASS);
    Report transition = delivered("bsi-2.1", unmarked, LocalDate.of(2026, 2, 20));
    assertThat(transition.profile().id()).isEqualTo("bsi-2.0");
    assertThat(transition.notes()).anyMatch(n -> n.contains("transition"));
    Report good = delivered("bsi-2.1", Vectors.good().get(), LocalDate.of(2026, 2, 20));
    assertThat(good.profile().id()).isEqualTo("bsi-2.1");
    Report after = delivered("bsi-2.1", unmarked, LocalDate.of(2026, 2, 21));
    assertThat(after.profile().id()).isEqualTo("bsi-2.1");
    assertThat(after.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    Report late = delivered("bsi-2.0", Vectors.good().get(), LocalDate.of(2026, 2, 21));
    assertThat(late.rule("BSI20-D01").verdict()).isEqualTo(Verdict.FAIL);
  }

  private static Report delivered(String profile, String document, LocalDate day) {
    return SbomChecker.with(Profiles.named(profile))
        .deliveryDate(day)
        .build()
        .check(SbomSource.of("t", document.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Waiver> read(String json) {
    return Waivers.read(SbomSource.of("w.json", json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertWrong(String json, String message) {
    assertThatExceptionOfType(UnreadableSbomException.class)
        .isThrownBy(() -> read(json))
        .withMessageStartingWith("w.json:1:")
        .withMessageContaining(message);
  }

  private static Report check(String document, List<Waiver> waivers) {
    return SbomChecker.with(Profiles.named("bsi-2.1"))
        .waivers(waivers, TODAY)
        .build()
        .check(SbomSource.of("t", document.getBytes(StandardCharsets.UTF_8)));
  }

  private static Waiver waiver(String rule, String component, LocalDate expires) {
    return new Waiver(rule, component, "no sources", "CISO", expires);
  }
}
