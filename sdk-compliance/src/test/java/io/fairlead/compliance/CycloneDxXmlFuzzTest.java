package io.fairlead.compliance;

import io.fairlead.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

class CycloneDxXmlFuzzTest {

  @Test
  void anyBytesAreCheckedOrRefused() {
    SbomChecker checker =
        SbomChecker.with(Profiles.named("bsi-2.1"))
            .limits(Limits.DEFAULT.withMaxBytes(100_000))
            .maxFindings(50)
            .build();
    Fuzz.seeded(4)
        .corpus(CycloneDxXmlTest.GOOD)
        .tokens(
            "<component type=\"library\">",
            "</component>",
            "<licenses><expression>MIT</expression></licenses>",
            "<tools><tool><name>x</name></tool></tools>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            "&b;",
            "<![CDATA[",
            "]]>",
            "<url/>",
            "<dependency ref=\"lib\">",
            "<vulnerabilities><vulnerability/></vulnerabilities>",
            "ü")
        .run(
            20_000,
            input -> {
              try {
                checker.check(SbomSource.of("fuzz", input));
              } catch (UnreadableSbomException e) {
                // refused with a reason, as promised
              }
            });
  }
}
