package io.fairlead.cli;

import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.Shape;
import io.fairlead.api.ShapeMismatchException;
import io.fairlead.api.core.v1.Node;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.resource.ResourceVersions;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceTaintRule;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.Inventory;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What files say about devices: objects in order of input, any version as that of {@code v1}. */
final class DeviceObjects {

  private static final Set<String> CONVERTED =
      Set.of(
          "ResourceSlice",
          "DeviceClass",
          "ResourceClaim",
          "ResourceClaimTemplate",
          "DeviceTaintRule");

  /** An object, where it stands, and as it was written. */
  record Found<T>(Inputs.Source source, String pointer, Json.Obj written, T object) {

    /** Says where a field is, by its path as the API server writes it. */
    String at(String path) {
      return source.at(pointer + ApiValidateCommand.pointer(path));
    }
  }

  private final List<Found<ResourceSlice>> slices = new ArrayList<>();
  private final List<Found<DeviceClass>> classes = new ArrayList<>();
  private final List<Found<ResourceClaim>> claims = new ArrayList<>();
  private final List<Found<ResourceClaimTemplate>> templates = new ArrayList<>();
  private final List<Found<DeviceTaintRule>> taintRules = new ArrayList<>();
  private final List<Found<Pod>> pods = new ArrayList<>();
  private final List<Found<Node>> nodes = new ArrayList<>();
  private final List<Found<Json.Obj>> others = new ArrayList<>();
  private final List<Found<String>> ofUnknownVersion = new ArrayList<>();

  private DeviceObjects() {}

  /**
   * Reads a file or folder.
   *
   * @throws IllegalArgumentException if a document is no object, or one that cannot be read
   */
  static DeviceObjects read(Inputs inputs, Path file) {
    DeviceObjects objects = new DeviceObjects();
    for (Inputs.Source source : inputs.documents(file)) {
      Json root = source.document().root();
      if (root instanceof Json.Obj object) {
        objects.add(source, "", object);
      } else if (root != Json.Null.NULL) {
        throw Preconditions.violated(source.at(""), "an object", "something else");
      }
    }
    return objects;
  }

  private void add(Inputs.Source source, String pointer, Json.Obj object) {
    String kind = String.valueOf(object.text("kind"));
    if (kind.endsWith("List") && object.get("items") instanceof Json.Arr items) {
      Map<String, Json> inherited = new LinkedHashMap<>();
      if (!kind.equals("List") && object.get("apiVersion") != null) {
        inherited.put("apiVersion", object.get("apiVersion"));
        inherited.put("kind", new Json.Str(kind.substring(0, kind.length() - "List".length())));
      }
      for (int i = 0; i < items.items().size(); i++) {
        String below = pointer + "/items/" + i;
        if (!(items.items().get(i) instanceof Json.Obj item)) {
          throw Preconditions.violated(source.at(below), "an object", "something else");
        }
        Map<String, Json> members = new LinkedHashMap<>(inherited);
        members.putAll(item.members());
        add(source, below, new Json.Obj(members));
      }
      return;
    }
    try {
      addOne(source, pointer, object, kind);
    } catch (ShapeMismatchException e) {
      throw new IllegalArgumentException(source.at(pointer + e.pointer()) + ": " + e.problem(), e);
    }
  }

