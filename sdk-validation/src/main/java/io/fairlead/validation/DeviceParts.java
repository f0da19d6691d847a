package io.fairlead.validation;

import io.fairlead.cel.dra.DeviceCompilation;
import io.fairlead.cel.dra.DeviceEnvironment;
import io.fairlead.cel.dra.DeviceGates;
import io.fairlead.kernel.Json;
import java.util.List;

/** Checks the parts that several kinds of resource.k8s.io share. */
final class DeviceParts {

  private static final int NEWEST = 37;
  private static final int MOST_CONDITIONS = 4;
  private static final List<Json> EFFECTS = texts("NoExecute", "NoSchedule", "None");
  private static final List<Json> OPERATORS = texts("Equal", "Exists");

  private static final class Cel {
    static final DeviceEnvironment NEW =
        DeviceEnvironment.forNewExpressions(NEWEST, DeviceGates.defaults(NEWEST));

    private Cel() {}
  }

  private final Findings findings;
  private final DeviceNames names;

  DeviceParts(Findings findings) {
    this.findings = findings;
    this.names = new DeviceNames(findings);
  }

  static List<Json> texts(String... texts) {
    return List.of(texts).stream().<Json>map(Json.Str::new).toList();
  }

  void selector(Json.Obj selector, Path path, boolean stored) {
    if (!(Wire.present(selector, "cel") instanceof Json.Obj cel)) {
      findings.required(path.child("cel"), "", "required");
    } else if (!stored) {
      expression(Wire.text(cel, "expression"), path.child("cel").child("expression"), false);
    }
  }

  /** Returns what the expression can cost at most, 0 if it cannot run. */
  long expression(String expression, Path path, boolean derivedAttribute) {
    if (DeviceNames.bytes(expression) > DeviceEnvironment.MAX_LENGTH) {
      Json value = new Json.Str(expression);
      findings.tooLong(path, DeviceEnvironment.MAX_LENGTH, value, "expression");
      return 0;
    }
    DeviceCompilation compiled =
        derivedAttribute
            ? Cel.NEW.compileDerivedAttribute(expression)
            : Cel.NEW.compile(expression);
    if (compiled.selector().isEmpty()) {
      findings.invalid(path, new Json.Str(expression), compiled.message(), "CEL");
      return 0;
    }
    long cost = compiled.orThrow().maxCost();
    if (Long.compareUnsigned(cost, DeviceEnvironment.MAX_COST) > 0) {
      findings.forbidden(path, DeviceEnvironment.TOO_COMPLEX, "CEL cost");
    }
    return cost;
  }

  void configuration(Json.Obj config, Path path, boolean stored) {
    Path opaque = path.child("opaque");
    if (!(Wire.present(config, "opaque") instanceof Json.Obj parameters)) {
      findings.required(opaque, "", "required");
      return;
    }
    names.driver(Wire.text(parameters, "driver"), opaque.child("driver"));
    raw(parameters, "parameters", opaque, stored);
  }

  /** An object of a driver, which must be one and not too long. */
  void raw(Json.Obj parent, String name, Path path, boolean stored) {
    Path place = path.child(name);
    Json value = parent.get(name);
    if (value == null || value == Json.Null.NULL) {
      findings.required(place, "", "required");
    } else if (!stored && DeviceNames.bytes(JsonShown.full(value)) > 10 * 1024) {
      findings.tooLong(place, 10 * 1024, value, "maxLength");
    } else if (!(value instanceof Json.Obj)) {
      findings.invalid(
          place, new Json.Str("<value omitted>"), "must be a valid JSON object", "object");
    }
  }

  void taint(Json.Obj taint, Path path, boolean sameEffect) {
    names.labelName(Wire.text(taint, "key"), path.child("key"));
    String value = Wire.text(taint, "value");
    if (!value.isEmpty()) {
      names.labelValue(value, path.child("value"));
    }
    String effect = Wire.text(taint, "effect");
    if (sameEffect) {
      return;
    }
    if (effect.isEmpty()) {
      findings.required(path.child("effect"), "", "required");
    } else {
      oneOf(effect, EFFECTS, path.child("effect"));
    }
  }

  void toleration(Json.Obj toleration, Path path) {
    String key = Wire.text(toleration, "key");
    if (!key.isEmpty()) {
      names.labelName(key, path.child("key"));
    }
    String operator = Wire.text(toleration, "operator");
    String value = Wire.text(toleration, "value");
    if (operator.equals("Exists")) {
      if (!value.isEmpty()) {
        findings.invalid(
            path.child("value"),
            new Json.Str(value),
            "must be empty for operator `Exists`",
            "toleration");
      }
    } else if (operator.isEmpty() || operator.equals("Equal")) { // the default
      names.labelValue(value, path.child("value"));
    } else {
      oneOf(operator, OPERATORS, path.child("operator"));
    }
    String effect = Wire.text(toleration, "effect");
    if (!effect.isEmpty()) {
      oneOf(effect, EFFECTS, path.child("effect"));
    }
  }

  void oneOf(String value, List<Json> supported, Path path) {
    Json json = new Json.Str(value);
    if (!supported.contains(json)) {
      findings.notSupported(path, json, supported, "enum");
    }
  }

  void skippedOperations(Json.Obj object, Path path) {
    List<Json> skipped = Wire.list(object, "skipNodeOperations");
    if (skipped.contains(new Json.Str("NodePrepareResources"))
        && !skipped.contains(new Json.Str("NodeUnprepareResources"))
        && !skipped.contains(new Json.Str("*"))) {
      findings.invalid(
          path.child("skipNodeOperations"),
          new Json.Arr(skipped),
          "NodePrepareResources cannot be skipped unless NodeUnprepareResources is also skipped",
          "skipNodeOperations");
    }
  }

  void bindingConditions(Json.Obj object, Path path) {
    String good = "bindingConditions";
    String bad = "bindingFailureConditions";
    List<Json> conditions = Wire.list(object, good);
    List<Json> failures = Wire.list(object, bad);
    Wire.each(object, good, MOST_CONDITIONS, path, findings, this::labelName);
    Wire.each(object, bad, MOST_CONDITIONS, path, findings, this::labelName);
    Wire.unique(conditions, path.child(good), findings);
    Wire.unique(failures, path.child(bad), findings);
    for (int i = 0; i < failures.size(); i++) {
      if (conditions.contains(failures.get(i))) {
        findings.invalid(
            path.child(bad).index(i),
            failures.get(i),
            "bindingFailureConditions must not overlap with bindingConditions",
            bad);
      }
    }
    if (conditions.isEmpty() && !failures.isEmpty()) {
      needed(object, good, "bindingConditions are required to use bindingFailureConditions", path);
    }
    if (failures.isEmpty() && !conditions.isEmpty()) {
      needed(object, bad, "bindingFailureConditions are required to use bindingConditions", path);
    }
  }

  private void needed(Json.Obj object, String name, String text, Path path) {
    Json value = object.get(name);
    findings.invalid(path.child(name), value == null ? Json.Null.NULL : value, text, name);
  }

  private void labelName(Json name, Path path) {
    names.labelName(name instanceof Json.Str text ? text.value() : "", path);
  }
}
