package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An author who wants a document to pass, or a checker to see another document than others do. */
class HostileDocumentsTest {

  private static final String GOOD = Vectors.good().get();

  @Test
  void base64IsReadInBothAlphabetsWithAndWithoutPaddingAndWithEscapes() {
    String odd = GOOD.replace("\"name\":\"Acme\"", "\"name\":\"Aÿþ¿???>>>~~~\"");
    byte[] bytes = odd.getBytes(StandardCharsets.UTF_8);
    String plain = Base64.getEncoder().encodeToString(bytes);
    String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertThat(plain).contains("/", "+");
    assertThat(url).contains("_", "-");
    for (String payload :
        new String[] {plain, url, plain.replace("/", "\\/").replace("=", "\\u003d")}) {
      Report report = check(envelope(payload));
      assertThat(report.verdict()).isEqualTo(Verdict.PASS);
      assertThat(report.notes()).hasSize(1).first().asString().contains("not verified");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"@@@@", "abc\\\"d", "e30=e30=", "e", "\\u00", "\\u003", "\\ud800"})
  void base64ThatLiesIsRefused(String payload) {
    assertThatThrownBy(() -> check(envelope(payload)))
        .isInstanceOf(UnreadableSbomException.class)
        .hasMessageStartingWith("test");
  }

  @Test
  void anEnvelopeThatCouldMeanTwoDocumentsIsRefused() {
    String payload = "\"payload\":\"" + base64(GOOD) + '"';
    refused("{\"payloadType\":\"t\"," + payload + ',' + payload + '}', "is there twice");
    refused("{\"predicateType\":\"t\",\"predicate\":{},\"predicate\":" + GOOD + '}', "twice");
    refused(
        "{\"payloadType\":\"t\"," + payload + ",\"predicateType\":\"t\",\"predicate\":{}}",
        "both an envelope (payload) and a statement (predicate)");
  }

