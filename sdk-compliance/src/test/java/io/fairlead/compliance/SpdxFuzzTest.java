package io.fairlead.compliance;

import io.fairlead.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

class SpdxFuzzTest {

  @Test
  void anyBytesAreCheckedOrRefused() {
    Fuzz.seeded(3)
        .corpus(Spdx3Test.GOOD, Spdx2Test.GOOD)
        .tokens(
            "\"@graph\":[",
            "\"spdxId\":\"urn:x:lib\"",
            "null",
            "[]",
            "{}",
            "\"to\":[\"urn:x:app\"]",
            "\"type\":\"software_Package\"",
            "\"NoneElement\"",
            "\"rootElement\":[\"urn:x:sbom\"]",
            "\"expandedlicensing_member\":[\"urn:x:or\"]",
            "LicenseRef-",
            "DocumentRef-a:SPDXRef-b")
        .run(30_000, new AnyDocument());
  }
}
