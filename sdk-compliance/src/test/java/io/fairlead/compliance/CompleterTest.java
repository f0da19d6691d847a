package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.compliance.ComponentFacts.FileFacts;
import io.fairlead.compliance.ComponentFacts.LicenceName;
import io.fairlead.compliance.schema.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompleterTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.5Z");
  private static final String SHA_512 = "0123456789abcdef".repeat(8);
  private static final Maker ACME = new Maker("Acme", List.of("oss@acme.example"), List.of());

  /** As a generator writes it: names, versions, purls and a graph, and not much more. */
  private static final String RAW =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.5","x-unknown":{"kept":[1.10,true,null]},
       "metadata":{"component":{"type":"application","bom-ref":"app","group":"org.acme","name":"app",
        "version":"1.0","purl":"pkg:maven/org.acme/app@1.0?type=pom"}},
       "components":[{"type":"library","bom-ref":"lib","group":"org.acme","name":"lib","version":"2.1.0",
        "purl":"pkg:maven/org.acme/lib@2.1.0","hashes":[{"alg":"SHA-512","content":"%s"}],
        "licenses":[{"license":{"name":"The Apache Software License, Version 2.0"}}]}],
       "dependencies":[{"ref":"app","dependsOn":["lib"]},{"ref":"lib","dependsOn":[]}]}
      """
          .formatted(SHA_512);

  @Test
  void aGeneratedDocumentPassesBsi21WhenTheBuildKnowsEverything() throws IOException {
    Completion completion = complete(RAW, lib(List.of(new LicenceName("Apache License 2.0", ""))));
    assertThat(completion.gaps()).isEmpty();
    assertThat(completion.specVersion()).isEqualTo("1.6");
    Report report = check(completion);
    // the unknown property of the generator is kept, and is the only thing the schema dislikes
    assertThat(report.rules().stream().flatMap(r -> r.findings().stream()).map(Finding::message))
        .containsExactly("the document has the unknown property \"x-unknown\"");
    assertThat(
            check(
                    complete(
                        RAW.replaceFirst("\"x-unknown\":\\{[^}]*},", ""),
                        lib(List.of(new LicenceName("MIT", "")))))
                .verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void unknownFieldsAndDigitsSurvive() throws IOException {
    String written = text(complete(RAW, lib(List.of())));
    assertThat(written.replaceAll("\\s", "")).contains("\"x-unknown\":{\"kept\":[1.10,true,null]}");
    assertThat(JsonTree.at(JsonTree.of(written), "metadata", "timestamp"))
        .isEqualTo("2026-11-24T10:00:00Z");
  }

  @Test
  void severalLicencesAreAChoiceAndNeed17() throws IOException {
    Completion completion =
        complete(
            RAW,
            lib(
                List.of(
                    new LicenceName("EPL 2.0", ""),
                    new LicenceName("House rules v1", "https://acme.example/rules"))));
    assertThat(completion.specVersion()).isEqualTo("1.7");
    assertThat(JsonTree.at(JsonTree.of(text(completion)), "components", 0, "licenses", 1))
        .hasToString(
            "{expression=EPL-2.0 OR LicenseRef-org.acme-house-rules-v1, acknowledgement=declared}");
    assertThat(completion.gaps()).extracting(Completion.Gap::field).containsExactly("licence");
    assertThat(check(completion).rule("BSI21-C18").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aLyingChecksumIsSaidAndNotRepeated() throws IOException {
    Completion completion = complete(RAW.replace(SHA_512, "f".repeat(128)), lib(List.of()));
    assertThat(completion.gaps())
        .extracting(Completion.Gap::reason)
        .contains("the SBOM's SHA-512 is not that of the file lib-2.1.0.jar");
    assertThat(
            JsonTree.at(
                JsonTree.of(text(completion)),
                "components",
                0,
                "externalReferences",
                0,
                "hashes",
                0,
                "content"))
        .isEqualTo(SHA_512);
  }

  @Test
  void whatTheBuildDoesNotKnowIsAGapAndNotAGuess() throws IOException {
    ProjectFacts nothing =
        new ProjectFacts() {
          @Override
          public Optional<ComponentFacts> component(PackageUrl purl) {
            return Optional.empty();
          }

          @Override
          public Optional<Maker> sbomMaker() {
            return Optional.empty();
          }
        };
    Completion completion = complete(RAW, nothing);
    assertThat(completion.gaps())
        .extracting(g -> g.component() + " " + g.field())
        .contains(
            "org.acme:lib@2.1.0 component", "org.acme:lib@2.1.0 creator", "(document) creator");
    assertThat(check(completion).document().completeness(1))
        .isEqualTo(SbomDocument.Completeness.UNKNOWN);
  }

  @Test
  void completingTwiceChangesNothingMore() throws IOException {
    ProjectFacts facts = lib(List.of(new LicenceName("MIT", "")));
    Completion once = complete(RAW, facts);
    Completion twice = complete(text(once), facts);
    assertThat(twice.document()).isEqualTo(once.document());
  }

  @Test
  void onlyCycloneDxJsonIsCompleted() {
    assertThatExceptionOfType(UnreadableSbomException.class)
        .isThrownBy(() -> complete(Spdx2Test.GOOD, lib(List.of())))
        .satisfies(e -> assertThat(e.code()).isEqualTo("sbom.not-completable"));
  }

  @Test
  void namesThatPomsUseAreKnown() {
    assertThat(
            LicenceNames.identifier(
                new LicenceName("The Apache Software License, Version 2.0", "")))
        .isEqualTo("Apache-2.0");
    assertThat(LicenceNames.identifier(new LicenceName("Apache License, Version 2.0", "")))
        .isEqualTo("Apache-2.0");
    assertThat(LicenceNames.identifier(new LicenceName("Eclipse Public License v2.0", "")))
        .isEqualTo("EPL-2.0");
    assertThat(LicenceNames.identifier(new LicenceName("The MIT License", ""))).isEqualTo("MIT");
    assertThat(LicenceNames.identifier(new LicenceName("mit", ""))).isEqualTo("MIT");
    assertThat(
            LicenceNames.identifier(
                new LicenceName("whatever", "http://www.apache.org/licenses/LICENSE-2.0.txt")))
        .isEqualTo("Apache-2.0");
    assertThat(LicenceNames.identifier(new LicenceName("", "https://spdx.org/licenses/MIT-0.html")))
        .isEqualTo("MIT-0");
    assertThat(LicenceNames.identifier(new LicenceName("BSD", ""))).isNull();
    assertThat(LicenceNames.identifier(new LicenceName("LGPL", ""))).isNull();
  }

  private static ProjectFacts lib(List<LicenceName> licences) {
    return new ProjectFacts() {
      @Override
      public Optional<ComponentFacts> component(PackageUrl purl) {
        boolean app = purl.name().equals("app");
        return Optional.of(
            new ComponentFacts(
                Optional.of(ACME),
                app ? List.of(new LicenceName("Apache-2.0", "")) : licences,
                app
                    ? Optional.empty()
                    : Optional.of(new FileFacts("lib-2.1.0.jar", SHA_512, true, true, true)),
                app ? Optional.empty() : Optional.of("https://repo.acme.example/lib-2.1.0.jar"),
                Optional.of("https://git.acme.example/lib"),
                Optional.empty(),
                app,
                true));
      }

      @Override
      public Optional<Maker> sbomMaker() {
        return Optional.of(ACME);
      }
    };
  }

  private static Completion complete(String document, ProjectFacts facts) {
    return Completer.of(facts)
        .complete(SbomSource.of("t", document.getBytes(StandardCharsets.UTF_8)), NOW);
  }

  private static Report check(Completion completion) throws IOException {
    return RuleCatalogueTest.check(Profiles.named("bsi-2.1"), text(completion));
  }

  private static String text(Completion completion) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    completion.write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