  private void addOne(Inputs.Source source, String pointer, Json.Obj object, String kind) {
    String apiVersion = String.valueOf(object.text("apiVersion"));
    Json.Obj current = object;
    if (apiVersion.startsWith("resource.k8s.io/") && CONVERTED.contains(kind)) {
      try {
        current = ResourceVersions.convert(object, "resource.k8s.io/v1");
      } catch (IllegalArgumentException e) {
        ofUnknownVersion.add(new Found<>(source, pointer, object, String.valueOf(e.getMessage())));
        return;
      }
    }
    String type = current.text("apiVersion") + " " + kind;
    switch (type) {
      case "resource.k8s.io/v1 ResourceSlice" ->
          slices.add(found(source, pointer, object, current, ResourceSlice.TYPE));
      case "resource.k8s.io/v1 DeviceClass" ->
          classes.add(found(source, pointer, object, current, DeviceClass.TYPE));
      case "resource.k8s.io/v1 ResourceClaim" ->
          claims.add(found(source, pointer, object, current, ResourceClaim.TYPE));
      case "resource.k8s.io/v1 ResourceClaimTemplate" ->
          templates.add(found(source, pointer, object, current, ResourceClaimTemplate.TYPE));
      case "resource.k8s.io/v1 DeviceTaintRule" ->
          taintRules.add(found(source, pointer, object, current, DeviceTaintRule.TYPE));
      case "v1 Pod" -> pods.add(found(source, pointer, object, current, Pod.TYPE));
      case "v1 Node" -> nodes.add(found(source, pointer, object, current, Node.TYPE));
      default -> others.add(new Found<>(source, pointer, object, object));
    }
  }

  private static <T extends Record & Resource> Found<T> found(
      Inputs.Source source,
      String pointer,
      Json.Obj written,
      Json.Obj current,
      ResourceType<T> type) {
    return new Found<>(source, pointer, written, Shape.of(type.javaType()).fromJson(current));
  }

  /**
   * Refuses a name that no node can have: one that is neither a Node object's nor in a slice, where
   * the former are there or all slices are for nodes that they name.
   */
  void requireNode(@Nullable String node) {
    Set<String> known = new TreeSet<>();
    boolean complete = !nodes.isEmpty();
    nodes.forEach(found -> known.add(String.valueOf(found.object().metadata().name())));
    if (!complete) {
      for (Found<ResourceSlice> found : slices) {
        String own = found.object().spec() == null ? null : found.object().spec().nodeName();
        complete |= own != null;
        known.add(own == null ? String.valueOf(node) : own);
      }
    }
    if (node != null && complete && !known.contains(node)) {
      throw UnknownName.of("--node", "a node of the input", node, known);
    }
  }

  List<Found<ResourceSlice>> slices() {
    return slices;
  }

  List<Found<DeviceClass>> classes() {
    return classes;
  }

  List<Found<ResourceClaim>> claims() {
    return claims;
  }

  List<Found<ResourceClaimTemplate>> templates() {
    return templates;
  }

  List<Found<DeviceTaintRule>> taintRules() {
    return taintRules;
  }

  List<Found<Pod>> pods() {
    return pods;
  }

  List<Found<Node>> nodes() {
    return nodes;
  }

  /** Returns what is none of these, such as workloads with a template of pods. */
  List<Found<Json.Obj>> others() {
    return others;
  }

  /** Returns what is of a version that its kind never had or has no more, with what is wrong. */
  List<Found<String>> ofUnknownVersion() {
    return ofUnknownVersion;
  }

  Inventory inventory() {
    return Inventory.builder()
        .slices(plain(slices))
        .classes(plain(classes))
        .nodes(plain(nodes))
        .taintRules(plain(taintRules))
        .claims(plain(claims))
        .build();
  }

  /** Returns a line for each field that no claim, class or rule of the input should have. */
  List<String> unknownFields() {
    return Stream.<List<? extends Found<?>>>of(classes, templates, claims, taintRules)
        .flatMap(List::stream)
        .flatMap(
            found ->
                Schemas.unknownFields(found.source(), found.pointer(), found.written()).stream())
        .toList();
  }

  /** Returns the first object of a namespace and name. */
  static <T extends Resource> Optional<Found<T>> find(
      List<Found<T>> among, String namespace, String name) {
    return among.stream()
        .filter(found -> name.equals(found.object().metadata().name()))
        .filter(found -> namespace(found.object()).equals(namespace))
        .findFirst();
  }

  static String namespace(Resource object) {
    String namespace = object.metadata().namespace();
    return namespace == null || namespace.isEmpty() ? "default" : namespace;
  }

  /** Returns the objects without their places. */
  static <T> List<T> plain(List<Found<T>> found) {
    return found.stream().map(Found::object).toList();
  }
}
