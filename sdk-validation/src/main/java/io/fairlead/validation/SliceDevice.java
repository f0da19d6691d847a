package io.fairlead.validation;

import com.google.re2j.Pattern;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks one device of a slice. */
final class SliceDevice {

  private static final int MOST_NAMES = 32;
  private static final int MOST_VALUES = 48;
  private static final int MOST_TAINTS = 16;
  private static final int MOST_CONSUMPTIONS = 2;
  private static final int LONGEST_VALUE = 64;
  private static final List<String> LISTS = List.of("bools", "ints", "strings", "versions");
  private static final List<String> VALUES =
      List.of("bool", "int", "string", "version", "bools", "ints", "strings", "versions");
  private static final Pattern VERSION =
      Pattern.compile(
          "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
              + "(-(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)"
              + "(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
              + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?");
  private static final String ONE_OF =
      "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when"
          + " `perDeviceNodeSelection` is set to true in the ResourceSlice spec";

  private final Findings findings;
  private final DeviceNames names;
  private final DeviceParts parts;
  private final boolean selectsNodes;

  SliceDevice(Findings findings, boolean selectsNodes) {
    this.findings = findings;
    this.names = new DeviceNames(findings);
    this.parts = new DeviceParts(findings);
    this.selectsNodes = selectsNodes;
  }

  static boolean hasLists(Json.Obj device) {
    return Wire.map(device, "attributes").values().stream()
        .anyMatch(value -> LISTS.stream().anyMatch(name -> Wire.object(value).get(name) != null));
  }

  void check(Json.Obj device, Json.@Nullable Obj before, Path path) {
    names.label(Wire.text(device, "name"), path.child("name"));
    sizes(device, path);
    attributes(device, path.child("attributes"));
    if (before == null || !Objects.equals(before.get("capacity"), device.get("capacity"))) {
      capacity(device, path.child("capacity"));
    }
    if (before == null || !Objects.equals(before.get("taints"), device.get("taints"))) {
      Wire.each(
          device,
          "taints",
          MOST_TAINTS,
          path,
          findings,
          (taint, place) -> parts.taint(Wire.object(taint), place, false));
    }
    Wire.each(device, "consumesCounters", MOST_CONSUMPTIONS, path, findings, this::consumption);
    if (Wire.list(device, "consumesCounters").size() <= MOST_CONSUMPTIONS) {
      Wire.unique(
          Wire.field(device, "consumesCounters", "counterSet"),
          path.child("consumesCounters"),
          findings);
    }
    nodes(device, path);
    parts.bindingConditions(device, path);
    new NodeResources(findings).check(device, path.child("nodeAllocatableResources"));
  }

  private void sizes(Json.Obj device, Path path) {
    Map<String, Json> attributes = Wire.map(device, "attributes");
    int named = attributes.size() + Wire.map(device, "capacity").size();
    if (named > MOST_NAMES) {
      findings.invalid(
          path,
          Json.Num.of(named),
          "the total number of attributes and capacities must not exceed " + MOST_NAMES,
          "size");
    }
    int values = 0;
    for (Json attribute : attributes.values()) {
      int listed = 0;
      for (String name : LISTS) {
        listed += Wire.list(Wire.object(attribute), name).size();
      }
      values += Math.max(1, listed);
    }
    if (values > MOST_VALUES) {
      findings.invalid(
          path,
          Json.Num.of(values),
          "the total number of attribute values must not exceed " + MOST_VALUES,
          "size");
    }
  }

  private void attributes(Json.Obj device, Path path) {
    for (Map.Entry<String, Json> entry : Wire.map(device, "attributes").entrySet()) {
      names.qualified(entry.getKey(), path);
      attribute(Wire.object(entry.getValue()), path.key(shortened(entry.getKey())));
    }
  }

  /** Long keys are shown without their middle. */
  static String shortened(String key) {
    int most = 96;
    return key.length() <= most
        ? key
        : key.substring(0, (most - 2) / 2) + "..." + key.substring(key.length() - (most - 3) / 2);
  }

  private void attribute(Json.Obj attribute, Path path) {
    List<String> set = new ArrayList<>();
    for (String name : VALUES) {
      if (Wire.present(attribute, name) != null) {
        set.add(name);
      }
    }
    text(attribute.get("string"), path.child("string"));
    version(attribute.get("version"), path.child("version"));
    for (String name : LISTS) {
      if (attribute.get(name) instanceof Json.Arr list) {
        if (list.items().isEmpty()) {
          findings.invalid(path.child(name), list, "must not be empty if specified", "size");
        }
        for (int i = 0; i < list.items().size(); i++) {
          Path place = path.child(name).index(i);
          if (name.equals("strings")) {
            text(list.items().get(i), place);
          } else if (name.equals("versions")) {
            version(list.items().get(i), place);
          }
        }
      }
    }
    if (set.size() != 1) {
      Json shown = set.isEmpty() ? new Json.Str("") : attribute;
      findings.invalid(path, shown, "exactly one value must be specified", "union");
    }
  }

  private void text(@Nullable Json value, Path path) {
    if (value instanceof Json.Str text && DeviceNames.bytes(text.value()) > LONGEST_VALUE) {
      findings.tooLong(path, LONGEST_VALUE, text, "maxBytes");
    }
  }

  private void version(@Nullable Json value, Path path) {
    if (value instanceof Json.Str text) {
      if (!VERSION.matches(text.value())) {
        findings.invalid(
            path, text, "must be a string compatible with semver.org spec 2.0.0", "version");
      }
      text(text, path);
    }
  }

  private void capacity(Json.Obj device, Path path) {
    boolean shared = Wire.isTrue(device, "allowMultipleAllocations");
    for (Map.Entry<String, Json> entry : Wire.map(device, "capacity").entrySet()) {
      names.qualified(entry.getKey(), path);
      Json.Obj capacity = Wire.object(entry.getValue());
      Path place = path.key(shortened(entry.getKey())).child("requestPolicy");
      if (Wire.present(capacity, "requestPolicy") instanceof Json.Obj policy) {
        if (shared) {
          new CapacityPolicies(findings).check(capacity, policy, place);
        } else {
          findings.forbidden(place, "allowMultipleAllocations must be true", "requestPolicy");
        }
      }
    }
  }

  private void consumption(Json json, Path path) {
    Json.Obj consumption = Wire.object(json);
    String set = Wire.text(consumption, "counterSet");
    if (set.isEmpty()) {
      findings.required(path.child("counterSet"), "", "required");
    } else {
      names.label(set, path.child("counterSet"));
    }
    SliceRules.counters(consumption, path, findings);
  }

  private void nodes(Json.Obj device, Path path) {
    Json node = Wire.present(device, "nodeName");
    Json selector = Wire.present(device, "nodeSelector");
    Json all = Wire.present(device, "allNodes");
    if (!selectsNodes) {
      if (node != null || selector != null || all != null) {
        findings.invalid(
            path,
            Json.Null.NULL,
            "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection`"
                + " is set to true in the ResourceSlice spec",
            "union");
      }
      return;
    }
    List<String> set = new ArrayList<>();
    if (node instanceof Json.Str name && name.value().isEmpty()) {
      findings.invalid(path.child("nodeName"), name, "must not be empty", "nodeName");
    } else if (node instanceof Json.Str name) {
      set.add("`nodeName`");
      names.format("dns1123Subdomain", name.value(), path.child("nodeName"));
    }
    if (selector instanceof Json.Obj object) {
      set.add("`nodeSelector`");
      new NodeSelectors(findings).check(object, path.child("nodeSelector"));
    }
    if (Json.Bool.TRUE.equals(all)) {
      set.add("`allNodes`");
    } else if (all != null) {
      findings.invalid(
          path.child("allNodes"), all, "must be either unset or set to true", "allNodes");
    }
    if (set.isEmpty()) {
      findings.required(path, ONE_OF, "union");
    } else if (set.size() > 1) {
      findings.invalid(path, new Json.Str("{" + String.join(", ", set) + "}"), ONE_OF, "union");
    }
  }
}