  @Test
  void vulnerabilitiesAreCountedInWhateverFormTheyAreWritten() {
    String object =
        Vectors.with("\"dependencies\":[{", "\"vulnerabilities\":{\"id\":1},\"dependencies\":[{")
            .get();
    assertThat(check(object).rule("BSI21-D02").verdict()).isEqualTo(Verdict.FAIL);
    String inline =
        spdx(RELATION.replace("\"https://x/a\"", "{\"type\":\"security_Vulnerability\"}"));
    assertThat(check(inline).rule("BSI21-D02").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void bothSpellingsOfOneKeyAreOneKeyTwice() {
    refused(
        spdx(
            RELATION.replace(
                "\"type\":\"Relationship\"", "\"type\":\"Relationship\",\"@type\":\"Tool\"")),
        "\"@type\" is there in both of its spellings");
    refused(
        spdx(RELATION.replace("\"spdxId\":", "\"@id\":\"https://x/q\",\"spdxId\":")),
        "\"spdxId\" is there in both of its spellings");
  }

  @Test
  void aComponentCannotHideBehindAClassThatNobodyKnows() {
    assertThat(check(spdx(RELATION)).rule("BSI21-D06").verdict()).isEqualTo(Verdict.PASS);
    Report hidden =
        check(
            spdx(RELATION)
                .replace(
                    "software_Package\",\"spdxId\":\"https://x/b",
                    "https://evil/P\",\"spdxId\":\"https://x/b"));
    assertThat(hidden.rule("BSI21-D06").findings().get(0).message())
        .isEqualTo("depends on \"https://x/b\", which is not there");
  }

  @Test
  void aTypeWrittenWithItsIriIsCheckedAsAnyOther() {
    String wrong =
        spdx(RELATION)
            .replace(
                "\"type\":\"software_Package\"",
                "\"type\":\"https://spdx.org/rdf/3.0.1/terms/Software/Package\",\"from\":1");
    assertThat(check(wrong).rule("BSI21-D01").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aGraphMustBeAListAndNothingStandsBesideIt() {
    String document = spdx(RELATION);
    assertThat(check(document).rule("BSI21-D01").verdict()).isEqualTo(Verdict.PASS);
    assertThat(
            check(document.replace("\"@graph\"", "\"@included\":[],\"@graph\""))
                .rule("BSI21-D01")
                .findings())
        .extracting(Finding::message)
        .containsExactly("the document has the unknown property \"@included\"");
    assertThat(
            check(CONTEXT + "\"@graph\":{\"type\":\"CreationInfo\"}}").rule("BSI21-D01").findings())
        .extracting(Finding::message)
        .contains("/@graph must be an array");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://cyclonedx.org/schema/bom/1.5"})
  void elementsThatWouldBeOursButForTheirNamespaceAreFaults(String namespace) {
    String document =
        "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components xmlns=\""
            + namespace
            + "\"><component type=\"library\"><name>x</name></component></components></bom>";
    assertThat(check(document).rule("BSI21-D01").verdict()).isEqualTo(Verdict.FAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LicenseRef-acme-x+",
        "DocumentRef-:LicenseRef-a-b",
        "LicenseRef-:x-y",
        "LicenseRef-a-b:LicenseRef-c-d",
        "DocumentRef-a:LicenseRef-c-d:LicenseRef-e-f",
        "MIT WITH AdditionRef-",
        "MIT OR NONE",
        "(MIT) WITH Classpath-exception-2.0"
      })
  void licencesThatOnlyLookLikeReferencesAreNone(String expression) {
    assertThat(LicenceChecks.fault(expression)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DocumentRef-x:LicenseRef-acme-b",
        "MIT WITH DocumentRef-x:AdditionRef-b",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "mit\tOR\nApache-2.0"
      })
  void licencesThatAreFineAreFine(String expression) {
    assertThat(LicenceChecks.fault(expression)).isNull();
  }

  @Test
  void faultsBeyondThoseThatAreKeptAreCounted() {
    StringBuilder document =
        new StringBuilder("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[");
    for (int i = 0; i < 1_500; i++) {
      document
          .append(i == 0 ? "" : ",")
          .append("{\"type\":\"library\",\"bom-ref\":\"same\",\"name\":\"n\"}");
    }
    // one thing is missing (the primary component), 1,499 references are there already
    assertThat(check(document.append("]}").toString()).rule("BSI21-D06").gaps())
        .isEqualTo(1 + 1_499 + 1_500);
  }

  private static final String CONTEXT =
      "{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\",";

  private static final String RELATION =
      """
      {"type":"Relationship","spdxId":"https://x/r","creationInfo":"_:c","from":"https://x/a",\
      "relationshipType":"dependsOn","to":["https://x/b"],"completeness":"complete"}""";

  private static String spdx(String relation) {
    return CONTEXT
        + """
        "@graph":[
        {"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1","created":"2026-01-15T12:00:00Z",
         "createdBy":["https://x/p"]},
        {"type":"Person","spdxId":"https://x/p","creationInfo":"_:c","name":"P"},
        {"type":"SpdxDocument","spdxId":"https://x/doc","creationInfo":"_:c",
         "rootElement":["https://x/a"],"profileConformance":["core"]},
        {"type":"software_Package","spdxId":"https://x/a","creationInfo":"_:c","name":"a"},
        {"type":"software_Package","spdxId":"https://x/b","creationInfo":"_:c","name":"b"},
        """
        + relation
        + "]}";
  }

  private static String envelope(String payload) {
    return "{\"payload\":\"" + payload + "\",\"payloadType\":\"application/json\"}";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String document, String why) {
    assertThatThrownBy(() -> check(document))
        .isInstanceOf(UnreadableSbomException.class)
        .hasMessageContaining(why);
  }

  private static Report check(String document) {
    return RuleCatalogueTest.check(Profiles.named("bsi-2.1"), document);
  }
}
