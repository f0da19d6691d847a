package io.fairlead.cli;

import io.fairlead.api.Shape;
import io.fairlead.api.ShapeMismatchException;
import io.fairlead.api.core.v1.Container;
import io.fairlead.api.core.v1.PodResourceClaim;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.core.v1.ResourceRequirements;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The pods within an object, whatever its kind: every {@code spec} that has containers. */
final class PodTemplates {

  private static final Shape<PodSpec> POD = Shape.of(PodSpec.class);
  private static final Shape<ResourceRequirements> RESOURCES = Shape.of(ResourceRequirements.class);
  private static final Shape<PodResourceClaim> CLAIM = Shape.of(PodResourceClaim.class);

  private final BiFunction<Integer, PodSpec, @Nullable PodSpec> change;
  private int found;

  private PodTemplates(BiFunction<Integer, PodSpec, @Nullable PodSpec> change) {
    this.change = change;
  }

  /**
   * Returns an object with its pods changed; whatever is not concerned stays as it was written.
   *
   * @param change gets the number of the pod in the object, from 0, and returns {@code null} for a
   *     pod that stays
   * @throws ShapeMismatchException if a known field of a pod has the wrong type, with its pointer
   */
  static Json.Obj changed(Json.Obj object, BiFunction<Integer, PodSpec, @Nullable PodSpec> change) {
    return (Json.Obj) new PodTemplates(change).walk("", "", object);
  }

  private Json walk(String name, String pointer, Json json) {
    if (json instanceof Json.Obj object) {
      if (name.equals("spec") && object.get("containers") instanceof Json.Arr) {
        PodSpec after = change.apply(found++, read(object, pointer));
        return after == null ? object : merged(object, after);
      }
      Map<String, Json> members = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              (key, value) -> {
                String step = key.replace("~", "~0").replace("/", "~1");
                members.put(key, walk(key, pointer + '/' + step, value));
              });
      return new Json.Obj(members);
    } else if (json instanceof Json.Arr array) {
      List<Json> items = new ArrayList<>();
      for (Json item : array.items()) {
        items.add(walk("", pointer + '/' + items.size(), item));
      }
      return new Json.Arr(items);
    }
    return json;
  }

  private static PodSpec read(Json.Obj object, String pointer) {
    try {
      return POD.fromJson(object);
    } catch (ShapeMismatchException e) {
      throw new ShapeMismatchException(pointer + e.pointer(), e.problem());
    }
  }

  private static Json.Obj merged(Json.Obj written, PodSpec pod) {
    Map<String, Json> members = new LinkedHashMap<>();
    written
        .members()
        .forEach(
            (name, value) -> {
              List<Container> containers =
                  name.equals("containers")
                      ? pod.containers()
                      : name.equals("initContainers") ? pod.initContainers() : null;
              members.put(
                  name,
                  containers != null && value instanceof Json.Arr array
                      ? merged(array, containers)
                      : value);
            });
    List<Json> claims = new ArrayList<>();
    if (pod.resourceClaims() != null) {
      pod.resourceClaims().forEach(claim -> claims.add(CLAIM.toJson(claim)));
    }
    members.put("resourceClaims", new Json.Arr(claims));
    return new Json.Obj(members);
  }

  private static Json merged(Json.Arr written, List<Container> containers) {
    List<Json> items = new ArrayList<>();
    for (int i = 0; i < containers.size(); i++) {
      Map<String, Json> members =
          new LinkedHashMap<>(((Json.Obj) written.items().get(i)).members());
      ResourceRequirements resources = containers.get(i).resources();
      if (resources != null) {
        members.put("resources", RESOURCES.toJson(resources));
      }
      items.add(new Json.Obj(members));
    }
    return new Json.Arr(items);
  }
}
