package io.fairlead.validation;

import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.kernel.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the API server demands of claims and of templates for claims. */
final class ClaimRules {

  private static final int MOST = 32;
  private static final int MOST_ALTERNATIVES = 8;
  private static final List<Json> MODES = DeviceParts.texts("All", "ExactCount");
  private static final String ONE_KIND = "exactly one of `exactly` or `firstAvailable` is required";

  private final Findings findings;
  private final DeviceNames names;
  private final DeviceParts parts;
  private final Map<String, Set<String>> constrained = new HashMap<>();
  private RequestNames requests = RequestNames.of(Json.Obj.EMPTY);
  private long derivedCost;

  ClaimRules(Findings findings) {
    this.findings = findings;
    this.names = new DeviceNames(findings);
    this.parts = new DeviceParts(findings);
  }

  static void claim(Json.Obj claim, Json.@Nullable Obj before, Findings findings) {
    if (before == null) {
      new ClaimRules(findings).spec(Wire.object(claim, "spec"), Path.ROOT.child("spec"));
    } else {
      immutable(claim, before, findings);
      new ClaimStatusRules(findings).check(claim, before);
    }
  }

  static void template(Json.Obj template, Json.@Nullable Obj before, Findings findings) {
    if (before == null) {
      Json.Obj spec = Wire.object(template, "spec");
      Path path = Path.ROOT.child("spec");
      new MetadataCheck(findings).ofTemplate(Wire.object(spec, "metadata"), path.child("metadata"));
      new ClaimRules(findings).spec(Wire.object(spec, "spec"), path.child("spec"));
    } else {
      immutable(template, before, findings);
    }
  }

  private static void immutable(Json.Obj now, Json.Obj before, Findings findings) {
    Json spec = now.get("spec");
    if (spec != null && !spec.equals(before.get("spec"))) {
      findings.invalid(Path.ROOT.child("spec"), spec, "field is immutable", "immutable");
    }
  }

  private void spec(Json.Obj spec, Path path) {
    Json.Obj devices = Wire.object(spec, "devices");
    Path place = path.child("devices");
    requests = RequestNames.of(devices);
    gatherConstraints(devices);
    int before = findings.size();
    Wire.each(devices, "requests", MOST, place, findings, this::request);
    if (Wire.list(devices, "requests").size() <= MOST || findings.size() == before) {
      Wire.unique(Wire.field(devices, "requests", "name"), place.child("requests"), findings);
    }
    Wire.each(devices, "constraints", MOST, place, findings, this::constraint);
    Wire.each(devices, "config", MOST, place, findings, this::configuration);
    if (Long.compareUnsigned(derivedCost, DeviceEnvironment.MAX_COST) > 0) {
      findings.forbidden(
          place,
          "too complex, total cost of derived attribute CEL expressions in the claim exceeds cost"
              + " limit",
          "CEL cost");
    }
  }

  private void gatherConstraints(Json.Obj devices) {
    for (Json item : Wire.list(devices, "constraints")) {
      Json.Obj constraint = Wire.object(item);
      String match = constraint.text("matchAttribute");
      String attribute = match == null ? constraint.text("distinctAttribute") : match;
      if (attribute == null) {
        continue;
      }
      List<Json> targets = Wire.list(constraint, "requests");
      for (Json target : targets.isEmpty() ? List.<Json>of(new Json.Str("")) : targets) {
        String name = target instanceof Json.Str text ? text.value() : "";
        constrained.computeIfAbsent(name, key -> new TreeSet<>()).add(attribute);
      }
    }
  }

