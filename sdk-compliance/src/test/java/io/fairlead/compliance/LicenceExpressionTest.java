package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.compliance.LicenceExpression.SyntaxException;
import io.fairlead.compliance.LicenceExpression.Term;
import org.junit.jupiter.api.Test;

class LicenceExpressionTest {

  @Test
  void namesItsLicences() throws SyntaxException {
    LicenceExpression expression =
        LicenceExpression.parse("(MIT OR GPL-2.0-only WITH Classpath-exception-2.0) and LGPL-2.1+");
    assertThat(expression.terms())
        .containsExactly(
            new Term("MIT", false, ""),
            new Term("GPL-2.0-only", false, "Classpath-exception-2.0"),
            new Term("LGPL-2.1", true, ""));
    assertThat(expression.operators()).isEqualTo(2);
    assertThat(expression.compound()).isTrue();
    assertThat(LicenceExpression.parse("MIT").compound()).isFalse();
  }

  @Test
  void tenThousandOperatorsAndParenthesesAreNothingSpecial() throws SyntaxException {
    String long1 = "MIT" + " OR MIT".repeat(10_000);
    assertThat(LicenceExpression.parse(long1).operators()).isEqualTo(10_000);
    String deep = "(".repeat(10_000) + "MIT" + ")".repeat(10_000);
    assertThat(LicenceExpression.parse(deep).terms()).hasSize(1);
    String nested = "(MIT AND ".repeat(10_000) + "MIT" + ")".repeat(10_000);
    assertThat(LicenceExpression.parse(nested).operators()).isEqualTo(10_000);
  }

  @Test
  void saysWhereItIsWrong() {
    assertWrong("", 0);
    assertWrong("MIT OR", 6);
    assertWrong("OR MIT", 0);
    assertWrong("MIT MIT", 4);
    assertWrong("(MIT", 4);
    assertWrong("MIT)", 3);
    assertWrong("MIT & BSD-3-Clause", 4);
    assertWrong("MIT Or Apache-2.0", 4);
    assertWrong("MIT WITH", 8);
    assertWrong("()", 1);
    assertWrong("MIT (Apache-2.0)", 4);
  }

  @Test
  void identifiersAreThoseOfTheListOrSayWhoseTheyAre() {
    assertThat(LicenceChecks.fault("Apache-2.0")).isNull();
    assertThat(LicenceChecks.fault("apache-2.0")).isNull();
    assertThat(LicenceChecks.fault("LicenseRef-scancode-proprietary-license")).isNull();
    assertThat(LicenceChecks.fault("LicenseRef-acme-eula OR MIT")).isNull();
    assertThat(LicenceChecks.fault("LicenseRef-eula")).contains("whose");
    assertThat(LicenceChecks.fault("Apache 2")).contains("no licence expression");
    assertThat(LicenceChecks.fault("Apache")).contains("not in the SPDX licence list");
    assertThat(LicenceChecks.fault("GPL-2.0")).isEqualTo("!");
    assertThat(LicenceChecks.fault("MIT WITH Classpath-exception-2.0")).isNull();
    assertThat(LicenceChecks.fault("MIT WITH no-exception")).contains("no exception");
    assertThat(LicenceChecks.fault("NOASSERTION")).contains("no licence");
  }

  private static void assertWrong(String text, int position) {
    assertThatExceptionOfType(SyntaxException.class)
        .as(text)
        .isThrownBy(() -> LicenceExpression.parse(text))
        .satisfies(e -> assertThat(e.position()).as("%s", e.getMessage()).isEqualTo(position));
  }
}
