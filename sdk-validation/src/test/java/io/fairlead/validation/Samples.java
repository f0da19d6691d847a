package io.fairlead.validation;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
