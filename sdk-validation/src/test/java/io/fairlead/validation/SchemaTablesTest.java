package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The committed tables are those that {@link SchemaTables} makes; {@code mvn test -pl
 * sdk-validation -Dtest=SchemaTablesTest -Dfairlead.write=true} writes them.
 */
class SchemaTablesTest {

  @Test
  void committedTablesAreCurrent() throws IOException {
    Path shared = Path.of(System.getProperty("fairlead.shared", "/nowhere"));
    assumeTrue(Files.isDirectory(shared.resolve("upstream-crds")), "no CRDs under fairlead.shared");
    Path module = Path.of(System.getProperty("fairlead.root", ".."), "sdk-validation");
    Path folder = module.resolve("src/main/resources/io/fairlead/validation/schemas");
    Map<String, String> tables = new SchemaTables(shared).tables();
    if (Boolean.getBoolean("fairlead.write")) {
      for (Map.Entry<String, String> table : tables.entrySet()) {
        Files.writeString(folder.resolve(table.getKey()), table.getValue());
      }
    }
    Set<String> committed = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> committed.add(String.valueOf(file.getFileName())));
    }
    assertThat(committed).isEqualTo(new TreeSet<>(tables.keySet()));
    for (Map.Entry<String, String> table : tables.entrySet()) {
      assertThat(Files.readString(folder.resolve(table.getKey())))
          .as(table.getKey())
          .isEqualTo(table.getValue());
    }
  }
}
