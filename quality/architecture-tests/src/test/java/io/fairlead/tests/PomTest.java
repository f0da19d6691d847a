package io.fairlead.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the POMs must agree on with each other, and with the page of dependencies. */
class PomTest {

  private static final Path ROOT = Path.of(System.getProperty("fairlead.root"));
  private static final Path PAGE = ROOT.resolve("docs/reference/dependencies.md");

  @Test
  void aLibraryThatAModuleUsesHasAReason() throws Exception {
    String page = Files.readString(PAGE);
    TreeSet<String> without = new TreeSet<>();
    for (Path pom : poms()) {
      for (String library : libraries(pom)) {
        if (!Pattern.compile("(?<![\\w-])" + Pattern.quote(library) + "(?![\\w-])")
            .matcher(page)
            .find()) {
          without.add(library + " in " + ROOT.relativize(pom));
        }
      }
    }
    assertThat(without).isEmpty();
  }

  @Test
  void whatIsPublishedIsInTheBomAndInOurOwnSbom() throws Exception {
    String bom = Files.readString(ROOT.resolve("bom/pom.xml"));
    String sbom = Files.readString(ROOT.resolve("quality/self-check/pom.xml"));
    for (String module : modules()) {
      if (module.startsWith("sdk-") || module.startsWith("integrations/")) {
        String artifact = "<artifactId>fairlead-" + module.replace("integrations/", "") + "<";
        assertThat(bom).contains(artifact);
        assertThat(sbom).contains(artifact);
      }
    }
  }

  private static List<Path> poms() throws IOException {
    List<Path> poms = new ArrayList<>();
    poms.add(ROOT.resolve("pom.xml"));
    for (String module : modules()) {
      poms.add(ROOT.resolve(module).resolve("pom.xml"));
    }
    return poms;
  }

  private static List<String> modules() throws IOException {
    try (Stream<String> lines = Files.lines(ROOT.resolve("pom.xml"))) {
      return lines
          .map(String::strip)
          .filter(line -> line.startsWith("<module>"))
          .map(line -> line.substring("<module>".length(), line.indexOf("</")))
          .toList();
    }
  }

  /** Returns what a module depends on beside ours; what is managed or excluded is not used yet. */
  private static List<String> libraries(Path pom) throws Exception {
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    NodeList dependencies = xml.getElementsByTagName("dependency");
    List<String> libraries = new ArrayList<>();
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      String holder = dependency.getParentNode().getParentNode().getNodeName();
      String group = text(dependency, "groupId");
      if ((holder.equals("project") || holder.equals("profile")) && !group.equals("io.fairlead")) {
        libraries.add(text(dependency, "artifactId"));
      }
    }
    return libraries;
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent().strip();
  }
}
