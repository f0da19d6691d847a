package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads CycloneDX JSON: the document around the components. */
final class CycloneDxJsonReader {

  private final JsonTokens in;
  private final SbomIndex index;
  private final CycloneDxJsonComponents components;
  private final CycloneDxParties parties;
  private final Limits limits;

  CycloneDxJsonReader(JsonTokens in, SbomIndex index, Limits limits, ComponentSink sink) {
    this.in = in;
    this.index = index;
    this.limits = limits;
    this.components = new CycloneDxJsonComponents(in, index, sink);
    this.parties = new CycloneDxParties(in);
  }

  void read() throws IOException {
    if (in.next() != JsonToken.START_OBJECT) {
      throw new JsonTokens.Refused("sbom.unknown-format", in.offset(), "not a JSON object");
    }
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "serialNumber" -> {
          index.serial = in.text();
          index.serialAt = new Spot(in.offset(), "#/serialNumber");
        }
        case "version" -> index.documentVersion = in.text();
        case "metadata" -> metadata();
        case "components" -> components.list(-1);
        case "services" -> services();
        case "dependencies" -> dependencies();
        case "compositions" -> compositions();
        case "vulnerabilities" -> vulnerabilities();
        case "signature" -> signature();
        default -> in.skip();
      }
    }
    if (in.next() != null) {
      throw new JsonTokens.Refused(
          "sbom.not-json", in.offset(), "there is something behind the end of the document");
    }
  }

  /** A signature says how it was made (JSF: a value, or signers, or a chain). */
  private void signature() throws IOException {
    index.signatureAt = new Spot(in.offset(), "#/signature");
    if (in.object()) {
      for (String name = in.field(); name != null; name = in.field()) {
        index.signed |= name.equals("value") || name.equals("signers") || name.equals("chain");
        in.skip();
      }
    }
  }

  private void metadata() throws IOException {
    if (!in.object()) {
      return;
    }
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "timestamp" -> {
          index.timestamp = in.text();
          index.timestampAt = new Spot(in.offset(), "#/metadata/timestamp");
        }
        case "lifecycles" -> lifecycles();
        case "tools" -> tools();
        case "manufacturer" -> {
          Party party = parties.party("#/metadata/manufacturer");
          if (party != null) {
            index.creators.add(party);
          }
        }
        case "supplier", "manufacture" -> {
          Party party = parties.party("#/metadata/" + name);
          if (party != null) {
            index.lenientCreators.add(party);
          }
        }
        case "authors" -> authors();
        case "component" -> components.primary();
        default -> in.skip();
      }
    }
  }

  private void authors() throws IOException {
    if (in.array()) {
      while (in.nextObject()) {
        index.lenientCreators.add(parties.contact("#/metadata/authors/", in.itemIndex()));
      }
    }
  }

  private void lifecycles() throws IOException {
    if (in.array()) {
      while (in.nextObject()) {
        for (String name = in.field(); name != null; name = in.field()) {
          if (name.equals("phase") || name.equals("name")) {
            String phase = in.text();
            if (phase != null && index.lifecycles.size() < 100) {
              index.lifecycles.add(phase);
            }
          } else {
            in.skip();
          }
        }
      }
    }
  }

  private void tools() throws IOException {
    JsonToken token = in.next();
    if (token == JsonToken.START_ARRAY) {
      toolList();
    } else if (token == JsonToken.START_OBJECT) {
      for (String name = in.field(); name != null; name = in.field()) {
        if ((name.equals("components") || name.equals("services"))) {
          if (in.array()) {
            toolList();
          }
        } else {
          in.skip();
        }
      }
    }
  }

  private void toolList() throws IOException {
    while (in.nextObject()) {
      String name = "";
      String version = "";
      for (String field = in.field(); field != null; field = in.field()) {
        switch (field) {
          case "name" -> name = text();
          case "version" -> version = text();
          default -> in.skip();
        }
      }
      if (!name.isBlank() && index.tools.size() < 1000) {
        index.tools.add(version.isEmpty() ? name : name + " " + version);
      }
    }
  }

  private void services() throws IOException {
    if (in.array()) {
      while (in.nextObject()) {
        for (String name = in.field(); name != null; name = in.field()) {
          switch (name) {
            case "bom-ref" -> {
              String ref = in.text();
              if (ref != null) {
                index.graph.declare(ref, SbomGraph.OTHER);
              }
            }
            case "services" -> services();
            default -> in.skip();
          }
        }
      }
    }
  }

  private void dependencies() throws IOException {
    if (!in.array()) {
      return;
    }
    int[] targets = new int[64];
    while (in.nextObject()) {
      long position = in.offset();
      int entry = in.itemIndex();
      int from = -1;
      int count = 0;
      for (String name = in.field(); name != null; name = in.field()) {
        switch (name) {
          case "ref" -> {
            String ref = in.text();
            from = ref == null ? -1 : index.graph.reference(ref);
          }
          case "dependsOn", "provides" -> {
            // "provides" says what a component implements: a relation, so it is reachable
            if (in.array()) {
              while (in.nextString()) {
                if (count == targets.length) {
                  targets = Arrays.copyOf(targets, count * 2);
                }
                targets[count++] = index.graph.reference(in.current());
                if (count > limits.maxEdges()) {
                  throw new JsonTokens.Refused(
                      "sbom.too-big",
                      in.offset(),
                      "the document has more than " + limits.maxEdges() + " relations");
                }
              }
            }
          }
          default -> in.skip();
        }
      }
      if (from >= 0) {
        if (!index.graph.entry(from, position)) {
          index.graph.stray(
              index.graph.refs.text(from), new Spot(position, "#/dependencies/", entry, "/ref"));
        }
        for (int i = 0; i < count; i++) {
          index.graph.edge(from, targets[i], (entry << 8) | Math.min(i, 255), position);
        }
      }
    }
  }

  private void compositions() throws IOException {
    if (!in.array()) {
      return;
    }
    while (in.nextObject()) {
      int number = in.itemIndex();
      long position = in.offset();
      SbomDocument.Completeness said = SbomDocument.Completeness.NOT_STATED;
      int[] covered = new int[16];
      int count = 0;
      for (String name = in.field(); name != null; name = in.field()) {
        switch (name) {
          case "aggregate" -> said = completeness(in.text());
          case "assemblies", "dependencies" -> {
            if (in.array()) {
              while (in.nextString()) {
                if (count == covered.length) {
                  covered = Arrays.copyOf(covered, count * 2);
                }
                covered[count++] = index.graph.reference(in.current());
              }
            }
          }
          default -> in.skip();
        }
      }
      if (said != SbomDocument.Completeness.NOT_STATED) {
        for (int i = 0; i < count; i++) {
          index.graph.state(covered[i], said);
        }
      }
      for (int i = 0; i < count; i++) {
        index.graph.mention(covered[i], number, position);
      }
    }
  }

  static SbomDocument.Completeness completeness(@Nullable String aggregate) {
    if (aggregate == null) {
      return SbomDocument.Completeness.NOT_STATED;
    }
    return switch (aggregate) {
      case "complete" -> SbomDocument.Completeness.COMPLETE;
      case "unknown" -> SbomDocument.Completeness.UNKNOWN;
      default ->
          aggregate.startsWith("incomplete")
              ? SbomDocument.Completeness.INCOMPLETE
              : SbomDocument.Completeness.NOT_STATED;
    };
  }

  /** Counts them, in whatever form they are written. */
  private void vulnerabilities() throws IOException {
    JsonToken token = in.next();
    if (token != JsonToken.START_ARRAY) {
      if (token != JsonToken.VALUE_NULL) {
        vulnerability("#/vulnerabilities");
      }
      in.skipFrom(token);
      return;
    }
    while ((token = in.next()) != JsonToken.END_ARRAY && token != null) {
      vulnerability("#/vulnerabilities/0");
      in.skipFrom(token);
    }
  }

  private void vulnerability(String pointer) {
    if (index.vulnerabilities++ == 0) {
      index.vulnerabilityAt = new Spot(in.offset(), pointer);
    }
  }

  private String text() throws IOException {
    String text = in.text();
    return text == null ? "" : text;
  }
}
