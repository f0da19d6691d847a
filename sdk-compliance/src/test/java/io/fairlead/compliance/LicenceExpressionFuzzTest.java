package io.fairlead.compliance;

import io.fairlead.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LicenceExpressionFuzzTest {

  @Test
  void anyTextIsParsedOrRefused() {
    Fuzz.seeded(2)
        .corpus(
            "MIT OR (Apache-2.0 AND GPL-2.0-or-later WITH Classpath-exception-2.0)", "LGPL-2.1+")
        .tokens(
            "(", ")", " AND ", " OR ", " WITH ", "+", "LicenseRef-", "DocumentRef-x:", "\t", "é")
        .run(
            1_000_000,
            input -> {
              String text = new String(input, StandardCharsets.UTF_8);
              try {
                LicenceExpression parsed = LicenceExpression.parse(text);
                if (parsed.terms().size() != parsed.operators() + 1) {
                  throw new AssertionError("operators and licences do not fit: " + text);
                }
              } catch (LicenceExpression.SyntaxException e) {
                if (e.position() < 0 || e.position() > text.length()) {
                  throw new AssertionError("position " + e.position() + " is outside", e);
                }
              }
            });
  }
}
