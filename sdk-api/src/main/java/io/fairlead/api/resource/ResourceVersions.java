package io.fairlead.api.resource;

import io.fairlead.api.DynamicResource;
import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.Shape;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Converts objects of {@code resource.k8s.io} between {@code v1}, {@code v1beta2} and {@code
 * v1beta1}, and {@code DeviceTaintRule} between {@code v1}, {@code v1beta2} and {@code v1alpha3}.
 *
 * <p>All versions say the same; only {@code v1beta1} says it differently: what a request asks for
 * stands beside its name instead of in {@code exactly}, and what a device has in {@code basic}
 * instead of beside its name. Fields that are not known here move along with those around them, so
 * from {@code v1beta1} to {@code v1} and back nothing moves at all.
 */
public final class ResourceVersions {

  private static final String GROUP = "resource.k8s.io/";
  private static final String FLAT = "v1beta1";

  private static final Map<String, Set<String>> VERSIONS =
      Map.of(
          "ResourceClaim", Set.of("v1", "v1beta2", FLAT),
          "ResourceClaimTemplate", Set.of("v1", "v1beta2", FLAT),
          "ResourceSlice", Set.of("v1", "v1beta2", FLAT),
          "DeviceClass", Set.of("v1", "v1beta2", FLAT),
          "DeviceTaintRule", Set.of("v1", "v1beta2", "v1alpha3"));

  private static final Set<String> REQUEST_KEEPS = Set.of("name", "firstAvailable");

  private ResourceVersions() {}

  /** Returns all versions of the group, each as {@code resource.k8s.io/v1beta1}, sorted. */
  public static List<String> apiVersions() {
    return VERSIONS.values().stream()
        .flatMap(Set::stream)
        .distinct()
        .sorted()
        .map(GROUP::concat)
        .toList();
  }

  /** Whether an object is of this group, in whatever version; others need no conversion. */
  public static boolean concerns(Json.Obj object) {
    String apiVersion = object.text("apiVersion");
    return apiVersion != null && apiVersion.startsWith(GROUP);
  }

  /**
   * Returns an object of any version as the record of {@code v1}.
   *
   * @throws IllegalArgumentException if the object is of another kind, or of a version that the
   *     kind does not have
   * @throws io.fairlead.api.ShapeMismatchException if a known field holds the wrong type of value
   */
  public static <T extends Record & Resource> T toV1(Resource object, ResourceType<T> type) {
    if (!object.kind().equals(type.kind())) {
      throw Preconditions.violated("kind", type.kind(), '"' + object.kind() + '"');
    }
    return Shape.of(type.javaType()).fromJson(convert(json(object), type.apiVersion()));
  }

  /**
   * Returns an object as another version.
   *
   * @param apiVersion for example {@code resource.k8s.io/v1beta1}
   * @throws IllegalArgumentException if the kind does not have that version
   */
  public static DynamicResource to(String apiVersion, Resource object) {
    return Shape.of(DynamicResource.class).fromJson(convert(json(object), apiVersion));
  }

  /**
   * Returns an object as another version, both as JSON.
   *
   * @param apiVersion for example {@code resource.k8s.io/v1beta1}
   * @throws IllegalArgumentException if the object is of another group, or if its kind does not
   *     have either version
   */
  public static Json.Obj convert(Json.Obj object, String apiVersion) {
    String kind = String.valueOf(object.text("kind"));
    String from = version(String.valueOf(object.text("apiVersion")), kind);
    String to = version(apiVersion, kind);
    Json.Obj named = with(object, "apiVersion", new Json.Str(apiVersion));
    if (from.equals(FLAT) == to.equals(FLAT)) {
      return named;
    }
    UnaryOperator<Json.Obj> request =
        to.equals(FLAT) ? ResourceVersions::flatRequest : ResourceVersions::deepRequest;
    UnaryOperator<Json.Obj> device =
        to.equals(FLAT) ? ResourceVersions::deepDevice : ResourceVersions::flatDevice;
    return switch (kind) {
      case "ResourceClaim" -> below(named, "spec", spec -> requests(spec, request));
      case "ResourceClaimTemplate" ->
          below(named, "spec", s -> below(s, "spec", spec -> requests(spec, request)));
      case "ResourceSlice" -> below(named, "spec", spec -> each(spec, "devices", device));
      default -> named;
    };
  }

