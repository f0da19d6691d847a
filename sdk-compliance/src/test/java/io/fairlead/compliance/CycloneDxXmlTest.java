package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycloneDxXmlTest {

  /** Says the same as a complete JSON document. */
  static final String GOOD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bom xmlns="http://cyclonedx.org/schema/bom/1.6" serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79" version="1">
        <metadata>
          <timestamp>2026-01-15T12:00:00Z</timestamp>
          <lifecycles><lifecycle><phase>build</phase></lifecycle></lifecycles>
          <tools><components><component type="application"><name>maker</name><version>1</version></component></components></tools>
          <component type="application" bom-ref="app">
            <manufacturer><name>Acme</name><url>https://acme.example</url></manufacturer>
            <name>app</name>
            <version>1.0</version>
            <licenses>
              <license acknowledgement="concluded"><id>MIT</id></license>
              <license acknowledgement="declared"><id>MIT</id></license>
            </licenses>
            <purl>pkg:generic/app@1.0</purl>
          </component>
          <manufacturer><name>Acme</name><contact><name>Jo</name><email>sbom@acme.example</email></contact></manufacturer>
        </metadata>
        <components>
          <component type="library" bom-ref="lib">
            <manufacturer><name>Acme</name><contact><email>sbom@acme.example</email></contact></manufacturer>
            <group>org.acme</group>
            <name>größe</name>
            <version>2.1.0</version>
            <hashes><hash alg="SHA-256">%2$s</hash></hashes>
            <licenses>
              <license acknowledgement="concluded"><id>MIT</id><url>https://acme.example/MIT</url></license>
              <license acknowledgement="declared"><id>MIT</id></license>
            </licenses>
            <cpe>cpe:2.3:a:acme:lib:2.1.0:*:*:*:*:*:*:*</cpe>
            <externalReferences>
              <reference type="distribution">
                <url>https://repo.acme.example/lib-2.1.0.jar</url>
                <hashes><hash alg="SHA-512">%1$s</hash></hashes>
              </reference>
              <reference type="vcs"><url>https://git.acme.example/lib</url></reference>
            </externalReferences>
            <properties>
              <property name="bsi:component:filename">lib-2.1.0.jar</property>
              <property name="bsi:component:executable">executable</property>
              <property name="bsi:component:archive">archive</property>
              <property name="bsi:component:structured">structured</property>
            </properties>
            <x:extra xmlns:x="urn:other" x:any="thing"><x:more/></x:extra>
          </component>
        </components>
        <dependencies>
          <dependency ref="app"><dependency ref="lib"/></dependency>
          <dependency ref="lib"/>
        </dependencies>
        <compositions>
          <composition>
            <aggregate>complete</aggregate>
            <dependencies><dependency ref="app"/><dependency ref="lib"/></dependencies>
          </composition>
        </compositions>
      </bom>
      """
          .formatted("0123456789abcdef".repeat(8), "0123456789abcdef".repeat(4));

  @Test
  void aCompleteDocumentPasses() {
    Report report = check(GOOD);
    assertThat(report.rules().stream().flatMap(r -> r.findings().stream())).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.format()).isEqualTo("CycloneDX 1.6 XML");
    assertThat(report.document().tools()).containsExactly("maker 1");
  }

  @Test
  void findingsHaveTheLineAndColumnOfTheElement() {
    Report report = check(GOOD.replace("<version>2.1.0</version>", "<version>latest</version>"));
    Finding finding = report.rule("BSI21-C03").findings().get(0);
    String line = GOOD.split("\n")[finding.line() - 1];
    assertThat(line).contains("<version>2.1.0");
    assertThat(finding.column()).isEqualTo(line.indexOf("<version>") + 1);
    assertThat(finding.pointer()).isEqualTo("/bom/components/component[1]/version");
  }

  @Test
  void theSchemaIsCheckedToo() {
    assertFault(GOOD.replace("type=\"library\"", "type=\"thing\""), "values of the standard");
    assertFault(
        GOOD.replace("<group>org.acme</group>", "<grupo>org.acme</grupo>"),
        "unknown element \"grupo\"");
    assertFault(
        GOOD.replace("<name>größe</name>", ""),
        "/bom/components/component[1] lacks the element \"name\" before \"version\"");
    assertFault(GOOD.replace("alg=\"SHA-256\"", "alg=\"SHA-255\""), "values of the standard");
    assertFault(
        GOOD.replace("<aggregate>complete</aggregate>", ""),
        "lacks the element \"aggregate\" before \"dependencies\"");
    assertFault(GOOD.replaceFirst("<id>MIT</id>", "<id>M I T</id>"), "values");
    assertFault(GOOD.replace("type=\"library\" ", ""), "lacks the attribute \"type\"");
    assertFault(GOOD.replace("<hash alg", "<hash algo=\"1\" alg"), "unknown attribute \"algo\"");
    assertFault(GOOD.replace("<version>2.1.0", "two<version>2.1.0"), "a text of its own");
    assertFault(GOOD.replace("T12:00:00Z", " noon"), "must be a date and time like");
    assertFault(GOOD.replace("version=\"1\"", "version=\"one\""), "must be a whole number");
    assertFault(GOOD.replace("cpe:2.3:a:", "cpe:2.3:"), "must be a CPE");
  }

  @Test
  void theOrderOfElementsIsPartOfTheSchema() {
    String swapped =
        GOOD.replace(
            "<name>größe</name>\n      <version>2.1.0</version>",
            "<version>2.1.0</version>\n      <name>größe</name>");
    assertThat(swapped).isNotEqualTo(GOOD);
    assertFault(swapped, "lacks the element \"name\" before \"version\"");
    assertFault(swapped, "must have \"name\" before \"version\" (the order is fixed)");
    assertRefused(
        GOOD.replace("<group>", "<group>a</group><group>"), "sbom.duplicate-key", "\"group\"");
    Finding finding = check(swapped).rule("BSI21-D01").findings().get(0);
    assertThat(finding.pointer()).isEqualTo("/bom/components/component[1]");
    assertThat(swapped.split("\n")[finding.line() - 1]).contains("<version>2.1.0");
  }

  @Test
  void whatNoRuleAsksForIsCheckedToo() {
    String end = "<x:extra";
    String pedigree = "<pedigree><patches><patch type=\"unofficial\"/></patches></pedigree>";
    String evidence =
        "<evidence><identity><field>purl</field><confidence>0.9</confidence></identity></evidence>";
    String good = pedigree + evidence;
    String place = "<externalReferences>";
    assertThat(check(GOOD.replace(place, pedigree + place)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(check(GOOD.replace(end, evidence + end)).verdict()).isEqualTo(Verdict.PASS);
    assertFault(GOOD.replace(end, good + end), "must have \"pedigree\" before \"properties\"");
    assertFault(
        GOOD.replace(place, pedigree.replace("unofficial", "secret") + place),
        "values of the standard, but is \"secret\"");
    assertFault(GOOD.replace(end, evidence.replace("0.9", "1.9") + end), "from 0 to 1");
    assertFault(
        GOOD.replace("</dependencies>\n    </composition>", "</dependencies><x/></composition>"),
        "unknown element \"x\"");
    assertFault(
        GOOD.replace(
            "</compositions>",
            "</compositions><formulation><formula><workflows/><flow/></formula></formulation>"),
        "unknown element \"flow\"");
  }

  @Test
  void danglingReferencesAreFound() {
    RuleResult depth =
        check(
                GOOD.replace(
                    "<dependency ref=\"app\"><dependency ref=\"lib\"/>",
                    "<dependency ref=\"app\"><dependency ref=\"gone\"/>"))
            .rule("BSI21-D06");
    assertThat(depth.findings())
        .extracting(Finding::message)
        .anyMatch(m -> m.contains("\"gone\", which is not there"));
    assertThat(depth.findings())
        .extracting(Finding::pointer)
        .contains("/bom/dependencies/dependency[1]/dependency[1]");
    RuleResult entry =
        check(
                GOOD.replace(
                    "<dependency ref=\"lib\"/>\n  </dependencies>",
                    "<dependency ref=\"lib\"/><dependency ref=\"lost\"/>\n  </dependencies>"))
            .rule("BSI21-D06");
    assertThat(entry.findings())
        .extracting(Finding::message)
        .containsExactly("has relations of \"lost\", which is not there");
    assertThat(entry.findings().get(0).line()).isGreaterThan(40);
  }

  @Test
  void entitiesAndDocumentTypesAreRefused() {
    String bomb =
        "<!DOCTYPE bom [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    assertRefused(GOOD.replace("?>\n", "?>\n" + bomb), "sbom.not-xml", "document type");
    String external = "<!DOCTYPE bom [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    assertRefused(GOOD.replace("?>\n", "?>\n" + external), "sbom.not-xml", "document type");
    assertRefused(GOOD.replace("<version>2.1.0", "<version>&x;"), "sbom.not-xml", "");
    String comment = "<!-- no <!DOCTYPE, only a word -->";
    assertThat(check(GOOD.replace("?>\n", "?>\n" + comment + "\n")).verdict())
        .isEqualTo(Verdict.PASS);
    // one that is cut off, on which the JDK's parser writes to standard error
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertRefused(
          "<?xml version=\"1.0\"?>\n <!DOCTYPE bom [", "sbom.not-xml", "t:2:2: not valid XML");
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatIsCutOffOrTooDeepIsRefusedWithAPlace() {
    assertRefused(GOOD.substring(0, 900), "sbom.not-xml", "");
    StringBuilder deep = new StringBuilder("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">");
    for (int i = 0; i < 300; i++) {
      deep.append("<components><component type=\"library\"><name>a</name>");
    }
    assertRefused(deep.toString(), "sbom.too-big", "deep");
    assertRefused(GOOD.replace("bom/1.6", "bom/1.2"), "sbom.unsupported-version", "1.2 is too old");
    assertRefused("<html/>", "sbom.unknown-format", "no <bom>");
  }

  @Test
  void anotherEncodingIsReadAsItsDeclarationSays() {
    byte[] latin = GOOD.replace("UTF-8", "ISO-8859-1").getBytes(Charset.forName("ISO-8859-1"));
    Report report = SbomChecker.of(Profiles.named("bsi-2.1")).check(SbomSource.of("t", latin));
    assertThat(report.document().label(1)).isEqualTo("org.acme:größe@2.1.0");
  }

  @Test
  void utf16IsReadByItsByteOrderMarkAndKeepsItsColumns() {
    String wide =
        GOOD.replace("UTF-8", "UTF-16")
            .replace("<name>größe</name>", "<!-- \uD83D\uDE00 --><name></name>");
    String line = wide.lines().filter(l -> l.contains("<name></name>")).findFirst().orElseThrow();
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] bytes = ("\uFEFF" + wide).getBytes(charset);
      Report report = SbomChecker.of(Profiles.named("bsi-2.1")).check(SbomSource.of("t", bytes));
      Finding finding = report.rule("BSI21-C02").findings().get(0);
      assertThat(finding.line())
          .isEqualTo(1 + (int) wide.lines().takeWhile(l -> !l.equals(line)).count());
      assertThat(finding.column()).isEqualTo(line.indexOf("<name>") + 1);
    }
    assertRefused16("<bom/>", "UTF-16LE");
    assertRefused16("\uFEFF<bom/>", "UTF-32LE");
    assertRefused16("\uFEFF{}", "UTF-16BE");
  }

  private static void assertRefused16(String document, String charset) {
    assertThatExceptionOfType(UnreadableSbomException.class)
        .isThrownBy(
            () ->
                SbomChecker.of(Profiles.named("bsi-2.1"))
                    .check(SbomSource.of("t", document.getBytes(Charset.forName(charset)))))
        .withMessageContaining("save it as UTF-8")
        .satisfies(e -> assertThat(e.code()).isEqualTo("sbom.encoding"));
  }

  @Test
  void jsonAndXmlOfOneDocumentGiveTheSameVerdicts() {
    Path folder =
        Path.of(
            System.getProperty("fairlead.shared", "none"),
            "sbom-samples/cyclonedx/SBOM/laravel-7.12.0");
    assumeTrue(Files.isDirectory(folder), "no real SBOMs here: " + folder);
    for (Profile profile : Profiles.all().values()) {
      Report json = SbomChecker.of(profile).check(SbomSource.of(folder.resolve("bom.1.4.json")));
      Report xml = SbomChecker.of(profile).check(SbomSource.of(folder.resolve("bom.1.4.xml")));
      for (RuleResult rule : json.rules()) {
        RuleResult other = xml.rule(rule.rule().id());
        assertThat(other.failed()).as(rule.rule().id()).isEqualTo(rule.failed());
        assertThat(other.passed()).as(rule.rule().id()).isEqualTo(rule.passed());
      }
    }
  }

  private static void assertFault(String document, String message) {
    assertThat(check(document).rule("BSI21-D01").findings())
        .as(message)
        .isNotEmpty()
        .anySatisfy(f -> assertThat(f.message()).contains(message));
  }

  private static void assertRefused(String document, String code, String message) {
    assertThatExceptionOfType(UnreadableSbomException.class)
        .isThrownBy(() -> check(document))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).as("%s", e.getMessage()).isEqualTo(code));
  }

  private static Report check(String document) {
    return SbomChecker.of(Profiles.named("bsi-2.1"))
        .check(SbomSource.of("t", document.getBytes(StandardCharsets.UTF_8)));
  }
}
