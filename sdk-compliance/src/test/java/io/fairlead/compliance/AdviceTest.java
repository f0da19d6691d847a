package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AdviceTest {

  /** Words that only the authors of other formats know. */
  private static final Map<SbomFormat, Pattern> FOREIGN =
      Map.of(
          SbomFormat.CYCLONEDX_JSON,
          Pattern.compile("</?[a-z]+>|spdxId|software_|licenseConcluded|SPDXRef|CreationInfo"),
          SbomFormat.CYCLONEDX_XML,
          Pattern.compile("\\[]|\\{\"|spdxId|software_|licenseConcluded|SPDXRef|CreationInfo"),
          SbomFormat.SPDX_2_JSON,
          Pattern.compile("bom-ref|externalReferences|metadata|bsi:|software_|spdxId|</?[a-z]+>"),
          SbomFormat.SPDX_3_JSON,
          Pattern.compile(
              "bom-ref|externalReferences|metadata|bsi:|licenseConcluded|SPDXRef|</?[a-z]+>"));

  private static final Map<SbomFormat, List<String>> VERSIONS =
      Map.of(
          SbomFormat.CYCLONEDX_JSON, List.of("1.4", "1.5", "1.6", "1.7"),
          SbomFormat.CYCLONEDX_XML, List.of("1.4", "1.5", "1.6", "1.7"),
          SbomFormat.SPDX_2_JSON, List.of("2.3"),
          SbomFormat.SPDX_3_JSON, List.of("3.0.1"));

  @TestFactory
  Stream<DynamicTest> everyRuleSpeaksTheFormatOfTheDocument() {
    return Profiles.all().values().stream()
        .flatMap(profile -> profile.rules().stream())
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> speaks(rule)));
  }

  private static void speaks(Rule rule) {
    for (SbomFormat format : SbomFormat.values()) {
      assertThat(rule.evidence(format)).as("%s", format).isNotBlank();
      assertThat(rule.evidence(format)).as("%s", format).doesNotContainPattern(FOREIGN.get(format));
      for (String version : VERSIONS.get(format)) {
        assertThat(rule.remedy(format, version))
            .as("%s %s", format, version)
            .startsWith(rule.remedy())
            .endsWith(".")
            .doesNotContainPattern(FOREIGN.get(format));
      }
    }
  }

  @Test
  void fieldsThatAFormatLacksInAnOlderVersionAreNotAdvised() {
    for (Profile profile : Profiles.all().values()) {
      for (Rule rule : profile.rules()) {
        assertThat(rule.remedy(SbomFormat.CYCLONEDX_JSON, "1.5"))
            .doesNotContain("manufacturer", "acknowledgement", "\"source-distribution\"");
        assertThat(rule.remedy(SbomFormat.CYCLONEDX_JSON, "1.4"))
            .doesNotContain("lifecycles", "tools.components", "\"machine-learning-model\"");
      }
    }
  }

  @Test
  void aDocumentThatIsTooOldIsAdvisedHowToWriteTheNewerOne() {
    Profile bsi = Profiles.named("bsi-2.1");
    String old = Vectors.good().get().replace("\"specVersion\":\"1.6\"", "\"specVersion\":\"1.5\"");
    Report report =
        RuleCatalogueTest.check(
            bsi, old.replace("\"name\":\"lib\",\"version\":\"2.1.0\",", "\"name\":\"lib\","));
    assertThat(report.rule("BSI21-C03").findings().get(0).remedy())
        .endsWith(" In CycloneDX 1.6: version.");
    Report spdx = RuleCatalogueTest.check(bsi, Spdx2Test.GOOD);
    assertThat(spdx.rule("BSI21-C08").findings().get(0).remedy())
        .contains("In SPDX 3.0.1: software_additionalPurpose");
    Report accepted = RuleCatalogueTest.check(Profiles.named("bsi-2.0"), Spdx2Test.GOOD);
    assertThat(accepted.rule("BSI20-C08").findings().get(0).remedy())
        .contains("In SPDX 2.3: there is no field for it");
  }

  @Test
  void placesInXmlAreXPaths() {
    assertThat(XmlPointer.of("")).isEmpty();
    assertThat(XmlPointer.of("/bom/metadata")).isEqualTo("/bom/metadata");
    assertThat(XmlPointer.of("/serialNumber")).isEqualTo("/bom/@serialNumber");
    assertThat(XmlPointer.of("/metadata/component/licenses/1/license/id"))
        .isEqualTo("/bom/metadata/component/licenses/*[2]/id");
    assertThat(XmlPointer.of("/components/0/licenses/0/expression"))
        .isEqualTo("/bom/components/component[1]/licenses/*[1]");
    assertThat(XmlPointer.of("/components/0/components/2/externalReferences/1/hashes/0/content"))
        .isEqualTo(
            "/bom/components/component[1]/components/component[3]/externalReferences/reference[2]/hashes/hash[1]");
    assertThat(XmlPointer.of("/components/9/properties/3/value"))
        .isEqualTo("/bom/components/component[10]/properties/property[4]");
    assertThat(XmlPointer.of("/components/0/swid/tagId"))
        .isEqualTo("/bom/components/component[1]/swid/@tagId");
    assertThat(XmlPointer.of("/dependencies/3/dependsOn"))
        .isEqualTo("/bom/dependencies/dependency[4]");
    assertThat(XmlPointer.of("/components/0/swhid/1"))
        .isEqualTo("/bom/components/component[1]/swhid[2]");
    assertThat(XmlPointer.of("/metadata/authors/0")).isEqualTo("/bom/metadata/authors/author[1]");
  }
}
