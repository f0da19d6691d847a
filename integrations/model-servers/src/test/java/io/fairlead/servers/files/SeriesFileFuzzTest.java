package io.fairlead.servers.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.replay.Series;
import io.fairlead.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** A file is read, or refused with a place; nothing else happens. */
class SeriesFileFuzzTest {

  @Test
  void rangeAnswers() {
    run(
        Fuzz.seeded(81)
            .corpus(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":"
                    + "{\"pod\":\"a\"},\"values\":[[1767261600,\"3\"],[1767261615.5,\"NaN\"]]}]}}",
                "{\"result\":[{\"values\":[[1,2]]}]}"));
  }

  @Test
  void csv() {
    run(
        Fuzz.seeded(82)
            .corpus(
                "time,pod,value\n2026-01-01T10:00:00Z,a,1\n2026-01-01T10:00:15Z,a,\n",
                "value,time\r\n\"1.5\",1767261600\r\nNaN,1767261615.25\r\n"));
  }

  private static void run(Fuzz fuzz) {
    fuzz.tokens(
            "1767261600",
            "\"",
            "NaN",
            "1e400",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\n",
            "pod",
            "time",
            "values",
            "metric",
            "1e999999999",
            "1e-999999999")
        .run(
            2_000,
            input -> {
              try {
                Series series = SeriesFile.read(input, "f", "s");
                assertThat(series.stepMillis()).isPositive();
              } catch (ServerFileException e) {
                assertThat(e.problems()).isNotEmpty();
                assertThat(e.problems()).allMatch(p -> p.line() >= 1 && p.column() >= 1);
              }
            });
  }
}
