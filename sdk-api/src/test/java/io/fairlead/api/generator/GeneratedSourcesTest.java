package io.fairlead.api.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The committed records are what the models say; formatting is Spotless's business. */
class GeneratedSourcesTest {

  private static final Path MODULE = Path.of(System.getProperty("fairlead.root"), "sdk-api");
  private static final Path SOURCES = MODULE.resolve("src/main/java");

  @TestFactory
  Stream<DynamicTest> committedSourcesAreCurrent() throws IOException {
    return ResourceGenerator.sources(MODULE).entrySet().stream()
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> compare(file)));
  }

  private static void compare(Map.Entry<String, String> file) throws IOException {
    String committed = Files.readString(SOURCES.resolve(file.getKey()));
    assertThat(unformatted(committed).equals(unformatted(file.getValue())))
        .as("%s is what its model says (run ResourceGenerator, format, commit)", file.getKey())
        .isTrue();
  }

  @TestFactory
  Stream<DynamicTest> committedPagesAreCurrent() throws IOException {
    return ReferencePage.all(MODULE).entrySet().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.getKey(),
                    () ->
                        assertThat(MODULE.resolve(ResourceGenerator.PAGES).resolve(page.getKey()))
                            .hasContent(page.getValue())));
  }

  @Test
  void nothingIsLeftOver() throws IOException {
    TreeSet<String> committed = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES.resolve("io/fairlead/api"))) {
      files
          .filter(f -> f.toString().endsWith(".java"))
          .map(f -> SOURCES.relativize(f).toString())
          .filter(
              f ->
                  f.split("/").length > 4
                      && !f.matches("io/fairlead/api/(wire|resource)/\\w+[.-]?\\w*\\.java"))
          .forEach(committed::add);
    }
    committed.removeAll(ResourceGenerator.sources(MODULE).keySet());
    assertThat(committed).isEmpty();
  }

  private static String unformatted(String source) {
    return source.replaceAll("[\\s*]+", "");
  }
}
