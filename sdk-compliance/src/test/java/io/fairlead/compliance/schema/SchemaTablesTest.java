package io.fairlead.compliance.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Run with {@code -Dfairlead.schemas=FOLDER} where the official schemas are at hand. */
class SchemaTablesTest {

  @TestFactory
  Stream<DynamicTest> theCommittedTablesAreThoseOfTheOfficialSchemas() {
    return Map.of(
            "cyclonedx-1.4", "bom-1.4.schema.json",
            "cyclonedx-1.5", "bom-1.5.schema.json",
            "cyclonedx-1.6", "bom-1.6.schema.json",
            "cyclonedx-1.7", "bom-1.7.schema.json",
            "cyclonedx-1.4.xsd", "bom-1.4.xsd",
            "cyclonedx-1.5.xsd", "bom-1.5.xsd",
            "cyclonedx-1.6.xsd", "bom-1.6.xsd",
            "cyclonedx-1.7.xsd", "bom-1.7.xsd",
            "spdx-2.3", "spdx-schema-v2.3.json",
            "spdx-3.0.1", "spdx-schema-v3.0.1.json")
        .entrySet()
        .stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> compare(e.getKey(), e.getValue())));
  }

  private static void compare(String table, String schema) throws Exception {
    String folder = System.getProperty("fairlead.schemas", "");
    assumeTrue(
        !folder.isEmpty() && Files.exists(Path.of(folder, schema)),
        "no official schemas here: -Dfairlead.schemas=FOLDER");
    try (InputStream in = SchemaTable.class.getResourceAsStream(table + ".tsv")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              table.equals("spdx-3.0.1")
                  ? ClassTableGenerator.table(Path.of(folder))
                  : schema.endsWith(".xsd")
                      ? XmlTableGenerator.table(Path.of(folder), schema)
                      : TableGenerator.table(Path.of(folder), schema));
    }
  }
}
