package io.fairlead.compliance;

import java.io.IOException;

/** Reads SPDX 2.3 JSON: packages are components, files are things that may be named. */
final class Spdx2Reader {

  private static final String LICENCE_REFERENCE = "LicenseRef-";

  private final JsonTokens in;
  private final SbomIndex index;
  private final Spdx2Packages packages;

  Spdx2Reader(JsonTokens in, SbomIndex index, ComponentSink sink) {
    this.in = in;
    this.index = index;
    this.packages = new Spdx2Packages(in, index, sink);
    index.base = "/packages";
    index.relations = "/relationships";
  }

  void read() throws IOException {
    in.next();
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "SPDXID" -> {
          String id = in.text();
          if (id != null) {
            index.graph.declare(id, SbomGraph.OTHER);
          }
        }
        case "documentNamespace" -> {
          index.serial = in.text();
          index.serialAt = new Spot(in.offset(), "#/documentNamespace");
        }
        case "creationInfo" -> creationInfo();
        case "packages" -> packages.list();
        case "files", "snippets" -> declareAll("SPDXID");
        case "hasExtractedLicensingInfos" -> declareAll("licenseId");
        case "documentDescribes" -> {
          if (in.array()) {
            while (in.nextString()) {
              describes(index.graph.reference(in.current()));
            }
          }
        }
        case "relationships" -> relationships();
        default -> in.skip();
      }
    }
    if (in.next() != null) {
      throw new JsonTokens.Refused(
          "sbom.not-json", in.offset(), "there is something behind the end of the document");
    }
    settlePrimary();
  }

  private void settlePrimary() {
    if (index.described >= 0 && index.graph.owner(index.described) >= 0) {
      index.primary = index.graph.owner(index.described);
    } else if (index.described < 0 && index.components() == 1) {
      // SPDX 2.3, 7.1: a document with one package describes that package
      index.primary = 0;
    }
  }

  private void describes(int ref) {
    if (index.described < 0) {
      index.described = ref;
    }
  }

  private void declareAll(String key) throws IOException {
    if (in.array()) {
      while (in.nextObject()) {
        for (String name = in.field(); name != null; name = in.field()) {
          if (name.equals(key)) {
            String id = in.text();
            if (id != null) {
              index.graph.declare(id, SbomGraph.OTHER);
            }
          } else {
            in.skip();
          }
        }
      }
    }
  }

  private void creationInfo() throws IOException {
    if (!in.object()) {
      return;
    }
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "created" -> {
          index.timestamp = in.text();
          index.timestampAt = new Spot(in.offset(), "#/creationInfo/created");
        }
        case "creators" -> {
          if (in.array()) {
            while (in.nextString()) {
              creator(in.current());
            }
          }
        }
        default -> in.skip();
      }
    }
  }

  private void creator(String text) throws IOException {
    if (text.startsWith("Tool:")) {
      if (index.tools.size() < 1000) {
        index.tools.add(text.substring(5).strip());
      }
      return;
    }
    Party party =
        Spdx2Packages.party(
            text, new Spot(in.offset(), "#/creationInfo/creators/", in.index(), ""));
    if (party != null) {
      index.creators.add(party);
    }
  }

  private void relationships() throws IOException {
    if (!in.array()) {
      return;
    }
    while (in.nextObject()) {
      int number = in.itemIndex();
      long position = in.offset();
      String from = null;
      String to = null;
      String type = "";
      for (String name = in.field(); name != null; name = in.field()) {
        switch (name) {
          case "spdxElementId" -> from = in.text();
          case "relatedSpdxElement" -> to = in.text();
          case "relationshipType" -> {
            String text = in.text();
            type = text == null ? "" : text;
          }
          default -> in.skip();
        }
      }
      if (from != null && to != null) {
        relationship(from, type, to, number, position);
      }
    }
  }

  private void relationship(String from, String type, String to, int number, long position)
      throws IOException {
    if (to.equals("NONE") || to.equals("NOASSERTION")) {
      int ref = index.graph.reference(from);
      index.graph.entry(ref, position);
      if (type.equals("DEPENDS_ON") || type.equals("CONTAINS")) {
        index.graph.state(
            ref,
            to.equals("NONE")
                ? SbomDocument.Completeness.COMPLETE
                : SbomDocument.Completeness.UNKNOWN);
      }
      return;
    }
    int source = reference(from);
    int target = reference(to);
    switch (type) {
      case "DESCRIBES" -> describes(target);
      case "DESCRIBED_BY" -> describes(source);
      case "DEPENDS_ON", "CONTAINS", "STATIC_LINK", "DYNAMIC_LINK", "HAS_PREREQUISITE" ->
          edge(source, target, number, position);
      case "CONTAINED_BY", "PREREQUISITE_FOR" -> edge(target, source, number, position);
      default -> {
        if (type.endsWith("DEPENDENCY_OF")) {
          edge(target, source, number, position);
        } else {
          index.graph.mention(source, number, position);
          index.graph.mention(target, number, position);
        }
      }
    }
  }

  private void edge(int from, int to, int number, long position) throws IOException {
    index.graph.entry(from, position);
    index.graph.edge(from, to, number, position);
  }

  /** Things of another document, declared or not, are not expected here. */
  private int reference(String id) {
    int ref = index.graph.reference(id);
    if (id.startsWith("DocumentRef-")) {
      index.graph.declare(id, SbomGraph.ELSEWHERE);
    }
    return ref;
  }

  /** Notes the licence references of an expression, so that those without a text are found. */
  static void licenceReferences(SbomIndex index, String expression, int item, long position) {
    int at = expression.indexOf(LICENCE_REFERENCE);
    while (at >= 0) {
      int end = at + LICENCE_REFERENCE.length();
      while (end < expression.length() && idCharacter(expression.charAt(end))) {
        end++;
      }
      boolean elsewhere = at > 0 && expression.charAt(at - 1) == ':';
      if (!elsewhere) {
        index.graph.mention(index.graph.reference(expression.substring(at, end)), ~item, position);
      }
      at = expression.indexOf(LICENCE_REFERENCE, end);
    }
  }

  private static boolean idCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '.';
  }
}