  private static String version(String apiVersion, String kind) {
    Set<String> versions = VERSIONS.get(kind);
    if (versions == null) {
      throw Preconditions.violated(
          "kind", "one of " + VERSIONS.keySet().stream().sorted().toList(), '"' + kind + '"');
    }
    String version = apiVersion.startsWith(GROUP) ? apiVersion.substring(GROUP.length()) : "";
    if (!versions.contains(version)) {
      throw Preconditions.violated(
          "apiVersion of a " + kind,
          GROUP + " and one of " + versions.stream().sorted().toList(),
          '"' + apiVersion + '"');
    }
    return version;
  }

  private static Json.Obj json(Resource object) {
    if (object instanceof Record record) {
      return json(Shape.of(record.getClass()), record);
    }
    throw Preconditions.violated("object", "a record", object.getClass().getName());
  }

  private static <R extends Record> Json.Obj json(Shape<R> shape, Record record) {
    return shape.toJson(shape.javaType().cast(record));
  }

  private static Json.Obj requests(Json.Obj spec, UnaryOperator<Json.Obj> change) {
    return below(spec, "devices", devices -> each(devices, "requests", change));
  }

  /** {@code exactly: {a}, b} to {@code a, b}. */
  private static Json.Obj flatRequest(Json.Obj request) {
    if (!(request.get("exactly") instanceof Json.Obj exactly)) {
      return request;
    }
    Map<String, Json> flat = new LinkedHashMap<>();
    request
        .members()
        .forEach(
            (name, value) -> {
              if (name.equals("exactly")) {
                exactly.members().forEach(flat::putIfAbsent);
              } else {
                flat.put(name, value);
              }
            });
    return new Json.Obj(flat);
  }

  private static Json.Obj deepRequest(Json.Obj request) {
    Map<String, Json> deep = new LinkedHashMap<>();
    Map<String, Json> exactly = new LinkedHashMap<>();
    request
        .members()
        .forEach((name, value) -> (REQUEST_KEEPS.contains(name) ? deep : exactly).put(name, value));
    if (!exactly.isEmpty()) {
      deep.put("exactly", new Json.Obj(exactly));
    }
    return new Json.Obj(deep);
  }

  private static Json.Obj deepDevice(Json.Obj device) {
    Map<String, Json> basic = new LinkedHashMap<>(device.members());
    Map<String, Json> deep = new LinkedHashMap<>();
    Json name = basic.remove("name");
    if (name != null) {
      deep.put("name", name);
    }
    deep.put("basic", new Json.Obj(basic));
    return new Json.Obj(deep);
  }

  private static Json.Obj flatDevice(Json.Obj device) {
    if (!(device.get("basic") instanceof Json.Obj basic)) {
      return device;
    }
    Map<String, Json> flat = new LinkedHashMap<>(device.members());
    flat.remove("basic");
    basic.members().forEach(flat::putIfAbsent);
    return new Json.Obj(flat);
  }

  private static Json.Obj below(Json.Obj object, String name, UnaryOperator<Json.Obj> change) {
    return object.get(name) instanceof Json.Obj part
        ? with(object, name, change.apply(part))
        : object;
  }

  private static Json.Obj each(Json.Obj object, String name, UnaryOperator<Json.Obj> change) {
    if (!(object.get(name) instanceof Json.Arr list)) {
      return object;
    }
    return with(
        object,
        name,
        new Json.Arr(
            list.items().stream()
                .map(item -> item instanceof Json.Obj part ? change.apply(part) : item)
                .toList()));
  }

  private static Json.Obj with(Json.Obj object, String name, Json value) {
    Map<String, Json> changed = new LinkedHashMap<>(object.members());
    changed.put(name, value);
    return new Json.Obj(changed);
  }
}
