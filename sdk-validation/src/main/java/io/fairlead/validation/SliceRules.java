package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API server demands of resource slices. */
final class SliceRules {

  private static final int MOST_DEVICES = 128;
  private static final int MOST_ADVANCED_DEVICES = 64;
  private static final int MOST_COUNTER_SETS = 8;
  private static final int MOST_COUNTERS = 32;
  private static final Path SPEC = Path.ROOT.child("spec");
  private static final String ONE_OF =
      "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
  private static final String TRUE = "must be either unset or set to true";

  private final Findings findings;
  private final DeviceNames names;
  private final Json.Obj spec;
  private final Json.@Nullable Obj before;

  private SliceRules(Json.Obj spec, Json.@Nullable Obj before, Findings findings) {
    this.spec = spec;
    this.before = before;
    this.findings = findings;
    this.names = new DeviceNames(findings);
  }

  static void slice(Json.Obj slice, Json.@Nullable Obj before, Findings findings) {
    Json.Obj then = before == null ? null : Wire.object(before, "spec");
    new SliceRules(Wire.object(slice, "spec"), then, findings).check();
  }

  private void check() {
    names.driver(Wire.text(spec, "driver"), SPEC.child("driver"));
    pool(Wire.object(spec, "pool"), SPEC.child("pool"));
    if (before != null) {
      Json pool = Wire.object(spec, "pool").get("name");
      same(pool, Wire.object(before, "pool").get("name"), SPEC.child("pool").child("name"));
      same(spec.get("driver"), before.get("driver"), SPEC.child("driver"));
      same(spec.get("nodeName"), before.get("nodeName"), SPEC.child("nodeName"));
    }
    nodes();
    if (spec.get("sharedCounters") != null && spec.get("devices") != null) {
      findings.invalid(
          SPEC, new Json.Str(""), "only one of `sharedCounters` or `devices` is allowed", "union");
    }
    devices();
    Wire.each(spec, "sharedCounters", MOST_COUNTER_SETS, SPEC, findings, this::counterSet);
    if (Wire.list(spec, "sharedCounters").size() <= MOST_COUNTER_SETS) {
      Wire.unique(
          Wire.field(spec, "sharedCounters", "name"), SPEC.child("sharedCounters"), findings);
    }
    partitionType();
    new DeviceParts(findings).skippedOperations(spec, SPEC);
  }

  private void same(@Nullable Json now, @Nullable Json then, Path path) {
    if (now == null ? then != null : !now.equals(then)) {
      Json shown = now == null ? Json.Null.NULL : now;
      findings.invalid(path, shown, "field is immutable", "immutable");
    }
  }

  private void pool(Json.Obj pool, Path path) {
    names.pool(Wire.text(pool, "name"), path.child("name"));
    long slices = Wire.whole(pool, "resourceSliceCount");
    if (slices <= 0) {
      findings.invalid(
          path.child("resourceSliceCount"),
          Json.Num.of(slices),
          "must be greater than zero",
          "pool");
    }
    long generation = Wire.whole(pool, "generation");
    if (generation < 0) {
      findings.invalid(
          path.child("generation"),
          Json.Num.of(generation),
          "must be greater than or equal to zero",
          "pool");
    }
  }

  private void nodes() {
    List<String> set = new ArrayList<>();
    String node = spec.text("nodeName");
    if (node != null && node.isEmpty()) {
      findings.invalid(
          SPEC.child("nodeName"),
          new Json.Str(""),
          "must be either unset or set to a non-empty string",
          "nodeName");
    } else if (node != null) {
      set.add("`nodeName`");
      names.format("dns1123Subdomain", node, SPEC.child("nodeName"));
    }
    if (Wire.present(spec, "nodeSelector") instanceof Json.Obj selector) {
      set.add("`nodeSelector`");
      Path path = SPEC.child("nodeSelector");
      new NodeSelectors(findings).check(selector, path);
      List<Json> terms = Wire.list(selector, "nodeSelectorTerms");
      if (terms.size() != 1) {
        findings.invalid(
            path.child("nodeSelectorTerms"),
            selector.get("nodeSelectorTerms") == null ? Json.Null.NULL : new Json.Arr(terms),
            "must have exactly one node selector term",
            "nodeSelector");
      }
    }
    flag("allNodes", set);
    flag("perDeviceNodeSelection", set);
    if (set.isEmpty()) {
      findings.required(SPEC, ONE_OF, "union");
    } else if (set.size() > 1) {
      Json shown = new Json.Str("{" + String.join(", ", set) + "}");
      findings.invalid(SPEC, shown, ONE_OF + ", but multiple fields are set", "union");
    }
  }

