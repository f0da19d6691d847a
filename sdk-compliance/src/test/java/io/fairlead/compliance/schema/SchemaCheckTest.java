package io.fairlead.compliance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

  private static final String HEAD = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"";

  @Test
  void acceptsWhatTheSchemaAllows() throws IOException {
    assertThat(faults("1.6", HEAD + "}")).isEmpty();
    assertThat(faults("1.6", HEAD + ",\"version\":1,\"components\":[]}")).isEmpty();
    assertThat(faults("1.6", HEAD + ",\"components\":[{\"type\":\"library\",\"name\":\"a\"}]}"))
        .isEmpty();
  }

  @Test
  void findsTypesValuesAndMissingProperties() throws IOException {
    assertThat(faults("1.6", "{\"bomFormat\":\"CycloneDX\"}"))
        .containsExactly("lacks the property \"specVersion\"");
    assertThat(faults("1.6", HEAD + ",\"version\":0}"))
        .containsExactly("must be at least 1, but is 0");
    assertThat(faults("1.6", HEAD + ",\"version\":\"1\"}"))
        .containsExactly("must be a whole number, but is a string");
    assertThat(faults("1.6", HEAD + ",\"components\":{}}"))
        .containsExactly("must be an array, but is an object");
    assertThat(faults("1.6", HEAD + ",\"other\":1}"))
        .containsExactly("has the unknown property \"other\"");
    assertThat(faults("1.6", HEAD + ",\"components\":[{\"type\":\"thing\",\"name\":\"a\"}]}"))
        .containsExactly("must be one of the values of the standard, but is \"thing\"");
    assertThat(faults("1.6", HEAD + ",\"serialNumber\":\"urn:uuid:1\"}")).hasSize(1);
  }

  @Test
  void oneExpressionStandsAloneIn16AndMayBeMixedIn17() throws IOException {
    String two = licences("{\"expression\":\"MIT\"},{\"expression\":\"Apache-2.0\"}");
    String mixed = licences("{\"license\":{\"id\":\"MIT\"}},{\"expression\":\"Apache-2.0\"}");
    String ids =
        licences(
            "{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}},"
                + "{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"concluded\"}}");
    assertThat(faults("1.6", two)).hasSize(1);
    assertThat(faults("1.6", mixed)).hasSize(1);
    assertThat(faults("1.6", licences("{\"expression\":\"MIT\"}"))).isEmpty();
    assertThat(faults("1.6", ids)).isEmpty();
    assertThat(faults("1.7", two.replace("1.6", "1.7"))).isEmpty();
    assertThat(faults("1.7", mixed.replace("1.6", "1.7"))).isEmpty();
  }

  @Test
  void aLicenceHasAnIdentifierOrANameNotBoth() throws IOException {
    assertThat(faults("1.6", licences("{\"license\":{\"id\":\"MIT\",\"name\":\"MIT\"}}")))
        .hasSize(1);
    assertThat(faults("1.6", licences("{\"license\":{}}"))).hasSize(1);
    assertThat(faults("1.6", licences("{\"license\":{\"id\":\"not a licence\"}}")))
        .singleElement()
        .asString()
        .contains("not a licence");
  }

  @Test
  void aVersionRangeNeedsAnExternalComponentIn17() throws IOException {
    String range = "{\"type\":\"library\",\"name\":\"a\",\"versionRange\":\"vers:maven/>=1\"%s}";
    String head = HEAD.replace("1.6", "1.7") + ",\"components\":[";
    assertThat(faults("1.7", head + range.formatted("") + "]}")).hasSize(1);
    assertThat(faults("1.7", head + range.formatted(",\"isExternal\":false") + "]}")).hasSize(1);
    assertThat(faults("1.7", head + range.formatted(",\"isExternal\":true") + "]}")).isEmpty();
    assertThat(
            faults("1.7", head + range.formatted(",\"isExternal\":true,\"version\":\"1\"") + "]}"))
        .hasSize(1);
  }

  @Test
  void theMappingOfTheTechnicalGuidelineIsNotValid() throws IOException {
    assertThat(faults("1.6", HEAD + ",\"metadata\":{\"manufacturer\":[{\"name\":\"a\"}]}}"))
        .containsExactly("must be an object, but is an array");
    assertThat(
            faults("1.6", HEAD + ",\"compositions\":[{\"aggregate\":\"complete\",\"ref\":\"a\"}]}"))
        .containsExactly("has the unknown property \"ref\"");
  }

  @Test
  void repeatedReferencesAreFound() throws IOException {
    assertThat(
            faults(
                "1.6", HEAD + ",\"dependencies\":[{\"ref\":\"a\",\"dependsOn\":[\"b\",\"b\"]}]}"))
        .containsExactly("must not repeat an item, but repeats \"b\"");
  }

  private static String licences(String items) {
    return HEAD
        + ",\"components\":[{\"type\":\"library\",\"name\":\"a\",\"licenses\":["
        + items
        + "]}]}";
  }

  static List<String> faults(String version, String json) throws IOException {
    List<String> faults = new ArrayList<>();
    SchemaPlace nowhere =
        new SchemaPlace() {
          @Override
          public long offset() {
            return 0;
          }

          @Override
          public String pointer() {
            return "";
          }
        };
    SchemaCheck check =
        new SchemaCheck(
            SchemaTable.named("cyclonedx-" + version, () -> Set.of("MIT", "Apache-2.0")),
            nowhere,
            (offset, pointer, message) -> faults.add(message));
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      TokenSource source = new JsonSource(parser);
      for (JsonToken t = source.next(); t != null; t = source.next()) {
        check.token(source, t);
      }
    }
    return faults;
  }
}
