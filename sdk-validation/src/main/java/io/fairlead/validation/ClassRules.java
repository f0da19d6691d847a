package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the API server demands of device classes and of rules that taint devices. */
final class ClassRules {

  private static final int MOST = 32;
  private static final Path SPEC = Path.ROOT.child("spec");

  private ClassRules() {}

  static void deviceClass(Json.Obj object, Json.@Nullable Obj before, Findings findings) {
    Json.Obj spec = Wire.object(object, "spec");
    Json.Obj then = before == null ? null : Wire.object(before, "spec");
    DeviceParts parts = new DeviceParts(findings);
    boolean sameSelectors = isSame(spec, then, "selectors");
    Wire.each(
        spec,
        "selectors",
        MOST,
        SPEC,
        findings,
        (selector, path) -> parts.selector(Wire.object(selector), path, sameSelectors));
    boolean sameConfig = isSame(spec, then, "config");
    Wire.each(
        spec,
        "config",
        MOST,
        SPEC,
        findings,
        (config, path) -> parts.configuration(Wire.object(config), path, sameConfig));
    String resource = spec.text("extendedResourceName");
    if (resource != null && !isExtended(resource)) {
      findings.invalid(
          SPEC.child("extendedResourceName"),
          new Json.Str(resource),
          "must be a valid extended resource name",
          "extended resource name");
    }
  }

  private static boolean isSame(Json.Obj spec, Json.@Nullable Obj then, String field) {
    return then != null && Objects.equals(spec.get(field), then.get(field));
  }

  private static boolean isExtended(String name) {
    return name.indexOf('/') >= 0
        && !name.contains("kubernetes.io/")
        && !name.startsWith("requests.")
        && MetadataCheck.problems("qualifiedName", "requests." + name).isEmpty();
  }

  static void taintRule(Json.Obj object, Json.@Nullable Obj before, Findings findings) {
    Json.Obj spec = Wire.object(object, "spec");
    DeviceNames names = new DeviceNames(findings);
    Json.Obj selector = Wire.object(spec, "deviceSelector");
    Path path = SPEC.child("deviceSelector");
    if (selector.text("driver") != null) {
      names.driver(Wire.text(selector, "driver"), path.child("driver"));
    }
    if (selector.text("pool") != null) {
      names.pool(Wire.text(selector, "pool"), path.child("pool"));
    }
    if (selector.text("device") != null) {
      names.label(Wire.text(selector, "device"), path.child("device"));
    }
    Json.Obj taint = Wire.object(spec, "taint");
    boolean sameEffect =
        before != null
            && Wire.text(Wire.object(Wire.object(before, "spec"), "taint"), "effect")
                .equals(Wire.text(taint, "effect"));
    new DeviceParts(findings).taint(taint, SPEC.child("taint"), sameEffect);
  }
}
