package io.fairlead.compliance;

import io.fairlead.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

class CycloneDxFuzzTest {

  @Test
  void anyBytesAreCheckedOrRefused() {
    SbomChecker checker =
        SbomChecker.with(Profiles.named("bsi-2.1"))
            .limits(Limits.DEFAULT.withMaxBytes(100_000))
            .maxFindings(50)
            .build();
    Fuzz.seeded(1)
        .corpus(Vectors.good().get(), Vectors.good().get().replace("\"1.6\"", "\"1.7\""))
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
        .run(
            40_000,
            input -> {
              try {
                checker.check(SbomSource.of("fuzz", input));
              } catch (UnreadableSbomException e) {
                // refused with a reason, as promised
              }
            });
  }
}
