package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaiversFuzzTest {

  @Test
  void anyBytesAreWaiversOrRefused() {
    LocalDate day = LocalDate.of(2026, 11, 24);
    Fuzz.seeded(5)
        .corpus(
            """
            {"schemaVersion": 1, "waivers": [
              {"rule": "BSI21-C12", "component": "org.acme:*@1.*", "reason": "größe",
               "approver": "Product security", "expires": "2027-03-31"},
              {"rule": "BSI21-D03", "component": "(document)", "reason": "r",
               "approver": "a", "expires": "2026-11-24"}]}
            """)
        .tokens(
            "\"schemaVersion\": 1,",
            "\"waivers\": [",
            "{\"rule\": \"R\"}",
            "\"expires\": \"+999999999-12-31\"",
            "\"0000-00-00\"",
            "\"********\"",
            "*",
            "null",
            "[]",
            "{}",
            "1e9",
            "\\ud800",
            "[[[[[[[[")
        .run(
            100_000,
            input -> {
              try {
                List<Waiver> waivers = Waivers.read(SbomSource.of("fuzz", input));
                for (Waiver waiver : waivers) {
                  assertThat(waiver.reason()).isNotBlank();
                  assertThat(waiver.approver()).isNotBlank();
                  waiver.holdsOn(day);
                  waiver.covers("pkg:maven/org.acme/lib@1.0", "org.acme:lib@1.0");
                }
              } catch (UnreadableSbomException e) {
                // refused with a reason, as promised
              }
            });
  }
}
