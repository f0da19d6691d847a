package io.fairlead.compliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The compact form of a document: columns by component, relations as pairs of reference numbers.
 * About 12 MB for 100,000 components and 300,000 relations.
 */
final class SbomIndex implements SbomDocument {

  /** What a reference number stands for when it is no component. */
  static final int UNKNOWN = -1;

  /** A service or another named thing of this document. */
  static final int OTHER = -2;

  /** Something in another document, declared as such. */
  static final int ELSEWHERE = -3;

  final SbomFormat format;
  final String specVersion;
  private final Limits limits;

  final TextArena refs = new TextArena();
  private final TextArena labels = new TextArena();
  private int[] owners = new int[256];
  private long[] entries = new long[256];
  private byte[] completeness = new byte[256];
  private long[] mentions = new long[256];
  private int[] mentionedIn = new int[256];

  private int components;
  private long[] positions = new long[256];
  private int[] parents = new int[256];
  private int[] places = new int[256];
  private int[] refOf = new int[256];
  private int[] labelOf = new int[256];
  private byte[] kinds = new byte[256];
  int primary = -1;

  /** Reference that an SPDX document describes, or -1. */
  int described = -1;

  int models;

  private int edges;
  private int[] from = new int[1024];
  private int[] to = new int[1024];
  private int[] ordinals = new int[1024];

  /** Pointer of the array in which top-level components lie, for example {@code /components}. */
  String base = "/components";

  /** Pointer of the list of relations. */
  String relations = "/dependencies";

  /** Pointer of the primary component if it is not in {@link #base}. */
  String primaryPointer = "/metadata/component";

  @Nullable String serial;
  @Nullable String documentVersion;
  @Nullable String timestamp;
  @Nullable Spot timestampAt;
  @Nullable Spot serialAt;
  @Nullable Spot vulnerabilityAt;
  final List<Party> creators = new ArrayList<>();
  final List<Party> lenientCreators = new ArrayList<>();
  final List<String> tools = new ArrayList<>();
  final List<String> lifecycles = new ArrayList<>();
  int vulnerabilities;
  java.time.@Nullable LocalDate deliveryDate;
  boolean signed;
  @Nullable Spot signatureAt;
  final List<String> notes = new ArrayList<>();
  final List<DuplicateRef> duplicates = new ArrayList<>();
  int duplicateRefs;
  final List<Stray> strays = new ArrayList<>();
  int strayCount;

  final List<SchemaFault> faults = new ArrayList<>();
  long schemaFaults;

  /** A place that the schema of the format does not allow. */
  record SchemaFault(Spot at, String message) {}

  /** A reference that two things carry. */
  record DuplicateRef(String ref, int component) {}

  /** A composition or relation that names something which is not there. */
  record Stray(String ref, Spot at) {}

  SbomIndex(SbomFormat format, String specVersion, Limits limits) {
    this.format = format;
    this.specVersion = specVersion;
    this.limits = limits;
    Arrays.fill(owners, UNKNOWN);
  }

  // -- building --

  /** Starts a component; returns its number. */
  int begin(int parent, int place, long position) throws JsonTokens.Refused {
    if (components >= limits.maxComponents()) {
      throw new JsonTokens.Refused(
          "sbom.too-big",
          position,
          "the document has more than " + limits.maxComponents() + " components");
    }
    if (components == positions.length) {
      int larger = components + (components >> 1);
      positions = Arrays.copyOf(positions, larger);
      parents = Arrays.copyOf(parents, larger);
      places = Arrays.copyOf(places, larger);
      refOf = Arrays.copyOf(refOf, larger);
      labelOf = Arrays.copyOf(labelOf, larger);
      kinds = Arrays.copyOf(kinds, larger);
    }
    positions[components] = position;
    parents[components] = parent;
    places[components] = place;
    refOf[components] = -1;
    labelOf[components] = -1;
    return components++;
  }

  /** Completes a component: all of its fields have been read. */
  void complete(SbomComponent component) throws JsonTokens.Refused {
    int index = component.index;
    kinds[index] = code(component.kind());
    labelOf[index] = labels.label(component.group, component.name, component.version);
    models += component.type.equals("machine-learning-model") ? 1 : 0;
    if (!component.ref.isEmpty()) {
      int ref = reference(component.ref);
      refOf[index] = ref;
      if (owners[ref] != UNKNOWN && owners[ref] != ELSEWHERE) {
        duplicate(component.ref, index);
      } else {
        owners[ref] = index;
      }
    }
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

  /** Returns where a reference is named first, or null. */
  @Nullable Spot mention(int ref) {
    if (mentions[ref] == 0) {
      return null;
    }
    int place = mentionedIn[ref];
    String list = place < 0 ? base : format.cycloneDx() ? "/compositions" : relations;
    return new Spot(mentions[ref] - 1, "#" + list + "/", place < 0 ? ~place : place, "");
  }

  void stray(String ref, Spot at) {
    strayCount++;
    if (strays.size() < 1000) {
      strays.add(new Stray(ref, at));
    }
  }

  // -- reading --

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

  /** Returns where the relations of a reference are written, or -1. */
  long entryPosition(int ref) {
    return entries[ref] - 1;
  }

  int refNumber(int component) {
    return refOf[component];
  }

  int parent(int component) {
    return parents[component];
  }

  long position(int component) {
    return positions[component];
  }

  /** Returns the pointer of a component. */
  String pointer(int component) {
    if (component == primary && places[component] < 0) {
      return primaryPointer;
    }
    if (format == SbomFormat.SPDX_3_JSON && places[component] < 0) {
      return "";
    }
    int parent = parents[component];
    return (parent < 0 ? base : pointer(parent) + "/components") + "/" + places[component];
  }

  @Override
  public SbomFormat format() {
    return format;
  }

  @Override
  public String specVersion() {
    return specVersion;
  }

  @Override
  public Optional<String> identity() {
    return Optional.ofNullable(serial)
        .map(s -> documentVersion == null ? s : s + "/" + documentVersion);
  }

  @Override
  public Optional<String> timestamp() {
    return Optional.ofNullable(timestamp);
  }

  @Override
  public List<Party> creators() {
    return creators;
  }

  @Override
  public List<String> tools() {
    return tools;
  }

  @Override
  public List<String> lifecycles() {
    return lifecycles;
  }

  @Override
  public int vulnerabilities() {
    return vulnerabilities;
  }

  @Override
  public boolean signed() {
    return signed;
  }

  @Override
  public int components() {
    return components;
  }

  @Override
  public int primary() {
    return primary;
  }

  @Override
  public String ref(int component) {
    return refOf[component] < 0 ? "" : refs.text(refOf[component]);
  }

  @Override
  public String label(int component) {
    return labelOf[component] < 0 ? "" : labels.text(labelOf[component]);
  }

  @Override
  public ComponentKind kind(int component) {
    return KINDS[kinds[component]];
  }

  @Override
  public boolean hasEntry(int component) {
    return refOf[component] >= 0 && entries[refOf[component]] != 0;
  }

  @Override
  public Completeness completeness(int component) {
    return refOf[component] < 0
        ? Completeness.NOT_STATED
        : COMPLETENESS[completeness[refOf[component]]];
  }

  private static final ComponentKind[] KINDS = {
    ComponentKind.FULL, ComponentKind.LOGICAL, ComponentKind.IDENTIFIED, ComponentKind.REFERENCED
  };

  private static byte code(ComponentKind kind) {
    return switch (kind) {
      case FULL -> 0;
      case LOGICAL -> 1;
      case IDENTIFIED -> 2;
      case REFERENCED -> 3;
    };
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
