package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.function.Function;

/** What Kubernetes 1.37 adds to the published document of 1.36 (dra.md 1). */
final class Additions {

  private Additions() {}

  static void apply(Function<String, Schema> definitions) {
    Schema slice = definitions.apply("resource.v1.ResourceSliceSpec");
    put(slice, "partitionTypeAttribute", text());
    put(slice, "skipNodeOperations", list("set", text()));
    put(
        definitions.apply("resource.v1.DeviceRequestAllocationResult"),
        "skipNodeOperations",
        list("set", text()));
    put(
        definitions.apply("resource.v1.DeviceCounterConsumption"),
        "compatibilityGroups",
        list("set", text()));
    Schema derived = object("name", text(), "expression", text());
    derived.required = List.of("name", "expression");
    put(
        definitions.apply("resource.v1.ExactDeviceRequest"),
        "derivedAttributes",
        list("", derived));
    put(definitions.apply("resource.v1.DeviceSubRequest"), "derivedAttributes", list("", derived));
    Schema mapping =
        object(
            "capacityKey",
            text(),
            "capacityMultiplier",
            quantity(),
            "deviceMultiplier",
            quantity());
    Schema overhead = object("perPod", quantity(), "perContainer", quantity());
    Schema resources = new Schema();
    resources.kind = Schema.Kind.OBJECT;
    resources.additional = object("mapping", mapping, "overhead", overhead);
    Schema device = definitions.apply("resource.v1.Device");
    device.properties.remove("nodeAllocatableResourceMappings");
    put(device, "nodeAllocatableResources", resources);
    Schema observed = new Schema();
    observed.kind = Schema.Kind.INTEGER;
    observed.format = "int64";
    put(
        definitions.apply("autoscaling.v2.HorizontalPodAutoscalerCondition"),
        "observedGeneration",
        observed);
    defaults(definitions);
  }

  /** Defaults of the API server's code, which the document does not state. */
  private static void defaults(Function<String, Schema> definitions) {
    for (String version : List.of("v1", "v1beta2")) {
      Schema exactly = definitions.apply("resource." + version + ".ExactDeviceRequest");
      exactly.properties.get("allocationMode").defaultValue = new Json.Str("ExactCount");
      Schema sub = definitions.apply("resource." + version + ".DeviceSubRequest");
      sub.properties.get("allocationMode").defaultValue = new Json.Str("ExactCount");
    }
  }

  private static void put(Schema schema, String name, Schema field) {
    if (schema.properties.putIfAbsent(name, field) != null) {
      throw new IllegalStateException("the document knows " + name + " already");
    }
  }

  private static Schema text() {
    Schema schema = new Schema();
    schema.kind = Schema.Kind.STRING;
    return schema;
  }

  private static Schema quantity() {
    Schema schema = new Schema();
    schema.format = "quantity";
    return schema;
  }

  private static Schema list(String type, Schema items) {
    Schema schema = new Schema();
    schema.kind = Schema.Kind.ARRAY;
    schema.listType = type;
    schema.items = items;
    return schema;
  }

  private static Schema object(Object... fields) {
    Schema schema = new Schema();
    schema.kind = Schema.Kind.OBJECT;
    for (int i = 0; i < fields.length; i += 2) {
      schema.properties.put((String) fields[i], (Schema) fields[i + 1]);
    }
    return schema;
  }
}
