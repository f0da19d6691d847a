package io.fairlead.validation;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects for tests. */
final class Samples {

  static final JsonText JSON =
      JsonText.create(limits -> limits.bytes(16_000_000).values(2_000_000));

  static final String POOL =
      """
      apiVersion: inference.networking.k8s.io/v1
      kind: InferencePool
      metadata:
        name: vllm-llama3
      spec:
        selector:
          matchLabels:
            app: vllm-llama3
        targetPorts:
          - number: 8000
          - number: 8001
        endpointPickerRef:
          name: vllm-llama3-epp
          port:
            number: 9002
      """;

  private Samples() {}

  static Json.Obj read(String jsonOrYaml) {
    return (Json.Obj) JSON.read(jsonOrYaml.getBytes(StandardCharsets.UTF_8)).root();
  }

  /** Returns the definition of the kind {@code K} of {@code x.io/v1}. */
  static Json.Obj definition(Json schema, @Nullable Json scale) {
    JsonObjectBuilder version =
        Json.object()
            .put("name", "v1")
            .put("served", true)
            .put("storage", true)
            .put("schema", Json.object().put("openAPIV3Schema", schema).build());
    if (scale != null) {
      version.put("subresources", Json.object().put("scale", scale).build());
    }
    Json.Obj names =
        Json.object().put("kind", "K").put("plural", "ks").put("listKind", "KList").build();
    return Json.object()
        .put("apiVersion", "apiextensions.k8s.io/v1")
        .put("kind", "CustomResourceDefinition")
        .put("metadata", Json.object().put("name", "ks.x.io").build())
        .put(
            "spec",
            Json.object()
                .put("group", "x.io")
                .put("scope", "Namespaced")
                .put("names", names)
                .put("versions", new Json.Arr(List.of(version.build())))
                .build())
        .build();
  }

  /** Returns a validator of the kind {@code K}, whose {@code spec} has a schema, in YAML. */
  static Validator ofSpec(String schema) {
    Json root =
        Json.object()
            .put("type", "object")
            .put("properties", Json.object().put("spec", read(schema)).build())
            .build();
    return Validator.create(SchemaSet.builtin().with(definition(root, null)));
  }

  /** Returns an object of that kind. */
  static Json.Obj ofKind(String spec) {
    return read("apiVersion: x.io/v1\nkind: K\nmetadata: {name: a}\nspec: " + spec);
  }

  static List<Json.Obj> lines(String resource) throws IOException {
    try (InputStream in = Samples.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Samples::read)
          .toList();
    }
  }
}
