package io.fairlead.compliance;

import io.fairlead.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CycloneDxFuzzTest {

  @Test
  void anyBytesAreCheckedOrRefused() {
    Fuzz.seeded(1)
        .corpus(
            Vectors.good().get(),
            Vectors.good().get().replace("\"1.6\"", "\"1.7\""),
            "{\"predicateType\":\"t\",\"predicate\":" + Vectors.good().get() + '}',
            "{\"payloadType\":\"t\",\"payload\":\"" + base64(Vectors.good().get()) + "\"}")
        .tokens(
            "\"components\":[",
            "\"bom-ref\":\"lib\"",
            "null",
            "[]",
            "{}",
            "1e999",
            "\"\"",
            ",",
            "\"dependsOn\":[\"lib\"]",
            "\"licenses\":[{\"expression\":\"MIT OR (\"}]",
            "ü",
            "\\u0000",
            "\\ud800",
            "\"aggregate\":\"complete\"",
            "\"version\":",
            "[[[[[[[[")
        .run(40_000, new AnyDocument());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
