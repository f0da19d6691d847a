package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuantityTest {

  static Stream<List<String>> whatGoSays() throws IOException {
    return Vectors.rows("quantities.tsv");
  }

  @ParameterizedTest
  @MethodSource("whatGoSays")
  void readsAndWritesAsGo(List<String> go) {
    if (go.get(1).equals("!")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Quantity.parse(go.get(0)))
          .withMessageEndingWith("(" + go.get(2) + ")");
      return;
    }
    Quantity quantity = Quantity.parse(go.get(0));
    assertThat(quantity.format().name().replace("_", "").toLowerCase(Locale.ROOT))
        .isEqualTo(go.get(1).toLowerCase(Locale.ROOT));
    if (!go.get(0).equals("1000E")) { // Go has no suffix left and drops three digits
      assertThat(quantity.canonical()).isEqualTo(go.get(2));
    }
    assertThat(quantity.toBigDecimal()).isEqualByComparingTo(new BigDecimal(go.get(7)));
    assertThat(quantity.asInteger().isPresent()).isEqualTo(!go.get(5).equals("-"));
    quantity.asInteger().ifPresent(i -> assertThat(i).isEqualTo(Long.parseLong(go.get(5))));
    assertThat(quantity.approximate()).isEqualTo(Double.parseDouble(go.get(6)));
    assertThat(quantity.milliValueWrapping()).isEqualTo(Long.parseLong(go.get(4)));
    assertRounds(quantity, 0, Long.parseLong(go.get(3)));
    assertRounds(quantity, 3, Long.parseLong(go.get(4)));
  }

  /** Go's number where it is one of the two neighbours; else Go overflowed, and we must not. */
  private static void assertRounds(Quantity quantity, int digits, long go) {
    BigDecimal exact = quantity.toBigDecimal();
    BigInteger up = exact.setScale(digits, RoundingMode.UP).unscaledValue();
    BigInteger down = exact.setScale(digits, RoundingMode.DOWN).unscaledValue();
    BigInteger theirs = BigInteger.valueOf(go);
    if (up.bitLength() > 63) {
      assertThatThrownBy(() -> rounded(quantity, digits))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageStartingWith("quantity must fit into 64 bits");
    } else if (theirs.equals(up) || theirs.equals(down.add(BigInteger.ONE))) {
      assertThat(rounded(quantity, digits)).isEqualTo(go);
    } else {
      assertThat(rounded(quantity, digits)).isEqualTo(up.longValueExact());
    }
  }

  private static long rounded(Quantity quantity, int digits) {
    return digits == 0 ? quantity.value() : quantity.milliValue();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5Gi, 1536Mi",
    "0.5Ki, 512",
    "1000m, 1",
    "0.0000000001, 1n",
    "9Ei, 9223372036854775807",
    "20Ei, 9223372036854775807",
    "+5, +5",
    "5., 5.",
    "1.500, 1.500",
    "1E, 1E",
    "1E3, 1E3"
  })
  void keepsItsTextAndKnowsTheCanonicalOne(String text, String canonical) {
    assertThat(Quantity.parse(text).text()).isEqualTo(text);
    assertThat(Quantity.parse(text).canonical()).isEqualTo(canonical);
  }

  @Test
  void comparesByValueAndNotByText() {
    Quantity one = Quantity.parse("1000m");

    assertThat(one).isEqualTo(Quantity.of(1)).hasSameHashCodeAs(Quantity.of(1));
    assertThat(Quantity.parse("1Ki")).isEqualTo(Quantity.ofWire("1024", true));
    assertThat(Quantity.parse("1Ki")).isGreaterThan(Quantity.parse("1k"));
    assertThat(Quantity.ofWire("lots", false)).isEqualTo(Quantity.ofWire("lots", false));
    assertThat(Quantity.ofWire("lots", false)).isNotEqualTo(one);
  }

  @Test
  void aWireQuantityMayBeAnythingUntilItsValueIsNeeded() {
    Quantity odd = Quantity.ofWire("lots", false);

    assertThat(odd.isValid()).isFalse();
    assertThat(odd.text()).isEqualTo("lots");
    assertThatThrownBy(odd::value)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "quantity must be like 500m, 2, 1.5Gi or 1e3, but was 'lots' (quantities must match the"
                + " regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$')");
    assertThat(Quantity.ofWire(" 5 ", false).value()).isEqualTo(5);
  }

  @Test
  void sumsKeepTheFormatOfTheFirstUnlessItIsZero() {
    assertThat(Quantity.parse("1Gi").plus(Quantity.parse("512Mi")).text()).isEqualTo("1536Mi");
    assertThat(Quantity.ZERO.plus(Quantity.parse("2Ki")).text()).isEqualTo("2Ki");
    assertThat(Quantity.parse("1").minus(Quantity.parse("250m")).text()).isEqualTo("750m");
    assertThat(Quantity.of(Long.MAX_VALUE).plus(Quantity.of(1)).toBigDecimal())
        .isEqualByComparingTo("9223372036854775808");
    assertThat(Quantity.ofMilli(1500).text()).isEqualTo("1500m");
  }

  @Test
  void refusesWhatWouldFillTheMemory() {
    assertThatIllegalArgumentException().isThrownBy(() -> Quantity.parse("1e2147483647"));
    assertThatIllegalArgumentException().isThrownBy(() -> Quantity.parse("1".repeat(100_000)));
  }

  @Test
  void theCanonicalTextHasTheSameValue() {
    SplittableRandom random = new SplittableRandom(11);
    String[] suffixes = {"", "n", "u", "m", "k", "M", "G", "Ki", "Mi", "Gi", "e3", "e-3"};
    for (int i = 0; i < 20_000; i++) {
      String text = random.nextLong(1_000_000) + "." + random.nextInt(1_000);
      Quantity quantity = Quantity.parse(text + suffixes[random.nextInt(suffixes.length)]);
      Quantity canonical = Quantity.parse(quantity.canonical());

      assertThat(canonical).isEqualTo(quantity).hasSameHashCodeAs(quantity);
    }
  }
}
