package io.fairlead.compliance;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Takes the relations of an SPDX 3 document: {@code to} is always an array. */
final class Spdx3Relations {

  /** In the guideline's spelling, and in that of its taxonomy. */
  private static final Set<String> EFFECTIVE = Set.of("hasEffectiveLicense", "hasEffectiveLicence");

  private final SbomIndex index;
  private final Spdx3Facts facts;

  Spdx3Relations(SbomIndex index, Spdx3Facts facts) {
    this.index = index;
    this.facts = facts;
  }

  void take(Spdx3Element e) throws IOException {
    List<String> sources = e.references("from");
    if (sources.isEmpty()) {
      return;
    }
    String source = sources.get(0);
    int from = index.graph.reference(source);
    String type = e.text("relationshipType");
    for (String target : e.references("to")) {
      one(e, from, type, target);
    }
    completeness(e, from, type);
  }

  private void one(Spdx3Element e, int from, String type, String target) throws IOException {
    if (individual(target)) {
      nobody(e, from, type, target);
      return;
    }
    int to = index.graph.reference(target);
    switch (type) {
      case "dependsOn",
          "contains",
          "hasDynamicLink",
          "hasStaticLink",
          "hasPrerequisite",
          "hasOptionalComponent",
          "hasOptionalDependency",
          "hasProvidedDependency",
          "packagedBy" -> {
        index.graph.entry(from, e.position);
        index.graph.edge(from, to, e.number, e.position);
      }
      case "hasConcludedLicense" -> facts.relate(from, to, Spdx3Facts.CONCLUDED);
      case "hasDeclaredLicense" -> facts.relate(from, to, Spdx3Facts.DECLARED);
      case "hasDistributionArtifact" -> {
        facts.relate(from, to, Spdx3Facts.DISTRIBUTION);
        index.graph.mention(to, e.number, e.position);
      }
      case "trainedOn" -> {
        facts.relate(from, to, Spdx3Facts.TRAINED_ON);
        index.graph.edge(from, to, e.number, e.position);
        index.graph.entry(from, e.position);
      }
      case "generates" -> {
        // what is made from source code leads to it
        facts.relate(to, from, Spdx3Facts.GENERATED_FROM);
        index.graph.edge(to, from, e.number, e.position);
        index.graph.mention(to, e.number, e.position);
      }
      default -> {
        if (type.equals("other") && EFFECTIVE.contains(e.text("comment"))) {
          facts.relate(from, to, Spdx3Facts.EFFECTIVE);
        }
        index.graph.mention(from, e.number, e.position);
        if (!listed(target)) {
          index.graph.mention(to, e.number, e.position);
        }
      }
    }
  }

  /** Relations to "none" or "not known" say something of the completeness. */
  private void nobody(Spdx3Element e, int from, String type, String target) {
    if (type.equals("dependsOn") || type.equals("contains")) {
      index.graph.entry(from, e.position);
      index.graph.state(
          from,
          target.contains("NoAssertion")
              ? SbomDocument.Completeness.UNKNOWN
              : SbomDocument.Completeness.COMPLETE);
    } else if (type.equals("hasConcludedLicense")) {
      facts.relate(from, index.graph.reference(target), Spdx3Facts.CONCLUDED);
    } else if (type.equals("hasDeclaredLicense")) {
      facts.relate(from, index.graph.reference(target), Spdx3Facts.DECLARED);
    }
    index.graph.declare(target, SbomGraph.ELSEWHERE);
  }

  private void completeness(Spdx3Element e, int from, String type) {
    if (type.equals("dependsOn") || type.equals("contains")) {
      switch (e.text("completeness")) {
        case "complete" -> index.graph.state(from, SbomDocument.Completeness.COMPLETE);
        case "incomplete" -> index.graph.state(from, SbomDocument.Completeness.INCOMPLETE);
        case "noAssertion" -> index.graph.state(from, SbomDocument.Completeness.UNKNOWN);
        default -> {}
      }
    }
  }

  /** Individuals by their IRI or by their name in the context; not whatever ends like one. */
  static boolean individual(String target) {
    boolean standard =
        target.indexOf(':') < 0
            || target.startsWith("https://spdx.org/rdf/3.0.1/terms/")
            || target.startsWith("spdx:");
    return standard
        && (target.endsWith("NoneElement")
            || target.endsWith("NoAssertionElement")
            || target.endsWith("NoneLicense")
            || target.endsWith("NoAssertionLicense")
            || target.endsWith("SpdxOrganization"));
  }

  /** Licences of the SPDX list are named by their address, without an element. */
  static boolean listed(String target) {
    return target.startsWith("https://spdx.org/licenses/")
        || target.startsWith("http://spdx.org/licenses/");
  }
}
