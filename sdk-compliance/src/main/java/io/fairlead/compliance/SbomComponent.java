package io.fairlead.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One component as it streams by: what the document says, in one vocabulary for all formats. Lives
 * as long as the rules look at it; do not keep it. Not thread-safe.
 */
public final class SbomComponent {

  static final String KIND_PROPERTY = "fairlead:component:kind";
  static final String FILENAME = "bsi:component:filename";
  static final String EXECUTABLE = "bsi:component:executable";
  static final String ARCHIVE = "bsi:component:archive";
  static final String STRUCTURED = "bsi:component:structured";

  private static final Set<String> GROUPINGS =
      Set.of("application", "framework", "container", "platform", "operating-system");

  int index;
  final SbomFormat format;
  String type = "";
  String ref = "";
  String group = "";
  String name = "";
  String version = "";
  boolean external;
  boolean rangeOnly;
  @Nullable Spot nameAt;
  @Nullable Spot versionAt;
  @Nullable Party creator;
  @Nullable Party supplier;
  @Nullable String publisher;
  @Nullable ModelFacts model;
  final List<Party> authors = new ArrayList<>(0);
  final List<LicenceClaim> licences = new ArrayList<>(3);
  final List<HashClaim> hashes = new ArrayList<>(2);
  final List<Reference> references = new ArrayList<>(3);
  final List<Identifier> identifiers = new ArrayList<>(2);
  final List<Property> properties = new ArrayList<>(5);
  private @Nullable ComponentKind kind;
  private boolean kindStated;

  SbomComponent(int index, SbomFormat format) {
    this.index = index;
    this.format = format;
  }

  /** Makes it the next component: one object serves many, as nobody keeps it. */
  void reset(int number) {
    index = number;
    type = "";
    ref = "";
    group = "";
    name = "";
    version = "";
    external = false;
    rangeOnly = false;
    nameAt = null;
    versionAt = null;
    creator = null;
    supplier = null;
    publisher = null;
    model = null;
    kind = null;
    kindStated = false;
    authors.clear();
    licences.clear();
    hashes.clear();
    references.clear();
    identifiers.clear();
    properties.clear();
  }

  /** Returns the number of the component, in the order of the document. */
  public int index() {
    return index;
  }

  /** Returns the format of the document. */
  public SbomFormat format() {
    return format;
  }

  /** Returns the type in CycloneDX's spelling, for example {@code library}, or an empty text. */
  public String type() {
    return type;
  }

  /** Returns {@code bom-ref} or {@code SPDXID}, or an empty text. */
  public String ref() {
    return ref;
  }

  /** Returns the group or namespace, or an empty text. */
  public String group() {
    return group;
  }

  /** Returns the name, or an empty text. */
  public String name() {
    return name;
  }

  /** Returns the version, or an empty text. */
  public String version() {
    return version;
  }

  /** Returns who made it. */
  public Optional<Party> creator() {
    return Optional.ofNullable(creator);
  }

  /** Returns who supplies it. */
  public Optional<Party> supplier() {
    return Optional.ofNullable(supplier);
  }

  /** Returns the publisher's name. */
  public Optional<String> publisher() {
    return Optional.ofNullable(publisher);
  }

  /** Returns the authors. */
  public List<Party> authors() {
    return authors;
  }

  /** Returns the licences it states. */
  public List<LicenceClaim> licences() {
    return licences;
  }

  /** Returns the checksums of the component itself. */
  public List<HashClaim> hashes() {
    return hashes;
  }

  /** Returns its links. */
  public List<Reference> references() {
    return references;
  }

  /** Returns the first link of a type, or null. */
  @Nullable Reference reference(String wanted) {
    for (int i = 0; i < references.size(); i++) {
      if (references.get(i).type().equals(wanted)) {
        return references.get(i);
      }
    }
    return null;
  }

  /** Returns purl, CPE and other identifiers. */
  public List<Identifier> identifiers() {
    return identifiers;
  }

  /** Returns its properties. */
  public List<Property> properties() {
    return properties;
  }

  /** Returns the first property of a name, or null. */
  @Nullable Property property(String wanted) {
    for (int i = 0; i < properties.size(); i++) {
      if (properties.get(i).name().equals(wanted)) {
        return properties.get(i);
      }
    }
    return null;
  }

  /** Returns what it says of itself as a model. */
  public Optional<ModelFacts> model() {
    return Optional.ofNullable(model);
  }

  /**
   * Returns the kind, found in this order: the property {@code fairlead:component:kind}; a link of
   * type {@code bom} (referenced); {@code isExternal} (identified); an application, framework,
   * container, platform or operating system with neither file name nor hash (logical); else full.
   */
  public ComponentKind kind() {
    ComponentKind known = kind;
    if (known == null) {
      known = findKind();
      kind = known;
    }
    return known;
  }

  /** Returns whether the document says by a property of ours which kind it is. */
  boolean kindStated() {
    kind();
    return kindStated;
  }

  private ComponentKind findKind() {
    Property stated = property(KIND_PROPERTY);
    if (stated != null) {
      ComponentKind said =
          switch (stated.value()) {
            case "full" -> ComponentKind.FULL;
            case "logical" -> ComponentKind.LOGICAL;
            case "identified" -> ComponentKind.IDENTIFIED;
            case "referenced" -> ComponentKind.REFERENCED;
            default -> null;
          };
      if (said != null) {
        kindStated = true;
        return said;
      }
    }
    if (reference("bom") != null) {
      return ComponentKind.REFERENCED;
    }
    if (external) {
      return ComponentKind.IDENTIFIED;
    }
    return mayBeLogical() ? ComponentKind.LOGICAL : ComponentKind.FULL;
  }

  private boolean mayBeLogical() {
    if (!GROUPINGS.contains(type)) {
      return false;
    }
    Reference distribution = reference("distribution");
    return property(FILENAME) == null
        && hashes.isEmpty()
        && (distribution == null || distribution.hashes().isEmpty());
  }

  /** Returns group, name and version as people write them. */
  public String label() {
    String full = group.isEmpty() ? name : group + ":" + name;
    return version.isEmpty() ? full : full + "@" + version;
  }
}
