package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.compliance.schema.SchemaTable;
import io.fairlead.compliance.schema.XmlSource;
import io.fairlead.compliance.schema.XmlTable;
import io.fairlead.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/**
 * Compares what our tables say with what the JDK's validator says by the official XML Schemas: on
 * documents in which elements are moved, repeated, left out or renamed. Run with {@code
 * -Dfairlead.schemas=FOLDER} where the schemas are at hand.
 */
class CycloneDxXmlOracleTest {

  private static final Pattern ELEMENT =
      Pattern.compile("<([a-zA-Z]+)(?: [^<>]*)?(?:/>|>[^<>]*</\\1>)");

  @Test
  void aDocumentConformsIfTheOfficialSchemaSaysSo() throws Exception {
    Path folder = Path.of(System.getProperty("fairlead.schemas", "none"));
    assumeTrue(
        Files.exists(folder.resolve("bom-1.6.xsd")),
        "no official schemas here: -Dfairlead.schemas=FOLDER");
    List<String> corpus = new ArrayList<>();
    Path examples = folder.resolve("examples");
    if (Files.isDirectory(examples)) {
      try (Stream<Path> files = Files.list(examples)) {
        for (Path file : files.sorted().toList()) {
          corpus.add(Files.readString(file));
        }
      }
    }
    corpus.add(CycloneDxXmlTest.GOOD);
    long both = 0;
    for (String version : List.of("1.4", "1.5", "1.6", "1.7")) {
      Validator validator = schema(folder, version).newValidator();
      List<String> documents =
          corpus.stream().filter(d -> d.contains("schema/bom/" + version + "\"")).toList();
      for (String document : documents) {
        compare(validator, version, document);
        SplittableRandom random = new SplittableRandom(document.hashCode());
        for (long i = Fuzz.executions(400); i > 0; i--) {
          both += compare(validator, version, mutated(document, random)) ? 1 : 0;
        }
      }
    }
    assertThat(both).isPositive();
  }

  private static Schema schema(Path folder, String version) throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(
            new StreamSource[] {
              new StreamSource(folder.resolve("spdx.xsd").toFile()),
              new StreamSource(folder.resolve("bom-" + version + ".xsd").toFile())
            });
  }

  private static String mutated(String document, SplittableRandom random) {
    List<int[]> elements = new ArrayList<>();
    Matcher matcher = ELEMENT.matcher(document);
    for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
      elements.add(new int[] {matcher.start(), matcher.end()});
    }
    int[] one = elements.get(random.nextInt(elements.size()));
    int[] other = elements.get(random.nextInt(elements.size()));
    String text = document.substring(one[0], one[1]);
    String without = document.substring(0, one[0]) + document.substring(one[1]);
    return switch (random.nextInt(5)) {
      case 0 -> without;
      case 1 -> document.substring(0, one[1]) + text + document.substring(one[1]);
      case 2 -> document.substring(0, other[1]) + text + document.substring(other[1]);
      case 3 ->
          document.substring(0, one[0])
              + document.substring(other[0], other[1])
              + document.substring(one[1]);
      default -> {
        int end = text.indexOf('>');
        yield document.substring(0, one[0])
            + text.substring(0, end + 1).replace("/>", ">")
            + "x y"
            + (text.endsWith("/>")
                ? "</" + text.substring(1).split("[ />]", 2)[0] + ">"
                : text.substring(end + 1))
            + document.substring(one[1]);
      }
    };
  }

  private static boolean compare(Validator validator, String version, String document)
      throws Exception {
    String official = null;
    try {
      validator.validate(
          new StreamSource(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))));
    } catch (SAXException e) {
      official = e.getMessage();
    }
    List<String> ours = faults(version, document);
    // uniqueness of bom-ref is a rule of the graph here
    if (official == null || !official.contains("cvc-identity-constraint")) {
      assertThat(ours.isEmpty())
          .as("official: %s, ours: %s, version %s%n%s", official, ours, version, document)
          .isEqualTo(official == null);
    }
    return official == null;
  }

  private static List<String> faults(String version, String document) throws Exception {
    List<String> faults = new ArrayList<>();
    Set<String> licences = LicenceList.get().all();
    try (XmlSource source =
        new XmlSource(
            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
            SchemaTable.named("cyclonedx-" + version, () -> licences),
            XmlTable.cycloneDx(version, () -> licences),
            (offset, pointer, message) -> faults.add(pointer + " " + message),
            version,
            200,
            100_000,
            (line, column) -> line)) {
      for (JsonToken token = source.next(); token != null; token = source.next()) {
        // only the check counts
      }
    } catch (XmlSource.Fault e) {
      faults.add(e.getMessage());
    }
    return faults;
  }
}
