package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Any text is a value or is refused with an {@link IllegalArgumentException}, nothing else. */
class ValuesFuzzTest {

  @Test
  void quantities() {
    Fuzz.seeded(1)
        .corpus("1.5Gi", "500m", "+1e-3", "9223372036854775807", "0.0000000001", "-20Ei", "1E3")
        .tokens("Ki", "Ei", "e", "E9", "n", "e-999", "e1000", ".", "+", "99999999999999999999")
        .run(
            200_000,
            input -> {
              Quantity quantity;
              try {
                quantity = Quantity.parse(new String(input, StandardCharsets.UTF_8));
              } catch (IllegalArgumentException e) {
                return;
              }
              assertThat(Quantity.parse(quantity.canonical())).isEqualTo(quantity);
              quantity.milliValueWrapping();
              quantity.approximate();
            });
  }

  @Test
  void durations() {
    Fuzz.seeded(2)
        .corpus("1h30m", "-1.5s", "500ms", "2562047h47m16.854775807s", "0", ".5us")
        .tokens("ns", "us", "\u00b5s", "ms", "s", "m", "h", ".", "-", "999999999999999999")
        .run(
            200_000,
            input -> {
              GoDuration duration;
              try {
                duration = GoDuration.parse(new String(input, StandardCharsets.UTF_8));
              } catch (IllegalArgumentException e) {
                return;
              }
              assertThat(GoDuration.parse(duration.canonical())).isEqualTo(duration);
            });
  }

  @Test
  void times() {
    Fuzz.seeded(3)
        .corpus("2026-11-23T09:00:00Z", "2026-11-23T09:00:00.123456+02:00", "0001-01-01T00:00:00Z")
        .tokens("T", "Z", "+14:00", ".", "-", "99", "00")
        .run(
            200_000,
            input -> {
              Timestamp time;
              try {
                time = Timestamp.parse(new String(input, StandardCharsets.UTF_8));
              } catch (IllegalArgumentException e) {
                return;
              }
              assertThat(Timestamp.ofWire(time.toInstant().toString())).isEqualTo(time);
            });
  }
}