  private void flag(String name, List<String> set) {
    Json value = Wire.present(spec, name);
    if (Json.Bool.TRUE.equals(value)) {
      set.add('`' + name + '`');
    } else if (value != null) {
      findings.invalid(SPEC.child(name), value, TRUE, name);
    }
  }

  private void devices() {
    boolean advanced = false;
    for (Json item : Wire.list(spec, "devices")) {
      Json.Obj device = Wire.object(item);
      advanced |=
          !Wire.list(device, "taints").isEmpty()
              || !Wire.list(device, "consumesCounters").isEmpty()
              || SliceDevice.hasLists(device);
    }
    int most = advanced ? MOST_ADVANCED_DEVICES : MOST_DEVICES;
    SliceDevice check = new SliceDevice(findings, Wire.isTrue(spec, "perDeviceNodeSelection"));
    Wire.each(
        spec,
        "devices",
        most,
        SPEC,
        findings,
        (device, path) -> check.check(Wire.object(device), old(Wire.object(device)), path));
    if (Wire.list(spec, "devices").size() <= most) {
      Wire.unique(Wire.field(spec, "devices", "name"), SPEC.child("devices"), findings);
    }
  }

  private Json.@Nullable Obj old(Json.Obj device) {
    if (before != null) {
      for (Json item : Wire.list(before, "devices")) {
        Json.Obj old = Wire.object(item);
        if (Wire.text(old, "name").equals(Wire.text(device, "name"))) {
          return old;
        }
      }
    }
    return null;
  }

  private void counterSet(Json json, Path path) {
    Json.Obj set = Wire.object(json);
    String name = Wire.text(set, "name");
    if (name.isEmpty()) {
      findings.required(path.child("name"), "", "required");
    } else {
      names.label(name, path.child("name"));
    }
    counters(set, path, findings);
  }

  static void counters(Json.Obj object, Path path, Findings findings) {
    Map<String, Json> counters = Wire.map(object, "counters");
    Path place = path.child("counters");
    if (counters.isEmpty()) {
      findings.required(place, "", "required");
    } else if (counters.size() > MOST_COUNTERS) {
      findings.tooMany(place, counters.size(), MOST_COUNTERS, "maxProperties");
    } else {
      counters.keySet().forEach(name -> new DeviceNames(findings).label(name, place));
    }
  }

  /** A slice that names this attribute needs it on all devices that consume counters. */
  private void partitionType() {
    String attribute = spec.text("partitionTypeAttribute");
    if (attribute == null) {
      return;
    }
    List<Json> devices = Wire.list(spec, "devices");
    if (devices.stream().noneMatch(SliceRules::consumes)) {
      findings.invalid(
          SPEC.child("partitionTypeAttribute"),
          new Json.Str(attribute),
          "may only be set on a slice which declares devices that consume counters",
          "partitionTypeAttribute");
      return;
    }
    if (!names.isFullyQualified(attribute)) {
      return;
    }
    String domain = Wire.text(spec, "driver") + '/';
    boolean own = attribute.startsWith(domain);
    String bare = own ? attribute.substring(domain.length()) : attribute;
    for (int i = 0; i < devices.size(); i++) {
      if (consumes(devices.get(i))) {
        Map<String, Json> attributes = Wire.map(Wire.object(devices.get(i)), "attributes");
        Json value = attributes.getOrDefault(attribute, attributes.get(bare));
        Path path = SPEC.child("devices").index(i).child("attributes").key(attribute);
        if (value == null) {
          findings.required(
              path,
              "device consumes counters and `partitionTypeAttribute` names this attribute, so it"
                  + " must be set",
              "partitionTypeAttribute");
        } else if (Wire.object(value).text("string") == null) {
          findings.invalid(
              path,
              value,
              "must be a string value because `partitionTypeAttribute` names this attribute",
              "partitionTypeAttribute");
        }
      }
    }
  }

  private static boolean consumes(Json device) {
    return !Wire.list(Wire.object(device), "consumesCounters").isEmpty();
  }
}
