package io.fairlead.compliance;

import io.fairlead.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CycloneDxXmlFuzzTest {

  @Test
  void anyBytesAreCheckedOrRefused() {
    Fuzz.seeded(4)
        .corpus(CycloneDxXmlTest.GOOD)
        .corpus(("\uFEFF" + CycloneDxXmlTest.GOOD).getBytes(StandardCharsets.UTF_16BE))
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
        .run(20_000, new AnyDocument());
  }
}
