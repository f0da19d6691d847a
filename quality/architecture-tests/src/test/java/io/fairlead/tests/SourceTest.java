package io.fairlead.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules of the house for what a reader sees. */
class SourceTest {

  // the aim is 300; from here on the build asks for it
  private static final int LONGEST_CLASS = 400;

  private static final Pattern FULL_NAME =
      Pattern.compile("(?<![\\w.@])(?:[a-z]\\w*\\.){2,}(?:@\\w+ )?[A-Z]\\w*");

  @Test
  void aTypeIsNamedInFullOnlyWhereAnotherHasItsName() {
    assertThat(Source.all().stream().flatMap(source -> namesInFull(source).stream())).isEmpty();
  }

  @Test
  void aNameInFullIsFoundWhereAnImportWouldDo() {
    Source source =
        new Source(
            Path.of(System.getProperty("fairlead.root"), "Foo.java"),
            """
            package foo;
            import java.awt.List;
            /** See java.util.Map. */
            class Foo {
              java.util.List<String> other; // java.util.Set
              Object text = "java.util.Set", set = new java.util.TreeSet<>();
            }
            """);
    assertThat(namesInFull(source)).containsExactly("Foo.java:6 java.util.TreeSet");
  }

  @Test
  void aSuppressedWarningHasItsReasonBesideIt() {
    List<String> silent = new ArrayList<>();
    for (Source source : Source.ofMain()) {
      List<String> lines = source.lines();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains("@SuppressWarnings(") && !lines.get(i).contains(") // ")) {
          silent.add(source.place(i + 1));
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void everyPackageHasAFrontDoor() {
    assertThat(Source.ofMain())
        .filteredOn(source -> !source.file().endsWith("module-info.java"))
        .filteredOn(source -> !source.file().toString().contains("/src/it/")) // a user's build
        .allSatisfy(
            source -> assertThat(source.file().resolveSibling("package-info.java")).exists());
  }

  @Test
  void nothingIsPutOffInTheCode() {
    Pattern later = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    assertThat(Source.all().stream().filter(source -> later.matcher(source.text()).find()))
        .isEmpty();
  }

  @Test
  void aClassIsReadInOneSitting() {
    assertThat(Source.ofMain())
        .allSatisfy(
            source ->
                assertThat(source.lines())
                    .as(source.place(1))
                    .hasSizeLessThanOrEqualTo(LONGEST_CLASS));
  }

  private static List<String> namesInFull(Source source) {
    List<String> found = new ArrayList<>();
    for (String place : source.codeWith(FULL_NAME)) {
      String line =
          source.lines().get(Integer.parseInt(place.replaceAll(".*:(\\d+) .*", "$1")) - 1);
      if (!line.matches("(?:import|package|\\s+(?:exports|opens|uses|provides)) .*")
          && !sharesItsName(source, place)) {
        found.add(place);
      }
    }
    return found;
  }

  /** Whether the simple name is taken: by an import, in the file, or beside it. */
  private static boolean sharesItsName(Source source, String place) {
    String full = place.substring(place.indexOf(' ') + 1).replaceFirst("@\\w+ ", "");
    String simple = full.substring(full.lastIndexOf('.') + 1);
    Path beside = source.file().resolveSibling(simple + ".java");
    return Pattern.compile("import (?!" + Pattern.quote(full) + ")[\\w.]+\\." + simple + ";")
            .matcher(source.text())
            .find()
        || Pattern.compile("\\b(?:class|record|interface|enum) " + simple + "\\b")
            .matcher(source.text())
            .find()
        || Files.exists(beside)
        || Files.exists(Path.of(beside.toString().replace("/src/test/", "/src/main/")));
  }
}
