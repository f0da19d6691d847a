package io.fairlead.compliance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first pass over an SPDX 3 document learns: everything that is not a package. The
 * elements of a document have no order, so a package can be judged only when the files, people,
 * licences and relations that belong to it are known. Texts are numbers, relations are int pairs.
 */
final class Spdx3Facts implements Spdx3Element.Nested {

  static final int CONCLUDED = 1;
  static final int DECLARED = 2;
  static final int DISTRIBUTION = 3;
  static final int TRAINED_ON = 4;
  static final int GENERATED_FROM = 5;
  static final int EFFECTIVE = 6;

  private final SbomIndex index;
  private final Spdx3Files files = new Spdx3Files();
  private final Map<Integer, Reference> sources = new HashMap<>();
  private final Map<Integer, Party> agents = new HashMap<>();
  private final Spdx3Licences licences = new Spdx3Licences();
  private final Map<Integer, Spdx3Element> creations = new HashMap<>();
  private @Nullable Spdx3Element anyCreation;
  private String documentCreation = "";
  private final Map<String, String> roots = new HashMap<>();
  private @Nullable String documentRoot;
  private final Bits packages = new Bits();

  private int relations;
  private int[] from = new int[256];
  private int[] to = new int[256];
  private byte[] kind = new byte[256];
  private int[] starts = {};
  private int[] sorted = {};

  Spdx3Facts(SbomIndex index) {
    this.index = index;
  }

  /** Takes one element of the first pass. */
  @Override
  public void element(Spdx3Element e) throws IOException {
    if (e.text("software_primaryPurpose").equals("source")) {
      sources.put(index.graph.reference(e.id), source(e));
    }
    switch (e.type) {
      case "CreationInfo" -> {
        creations.put(index.graph.reference(e.id), e);
        anyCreation = anyCreation == null ? e : anyCreation;
        index.graph.declare(e.id, SbomGraph.OTHER);
      }
      case "Relationship", "LifecycleScopedRelationship" -> new Spdx3Relations(index, this).take(e);
      case "SpdxDocument" -> document(e);
      case "software_Sbom", "Bom" -> collection(e);
      case "software_File" -> {
        declare(e);
        files.add(index.graph.reference(e.id), e);
      }
      case "Person", "Organization", "Agent", "SoftwareAgent" -> agent(e);
      case "Tool" -> {
        if (index.tools.size() < 1000) {
          index.tools.add(e.text("name"));
        }
        declare(e);
      }
      default -> other(e);
    }
  }

  private void other(Spdx3Element e) {
    if (e.isPackage()) {
      packages.set(e.number + 1);
      return;
    }
    if (e.type.startsWith("security_")) {
      if (index.vulnerabilities++ == 0) {
        index.vulnerabilityAt = new Spot(e.position, "#/@graph/", e.number, "");
      }
    }
    licences.take(e);
    // what an extension's class means is not known here: who depends on such a thing hides it
    if (e.type.indexOf(':') < 0) {
      declare(e);
    }
  }

  private static Reference source(Spdx3Element e) {
    String url = e.text("software_downloadLocation");
    String field = "/software_downloadLocation";
    for (Spdx3Element reference : e.objects("externalRef")) {
      if (url.isEmpty()) {
        url = reference.text("locator");
        field = "/externalRef";
      }
    }
    Spot at = new Spot(e.position, "#/@graph/", e.number, field);
    List<HashClaim> hashes = new ArrayList<>(1);
    for (Spdx3Element hash : e.objects("verifiedUsing")) {
      hashes.add(
          new HashClaim(
              Spdx2Packages.algorithm(hash.text("algorithm")), hash.text("hashValue"), at));
    }
    return new Reference("source-distribution", url, hashes, at);
  }

  private void declare(Spdx3Element e) {
    if (!e.id.isEmpty()) {
      index.graph.declare(e.id, SbomGraph.OTHER);
    }
  }

  private void document(Spdx3Element e) {
    index.serial = e.id.isEmpty() || e.id.startsWith("_:") ? null : e.id;
    index.serialAt = new Spot(e.position, "#/@graph/", e.number, "/spdxId");
    String creationInfo = first(e, "creationInfo");
    documentCreation = creationInfo == null ? "" : creationInfo;
    for (Spdx3Element creation : e.objects("creationInfo")) {
      anyCreation = creation;
    }
    documentRoot = first(e, "rootElement");
    for (Spdx3Element map : e.objects("import")) {
      String outside = map.text("externalSpdxId");
      if (!outside.isEmpty()) {
        index.graph.declare(outside, SbomGraph.ELSEWHERE);
      }
    }
    declare(e);
  }

