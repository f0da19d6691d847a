package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings objects of resource.k8s.io/v1beta1 into the form of v1, whose paths the server prints. */
final class DeviceVersions {

  private DeviceVersions() {}

  static Json.Obj modern(Json.Obj object) {
    if (!"resource.k8s.io/v1beta1".equals(object.text("apiVersion"))) {
      return object;
    }
    String kind = Wire.text(object, "kind");
    if (kind.equals("ResourceSlice")) {
      return within(object, "spec", spec -> each(spec, "devices", DeviceVersions::device));
    }
    Rewrite devices =
        spec -> within(spec, "devices", claim -> each(claim, "requests", DeviceVersions::request));
    if (kind.equals("ResourceClaimTemplate")) {
      return within(object, "spec", spec -> within(spec, "spec", devices));
    }
    return kind.equals("ResourceClaim") ? within(object, "spec", devices) : object;
  }

  private interface Rewrite {
    Json.Obj of(Json.Obj object);
  }

  private static Json.Obj within(Json.Obj object, String name, Rewrite rewrite) {
    if (!(object.get(name) instanceof Json.Obj child)) {
      return object;
    }
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    members.put(name, rewrite.of(child));
    return new Json.Obj(members);
  }

  private static Json.Obj each(Json.Obj object, String name, Rewrite rewrite) {
    List<Json> items = new ArrayList<>();
    for (Json item : Wire.list(object, name)) {
      items.add(item instanceof Json.Obj child ? rewrite.of(child) : item);
    }
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    if (members.containsKey(name)) {
      members.put(name, new Json.Arr(items));
    }
    return new Json.Obj(members);
  }

  private static Json.Obj device(Json.Obj device) {
    Map<String, Json> members = new LinkedHashMap<>(device.members());
    if (members.remove("basic") instanceof Json.Obj basic) {
      members.putAll(basic.members());
    }
    return new Json.Obj(members);
  }

  private static Json.Obj request(Json.Obj request) {
    Map<String, Json> flat = new LinkedHashMap<>(request.members());
    Map<String, Json> members = new LinkedHashMap<>();
    for (String name : List.of("name", "firstAvailable")) {
      Json value = flat.remove(name);
      if (value != null) {
        members.put(name, value);
      }
    }
    if (!flat.isEmpty()) {
      members.put("exactly", new Json.Obj(flat));
    }
    return new Json.Obj(members);
  }
}
