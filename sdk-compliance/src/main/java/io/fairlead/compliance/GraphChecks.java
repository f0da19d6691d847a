package io.fairlead.compliance;

import java.util.Arrays;

/**
 * Checks of relations, over numbers: linear in components and relations, without recursion, so that
 * circles and long chains are harmless.
 */
final class GraphChecks {

  private GraphChecks() {}

  /** BSI: the primary component is there, all is reachable from it, and nothing dangles. */
  static void depth(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    if (primary(index, ruling)) {
      ruling.document().pass();
    }
    references(index, ruling);
    Bits reachable = reachable(index);
    // an empty entry for a leaf is a rule of CycloneDX
    boolean own = index.format.cycloneDx();
    for (int i = 0; i < index.components(); i++) {
      ruling.component(i);
      ComponentKind kind = index.kind(i);
      boolean asked = kind == ComponentKind.FULL || kind == ComponentKind.LOGICAL;
      if (index.primary >= 0 && !reachable.get(i)) {
        ruling.fail("the component is not reachable from the primary component");
      } else if (asked && own && index.refNumber(i) < 0) {
        ruling.fail("the component has no reference, so its dependencies cannot be stated");
      } else if (asked && own && !index.hasEntry(i)) {
        ruling.fail("the component has no dependency entry of its own (empty if it has none)");
      } else {
        ruling.pass();
      }
    }
  }

  /** BSI: for each component it is said whether its dependencies are all there. */
  static void completeness(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    for (int i = 0; i < index.components(); i++) {
      ComponentKind kind = index.kind(i);
      if (kind != ComponentKind.FULL && kind != ComponentKind.LOGICAL) {
        continue;
      }
      ruling.component(i);
      if (index.completeness(i) != SbomDocument.Completeness.NOT_STATED) {
        ruling.pass();
      } else if (index.format == SbomFormat.SPDX_2_JSON && index.hasEntry(i)) {
        ruling.inconclusive("SPDX 2 can state completeness only by NONE or NOASSERTION");
      } else {
        ruling.fail("it is not stated whether the dependencies are complete");
      }
    }
  }

  /** NTIA, CISA: the primary component is there and has relations; nothing dangles. */
  static void relationships(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    if (primary(index, ruling)) {
      ruling.document().pass();
    }
    references(index, ruling);
  }

  /** CRA: the direct dependencies of the primary component, each with name and version. */
  static void topLevel(SbomDocument document, Ruling ruling) {
    SbomIndex index = (SbomIndex) document;
    if (!primary(index, ruling)) {
      return;
    }
    ruling.document().pass();
    int own = index.refNumber(index.primary);
    for (int i = 0; i < index.graph.edges(); i++) {
      if (index.graph.edgeFrom(i) == own) {
        int target = index.graph.owner(index.graph.edgeTo(i));
        if (target == SbomGraph.UNKNOWN) {
          ruling
              .component(index.primary)
              .fail(
                  edgeSpot(index, i),
                  "depends on \"%s\", which is not there",
                  index.graph.refs.text(index.graph.edgeTo(i)));
        } else if (target >= 0) {
          ruling.component(target).pass();
        }
      }
    }
  }

  private static boolean primary(SbomIndex index, Ruling ruling) {
    ruling.document();
    if (index.primary < 0) {
      ruling.fail("the component that the SBOM is about is missing");
      return false;
    }
    if (!index.hasEntry(index.primary) && !hasChild(index)) {
      if (index.components() > 1) {
        ruling.fail("the primary component has no relations");
      } else {
        ruling.inconclusive("nothing says that the only component depends on nothing else");
      }
      return false;
    }
    return true;
  }

  private static boolean hasChild(SbomIndex index) {
    for (int i = 0; i < index.components(); i++) {
      if (index.parent(i) == index.primary) {
        return true;
      }
    }
    return false;
  }

