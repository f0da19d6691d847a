package io.fairlead.servers.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalReaderTest {

  private final DecimalReader reader = new DecimalReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "4.0",
        "0.4545454545454546",
        "1.7955001025075934e+09",
        "1e22",
        "1e23",
        "9007199254740993",
        "9007199254740992.99999",
        "4.9e-324",
        "2.4703282292062328e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e400",
        "1e-400",
        "1e999999999999",
        "0e999999999999",
        ".5",
        "5.",
        "+7",
        "00012.50",
        "6.02214076E23",
        "123456789012345678901234567890",
        "0.1e1",
        "-1.5e-7",
        "9.5367431640625e-07",
        "8.98846567431158e307",
        "12345678901234567890",
        "18446744073709551615"
      })
  void readsWhatTheJdkReads(String text) {
    assertThat(read(text)).isTrue();
    assertThat(Double.doubleToRawLongBits(reader.value()))
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "+NaN"})
  void readsNotANumber(String text) {
    assertThat(read(text)).isTrue();
    assertThat(reader.value()).isNaN();
  }

  @Test
  void readsInfinities() {
    assertThat(read("+Inf")).isTrue();
    assertThat(reader.value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(read("-Inf")).isTrue();
    assertThat(reader.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(read("infinity")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "0x10", "1_000", "12 ", "None", "1f"
      })
  void refusesWhatIsNoNumber(String text) {
    assertThat(read(text)).isFalse();
  }

  @Test
  void roundsEveryNumberAsTheJdkDoes() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300_000; i++) {
      String text =
          switch (i % 4) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 1 -> random.nextLong() + "e" + random.nextInt(-345, 310);
            case 2 -> (random.nextLong() >>> random.nextInt(64)) + "." + random.nextInt(1_000_000);
            default -> random.nextInt(1000) + "e-" + random.nextInt(300, 330);
          };
      assertThat(read(text)).as(text).isTrue();
      long wanted = Double.doubleToLongBits(Double.parseDouble(text));
      if (Double.doubleToLongBits(reader.value()) != wanted) {
        assertThat(reader.value()).as(text).isEqualTo(Double.parseDouble(text));
      }
    }
  }

  private boolean read(String text) {
    byte[] bytes = ("x" + text + "y").getBytes(UTF_8);
    return reader.read(bytes, 1, bytes.length - 1);
  }
}
