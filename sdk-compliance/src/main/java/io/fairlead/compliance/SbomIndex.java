package io.fairlead.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The compact form of a document: columns by component, relations as a {@link SbomGraph}. About 15
 * MB for 100,000 components and 300,000 relations.
 */
final class SbomIndex implements SbomDocument {

  final SbomFormat format;
  final String specVersion;
  private final Limits limits;

  /** References and what connects them. */
  final SbomGraph graph;

  private final TextArena labels = new TextArena();
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

  /** Components whose kind the document states by a property, which decides what is asked. */
  int statedKinds;

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
  @Nullable LocalDate deliveryDate;
  boolean signed;
  @Nullable Spot signatureAt;
  final List<SchemaFault> faults = new ArrayList<>();
  long schemaFaults;

  /** A place that the schema of the format does not allow. */
  record SchemaFault(Spot at, String message) {}

  SbomIndex(SbomFormat format, String specVersion, Limits limits) {
    this.format = format;
    this.specVersion = specVersion;
    this.limits = limits;
    this.graph = new SbomGraph(limits);
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
    statedKinds += component.kindStated() ? 1 : 0;
    models += component.type.equals("machine-learning-model") ? 1 : 0;
    if (!component.ref.isEmpty()) {
      refOf[index] = graph.own(component.ref, index);
    }
  }

  /** Returns where a reference is named first other than by a dependency, or null. */
  @Nullable Spot mention(int ref) {
    if (!graph.mentioned(ref)) {
      return null;
    }
    long position = graph.mentionPosition(ref);
    int place = graph.mentionPlace(ref);
    String list = place < 0 ? base : format.cycloneDx() ? "/compositions" : relations;
    return new Spot(position, "#" + list + "/", place < 0 ? ~place : place, "");
  }

  // -- reading --

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
    return refOf[component] < 0 ? "" : graph.refs.text(refOf[component]);
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
    return refOf[component] >= 0 && graph.hasEntry(refOf[component]);
  }

  @Override
  public Completeness completeness(int component) {
    return refOf[component] < 0 ? Completeness.NOT_STATED : graph.completeness(refOf[component]);
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
}