  /** Everything that is named is there, and once. */
  private static void references(SbomIndex index, Ruling ruling) {
    for (int i = 0; i < index.graph.edges(); i++) {
      int to = index.graph.edgeTo(i);
      if (index.graph.owner(to) == SbomGraph.UNKNOWN && !elsewhere(index, to)) {
        int from = index.graph.owner(index.graph.edgeFrom(i));
        ruling.component(Math.max(-1, from));
        if (ruling.wanted()) {
          ruling.fail(
              edgeSpot(index, i),
              "depends on \"%s\", which is not there",
              index.graph.refs.text(to));
        } else {
          ruling.fail("");
        }
      }
    }
    for (int ref = 0; ref < index.graph.refs.size(); ref++) {
      if (index.graph.owner(ref) != SbomGraph.UNKNOWN || elsewhere(index, ref)) {
        continue;
      }
      if (index.graph.hasEntry(ref)) {
        ruling
            .document()
            .fail(
                new Spot(index.graph.entryPosition(ref), "#" + index.relations),
                "has relations of \"%s\", which is not there",
                index.graph.refs.text(ref));
      }
      Spot mention = index.mention(ref);
      if (mention != null) {
        ruling
            .document()
            .fail(mention, "names \"%s\", which is not there", index.graph.refs.text(ref));
      }
    }
    for (SbomGraph.Stray stray : index.graph.strays) {
      ruling.document().fail(stray.at(), "\"%s\" has two entries", stray.ref());
    }
    for (SbomGraph.DuplicateRef duplicate : index.graph.duplicates) {
      ruling
          .component(duplicate.component())
          .fail(null, "the reference \"%s\" belongs to two things", duplicate.ref());
    }
    ruling.more(index.graph.strayCount - index.graph.strays.size());
    int unseen = index.graph.duplicateRefs - index.graph.duplicates.size();
    if (unseen > 0) {
      // whose they are is not known any more, so no waiver of a component covers them
      ruling
          .document()
          .fail(null, "further references that belong to two things: %s", String.valueOf(unseen));
      ruling.more(unseen - 1);
    }
  }

  private static boolean elsewhere(SbomIndex index, int ref) {
    return index.graph.refs.startsWith(ref, "urn:cdx:");
  }

  private static Spot edgeSpot(SbomIndex index, int edge) {
    long position = index.graph.entryPosition(index.graph.edgeFrom(edge));
    int ordinal = index.graph.edgeOrdinal(edge);
    if (index.format.cycloneDx()) {
      // one byte has room for the first items of a list; behind them the list itself is named
      int item = ordinal & 0xff;
      String tail = item == 0xff ? "/dependsOn" : "/dependsOn/" + item;
      return new Spot(position, "#/dependencies/", ordinal >>> 8, tail);
    }
    return new Spot(position, "#" + index.relations + "/", ordinal, "");
  }

  /** Marks what a walk from the primary component meets; a parent counts as relation to a child. */
  private static Bits reachable(SbomIndex index) {
    Bits seen = new Bits();
    if (index.primary < 0) {
      return seen;
    }
    int nodes = index.components();
    int[] starts = new int[nodes + 1];
    int[] targets = successors(index, starts);
    int[] queue = new int[nodes];
    int head = 0;
    int tail = 0;
    queue[tail++] = index.primary;
    seen.set(index.primary);
    while (head < tail) {
      int node = queue[head++];
      for (int i = starts[node]; i < starts[node + 1]; i++) {
        if (!seen.get(targets[i])) {
          seen.set(targets[i]);
          queue[tail++] = targets[i];
        }
      }
    }
    return seen;
  }

  /** Fills {@code starts} so that the successors of n are from starts[n] to starts[n + 1]. */
  private static int[] successors(SbomIndex index, int[] starts) {
    for (int i = 0; i < index.graph.edges(); i++) {
      int from = index.graph.owner(index.graph.edgeFrom(i));
      if (from >= 0 && index.graph.owner(index.graph.edgeTo(i)) >= 0) {
        starts[from + 1]++;
      }
    }
    for (int i = 0; i < index.components(); i++) {
      if (index.parent(i) >= 0) {
        starts[index.parent(i) + 1]++;
      }
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] targets = new int[starts[starts.length - 1]];
    int[] next = Arrays.copyOf(starts, starts.length);
    for (int i = 0; i < index.graph.edges(); i++) {
      int from = index.graph.owner(index.graph.edgeFrom(i));
      int to = index.graph.owner(index.graph.edgeTo(i));
      if (from >= 0 && to >= 0) {
        targets[next[from]++] = to;
      }
    }
    for (int i = 0; i < index.components(); i++) {
      if (index.parent(i) >= 0) {
        targets[next[index.parent(i)]++] = i;
      }
    }
    return targets;
  }
}
