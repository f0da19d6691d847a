package io.fairlead.compliance;

import io.fairlead.compliance.SbomDocument.Completeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The references of a document and what connects them: texts once, in an arena of bytes; relations
 * as pairs of numbers.
 */
final class SbomGraph {

  /** What a reference number stands for when it is no component. */
  static final int UNKNOWN = -1;

  /** A service or another named thing of this document. */
  static final int OTHER = -2;

  /** Something in another document, declared as such. */
  static final int ELSEWHERE = -3;

  final TextArena refs = new TextArena();
  private int[] owners = new int[256];
  private long[] entries = new long[256];
  private byte[] completeness = new byte[256];
  private long[] mentions = new long[256];
  private int[] mentionedIn = new int[256];

  private int edges;
  private int[] from = new int[1024];
  private int[] to = new int[1024];
  private int[] ordinals = new int[1024];

  final List<DuplicateRef> duplicates = new ArrayList<>();
  int duplicateRefs;
  final List<Stray> strays = new ArrayList<>();
  int strayCount;

  /** A reference that two things carry. */
  record DuplicateRef(String ref, int component) {}

  /** A composition or relation that names something which is not there. */
  record Stray(String ref, Spot at) {}

  private final Limits limits;

  SbomGraph(Limits limits) {
    this.limits = limits;
    Arrays.fill(owners, UNKNOWN);
  }

  // -- building --

  /** Says which component a reference belongs to; returns the number of the reference. */
  int own(String text, int component) {
    int ref = reference(text);
    if (owners[ref] != UNKNOWN && owners[ref] != ELSEWHERE) {
      duplicate(text, component);
    } else {
      owners[ref] = component;
    }
    return ref;
  }

  void duplicate(String ref, int component) {
    duplicateRefs++;
    if (duplicates.size() < 1000) {
      duplicates.add(new DuplicateRef(ref, component));
    }
  }

  /** Declares that a reference is a thing of this document, or of another one. */
  void declare(String text, int what) {
    int ref = reference(text);
    if (owners[ref] == UNKNOWN) {
      owners[ref] = what;
    } else if (what == OTHER) {
      duplicate(text, -1);
    }
  }

  /** Returns the number of a reference. */
  int reference(String text) {
    int ref = refs.intern(text);
    if (ref >= owners.length) {
      int old = owners.length;
      int larger = Math.max(ref + 1, old + (old >> 1));
      owners = Arrays.copyOf(owners, larger);
      Arrays.fill(owners, old, larger, UNKNOWN);
      entries = Arrays.copyOf(entries, larger);
      completeness = Arrays.copyOf(completeness, larger);
      mentions = Arrays.copyOf(mentions, larger);
      mentionedIn = Arrays.copyOf(mentionedIn, larger);
    }
    return ref;
  }

  /** Notes that relations of a reference are written at a place. Returns false if it had some. */
  boolean entry(int ref, long position) {
    if (entries[ref] != 0) {
      return false;
    }
    entries[ref] = position + 1;
    return true;
  }

  /** Adds a relation; {@code ordinal} is where it stands in its list. */
  void edge(int fromRef, int toRef, int ordinal, long position) throws JsonTokens.Refused {
    if (edges >= limits.maxEdges()) {
      throw new JsonTokens.Refused(
          "sbom.too-big",
          position,
          "the document has more than " + limits.maxEdges() + " relations");
    }
    if (edges == from.length) {
      int larger = edges + (edges >> 1);
      from = Arrays.copyOf(from, larger);
      to = Arrays.copyOf(to, larger);
      ordinals = Arrays.copyOf(ordinals, larger);
    }
    from[edges] = fromRef;
    to[edges] = toRef;
    ordinals[edges++] = ordinal;
  }

  /** States how complete the relations of a reference are; the strictest statement stays. */
  void state(int ref, Completeness said) {
    if (completeness[ref] == 0 || said == Completeness.COMPLETE) {
      completeness[ref] = code(said);
    }
  }

  /**
   * Notes that something else than a dependency names a reference; only the first is kept.
   *
   * @param place number of the composition or relation; or {@code ~number} of the component
   */
  void mention(int ref, int place, long position) {
    if (mentions[ref] == 0) {
      mentions[ref] = position + 1;
      mentionedIn[ref] = place;
    }
  }

  void stray(String ref, Spot at) {
    strayCount++;
    if (strays.size() < 1000) {
      strays.add(new Stray(ref, at));
    }
  }

  // -- reading --

  /** Returns whether anything else than a dependency names a reference. */
  boolean mentioned(int ref) {
    return mentions[ref] != 0;
  }

  /** Returns where a reference is named first other than by a dependency; only if it is. */
  long mentionPosition(int ref) {
    return mentions[ref] - 1;
  }

  /** Returns the number of the composition or relation that names it; or {@code ~number}. */
  int mentionPlace(int ref) {
    return mentionedIn[ref];
  }

  Completeness completeness(int ref) {
    return COMPLETENESS[completeness[ref]];
  }

  int owner(int ref) {
    return owners[ref];
  }

  int edges() {
    return edges;
  }

  int edgeFrom(int edge) {
    return from[edge];
  }

  int edgeTo(int edge) {
    return to[edge];
  }

  int edgeOrdinal(int edge) {
    return ordinals[edge];
  }

  /** Returns whether relations of a reference are written anywhere. */
  boolean hasEntry(int ref) {
    return entries[ref] != 0;
  }

  /** Returns where the relations of a reference are written; only if they are. */
  long entryPosition(int ref) {
    return entries[ref] - 1;
  }

  private static final Completeness[] COMPLETENESS = {
    Completeness.NOT_STATED, Completeness.COMPLETE, Completeness.INCOMPLETE, Completeness.UNKNOWN
  };

  private static byte code(Completeness said) {
    return switch (said) {
      case NOT_STATED -> 0;
      case COMPLETE -> 1;
      case INCOMPLETE -> 2;
      case UNKNOWN -> 3;
    };
  }
}