  private void request(Json json, Path path) {
    Json.Obj request = Wire.object(json);
    String name = Wire.text(request, "name");
    names.label(name, path.child("name"));
    boolean alternatives = !Wire.list(request, "firstAvailable").isEmpty();
    Json exactly = Wire.present(request, "exactly");
    if (exactly == null && !alternatives) {
      findings.required(path, ONE_KIND, "union");
    } else if (exactly != null && alternatives) {
      findings.invalid(path, Json.Null.NULL, ONE_KIND + ", but multiple fields are set", "union");
    } else if (exactly != null) {
      device(Wire.object(exactly), path.child("exactly"), name);
    } else {
      int before = findings.size();
      Wire.each(
          request,
          "firstAvailable",
          MOST_ALTERNATIVES,
          path,
          findings,
          (item, place) -> alternative(Wire.object(item), place, name));
      if (Wire.list(request, "firstAvailable").size() <= MOST_ALTERNATIVES
          || findings.size() == before) {
        Wire.unique(
            Wire.field(request, "firstAvailable", "name"), path.child("firstAvailable"), findings);
      }
    }
  }

  private void alternative(Json.Obj request, Path path, String parent) {
    String name = Wire.text(request, "name");
    names.label(name, path.child("name"));
    device(request, path, parent + '/' + name);
  }

  private void device(Json.Obj request, Path path, String name) {
    names.deviceClass(Wire.text(request, "deviceClassName"), path.child("deviceClassName"));
    Wire.each(
        request,
        "selectors",
        MOST,
        path,
        findings,
        (selector, place) -> parts.selector(Wire.object(selector), place, false));
    Wire.each(
        request,
        "derivedAttributes",
        -1,
        path,
        findings,
        (attribute, place) -> derived(Wire.object(attribute), place, name));
    Wire.unique(
        Wire.field(request, "derivedAttributes", "name"),
        path.child("derivedAttributes"),
        findings);
    mode(request, path);
    Wire.each(
        request,
        "tolerations",
        -1,
        path,
        findings,
        (toleration, place) -> parts.toleration(Wire.object(toleration), place));
  }

  private void derived(Json.Obj attribute, Path path, String request) {
    String name = Wire.text(attribute, "name");
    if (!name.isEmpty() && !isConstrained(name, request)) {
      findings.invalid(
          path.child("name"),
          new Json.Str(name),
          "must be referenced by at least one matchAttribute or distinctAttribute constraint"
              + " targeting this request",
          "derived attribute");
    }
    String expression = Wire.text(attribute, "expression");
    if (!expression.isEmpty()) {
      derivedCost += parts.expression(expression, path.child("expression"), true);
    }
  }

  private boolean isConstrained(String attribute, String request) {
    int slash = request.indexOf('/');
    String parent = slash < 0 ? request : request.substring(0, slash);
    return constrained.getOrDefault("", Set.of()).contains(attribute)
        || constrained.getOrDefault(request, Set.of()).contains(attribute)
        || constrained.getOrDefault(parent, Set.of()).contains(attribute);
  }

  /** The defaults are ExactCount and 1; a count of 0 counts as absent. */
  private void mode(Json.Obj request, Path path) {
    String mode = Wire.text(request, "allocationMode");
    long count = Wire.whole(request, "count");
    if (mode.equals("All")) {
      if (count != 0) {
        findings.invalid(
            path.child("count"),
            Json.Num.of(count),
            "must not be specified when allocationMode is 'All'",
            "count");
      }
    } else if (mode.isEmpty() || mode.equals("ExactCount")) {
      if (count < 0) {
        findings.invalid(
            path.child("count"), Json.Num.of(count), "must be greater than zero", "count");
      }
    } else {
      parts.oneOf(mode, MODES, path.child("allocationMode"));
    }
  }

  private void constraint(Json json, Path path) {
    Json.Obj constraint = Wire.object(json);
    references(constraint, path);
    String match = constraint.text("matchAttribute");
    String distinct = constraint.text("distinctAttribute");
    if (match != null) {
      names.fullyQualified(match, path.child("matchAttribute"));
    } else if (distinct != null) {
      names.fullyQualified(distinct, path.child("distinctAttribute"));
    } else {
      findings.required(
          path,
          "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple"
              + " fields are set",
          "union");
    }
  }

  private void configuration(Json json, Path path) {
    Json.Obj config = Wire.object(json);
    references(config, path);
    parts.configuration(config, path, false);
  }

  private void references(Json.Obj object, Path path) {
    requests.checkAll(object, path, findings);
  }
}
