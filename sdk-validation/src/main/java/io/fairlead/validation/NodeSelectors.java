package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.List;

/** Checks selectors of nodes. */
final class NodeSelectors {

  private final Findings findings;
  private final DeviceNames names;

  NodeSelectors(Findings findings) {
    this.findings = findings;
    this.names = new DeviceNames(findings);
  }

  void check(Json.Obj selector, Path path) {
    List<Json> terms = Wire.list(selector, "nodeSelectorTerms");
    Path place = path.child("nodeSelectorTerms");
    if (terms.isEmpty()) {
      findings.required(place, "must have at least one node selector term", "required");
    }
    for (int i = 0; i < terms.size(); i++) {
      Json.Obj term = Wire.object(terms.get(i));
      Path at = place.index(i);
      Wire.each(term, "matchExpressions", -1, at, findings, this::expression);
      Wire.each(term, "matchFields", -1, at, findings, this::field);
    }
  }

  private void expression(Json json, Path path) {
    Json.Obj requirement = Wire.object(json);
    List<Json> values = Wire.list(requirement, "values");
    Path place = path.child("values");
    String operator = Wire.text(requirement, "operator");
    switch (operator) {
      case "In", "NotIn":
        if (values.isEmpty()) {
          findings.required(
              place, "must be specified when `operator` is 'In' or 'NotIn'", "values");
        }
        break;
      case "Exists", "DoesNotExist":
        if (!values.isEmpty()) {
          findings.forbidden(
              place,
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
              "values");
        }
        break;
      case "Gt", "Lt":
        if (values.size() != 1) {
          findings.required(
              place, "must be specified single value when `operator` is 'Lt' or 'Gt'", "values");
        }
        break;
      default:
        operator(operator, path);
    }
    names.labelName(Wire.text(requirement, "key"), path.child("key"));
    for (int i = 0; i < values.size(); i++) {
      names.labelValue(text(values.get(i)), place.index(i));
    }
  }

  private void field(Json json, Path path) {
    Json.Obj requirement = Wire.object(json);
    List<Json> values = Wire.list(requirement, "values");
    String operator = Wire.text(requirement, "operator");
    if (operator.equals("In") || operator.equals("NotIn")) {
      if (values.size() != 1) {
        findings.required(
            path.child("values"),
            "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
            "values");
      }
    } else {
      operator(operator, path);
    }
    String key = Wire.text(requirement, "key");
    if (!key.equals("metadata.name")) {
      findings.invalid(
          path.child("key"), new Json.Str(key), "not a valid field selector key", "key");
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      names.format("dns1123Subdomain", text(values.get(i)), path.child("values").index(i));
    }
  }

  private void operator(String operator, Path path) {
    findings.invalid(
        path.child("operator"),
        new Json.Str(operator),
        "not a valid selector operator",
        "operator");
  }

  private static String text(Json value) {
    return value instanceof Json.Str text ? text.value() : "";
  }
}