  private void collection(Spdx3Element e) {
    String root = first(e, "rootElement");
    if (root != null) {
      roots.put(e.id, root);
    }
    for (Spdx3Element.Text type : e.texts("software_sbomType")) {
      index.lifecycles.add(type.value());
    }
    declare(e);
  }

  private static @Nullable String first(Spdx3Element e, String field) {
    List<String> named = e.references(field);
    return named.isEmpty() ? null : named.get(0);
  }

  private void agent(Spdx3Element e) {
    agents.put(index.graph.reference(e.id), party(e));
    declare(e);
  }

  private Party party(Spdx3Element e) {
    List<String> mails = new ArrayList<>(1);
    List<String> urls = new ArrayList<>(1);
    for (Spdx3Element identifier : e.objects("externalIdentifier")) {
      String value = identifier.text("identifier");
      switch (identifier.text("externalIdentifierType")) {
        case "email" -> mails.add(value);
        case "urlScheme", "other" -> urls.add(value);
        default -> {}
      }
    }
    return new Party(e.text("name"), mails, urls, new Spot(e.position, "#/@graph/", e.number, ""));
  }

  void relate(int fromRef, int toRef, int what) {
    if (relations == from.length) {
      from = Arrays.copyOf(from, relations * 2);
      to = Arrays.copyOf(to, relations * 2);
      kind = Arrays.copyOf(kind, relations * 2);
    }
    from[relations] = fromRef;
    to[relations] = toRef;
    kind[relations++] = (byte) what;
  }

  /** Ends the first pass: sorts relations by where they start, and settles the document. */
  void settle() {
    starts = new int[index.graph.refs.size() + 2];
    for (int i = 0; i < relations; i++) {
      starts[from[i] + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    sorted = new int[relations];
    int[] next = starts.clone();
    for (int i = 0; i < relations; i++) {
      sorted[next[from[i]]++] = i;
    }
    Spdx3Element creation = creations.get(index.graph.refs.find(documentCreation));
    creation = creation == null ? anyCreation : creation;
    if (creation != null) {
      index.timestamp = creation.has("created") ? creation.text("created") : null;
      index.timestampAt =
          new Spot(creation.position("created"), "#/@graph/", creation.number, "/created");
      for (String maker : creation.references("createdBy")) {
        Party party = agents.get(index.graph.refs.find(maker));
        if (party != null) {
          index.creators.add(party);
        }
      }
    }
    String root = documentRoot;
    for (int i = 0; root != null && roots.containsKey(root) && i < 10; i++) {
      root = roots.get(root);
    }
    if (root == null && roots.size() == 1) {
      root = roots.values().iterator().next();
    }
    index.described = root == null ? -1 : index.graph.reference(root);
  }

  /** Returns the targets of an element's relations of one kind, in the order of the document. */
  List<Integer> related(String id, int what) {
    int ref = index.graph.refs.find(id);
    if (ref < 0 || ref + 1 >= starts.length) {
      return List.of();
    }
    List<Integer> found = new ArrayList<>(1);
    for (int i = starts[ref]; i < starts[ref + 1]; i++) {
      if (kind[sorted[i]] == what) {
        found.add(to[sorted[i]]);
      }
    }
    return found;
  }

  /** Returns whether a package is, or is inside, the item of {@code @graph} with this number. */
  boolean hasPackage(int number) {
    return packages.get(number + 1);
  }

  @Nullable Party agent(String id) {
    return agents.get(index.graph.refs.find(id));
  }

  String name(int ref) {
    return index.graph.refs.text(ref);
  }

  String licence(int ref) {
    return licences.text(index.graph.refs.text(ref));
  }

  /** Returns a file by its reference number, if it is one of this document. */
  Spdx3Files.@Nullable File file(int ref) {
    return files.file(ref);
  }

  /** Returns where source code lies, by the number of what stands for it, or null. */
  @Nullable Reference source(int ref) {
    return sources.get(ref);
  }
}
