package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-23T09:00:00Z        | 2026-11-23T09:00:00Z",
        "2026-11-23T09:00:00+02:00   | 2026-11-23T07:00:00Z",
        "2026-11-23T09:00:00-00:30   | 2026-11-23T09:30:00Z",
        "2026-11-23T09:00:00.000001Z | 2026-11-23T09:00:00.000001Z",
        "2026-11-23T09:00:00.5Z      | 2026-11-23T09:00:00.500Z",
        "1970-01-01T00:00:00Z        | 1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z        | 0001-01-01T00:00:00Z"
      })
  void keepsItsTextAndKnowsTheInstant(String text, Instant instant) {
    assertThat(Timestamp.parse(text).toInstant()).isEqualTo(instant);
    assertThat(Timestamp.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23",
        "2026-11-23T09:00:00",
        "2026-11-23 09:00:00Z",
        "2026-13-23T09:00:00Z",
        "2026-02-30T09:00:00Z",
        "2026-11-23T09:00:60Z",
        "2026-11-23T09:00:00+2:00",
        "2026-11-23T09:00:00.Z",
        "2026-11-23T09:00:00+24:00",
        "2026-11-23T09:00:00ZZ",
        "tomorrow"
      })
  void refusesWhatIsNoTime(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Timestamp.parse(text));
    assertThat(Timestamp.ofWire(text).isValid()).isFalse();
    assertThat(Timestamp.ofWire(text).text()).isEqualTo(text);
  }

  @Test
  void comparesByTheInstant() {
    assertThat(Timestamp.parse("2026-11-23T09:00:00+02:00"))
        .isEqualTo(Timestamp.parse("2026-11-23T07:00:00.000Z"))
        .hasSameHashCodeAs(Timestamp.parse("2026-11-23T07:00:00Z"))
        .isLessThan(Timestamp.parse("2026-11-23T07:00:01Z"));
  }

  @Test
  void writesSecondsOrMicroseconds() {
    Instant instant = Instant.parse("2026-11-23T09:00:00.0123456Z");

    assertThat(Timestamp.of(instant).text()).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(Timestamp.ofMicros(instant).text()).isEqualTo("2026-11-23T09:00:00.012345Z");
  }
}
