package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 1",
    "-17.0, -17",
    "0.1, 0.1",
    "123456.789, 123456.789",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "1.5e300, 1.5e+300",
    "0.000001, 0.000001",
    "0.0000001, 1e-7",
    "9007199254740992.0, 9007199254740992",
    "9007199254740994.0, 9007199254740994",
    "4.9e-324, 5e-324",
    "2.2250738585072014E-308, 2.2250738585072014e-308",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "2e-44, 2e-44",
    "2e23, 2e+23", // Double.toString before JDK 19 had a digit too many here
    "8.41e21, 8.41e+21",
    "5e-324, 5e-324"
  })
  void writesAsRfc8785Demands(double value, String expected) {
    assertThat(Numbers.text(value)).isEqualTo(expected);
  }

  @Test
  void namesWhatIsNoNumber() {
    assertThat(Numbers.text(Double.NaN)).isEqualTo("NaN");
    assertThat(Numbers.text(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
  }

  @Test
  void readsBackAsTheSameDoubleAndIsNeverLongerThanTheJdk() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        continue;
      }
      String text = Numbers.text(value);
      assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
      assertThat(new BigDecimal(text).stripTrailingZeros().precision())
          .as(text)
          .isLessThanOrEqualTo(new BigDecimal(value + "").stripTrailingZeros().precision());
    }
  }

  @Test
  void agreesWithTheJdkSinceItsDigitsAreTheShortest() {
    assumeTrue(Runtime.version().feature() >= 19, "Double.toString is not the shortest before 19");
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 200_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isNaN(value) && !Double.isInfinite(value) && value != 0) {
        // the JDK prefers two digits to one (4.9E-324), so compare by value, not by text
        if (new BigDecimal(value + "").stripTrailingZeros().precision() > 2) {
          assertThat(new BigDecimal(Numbers.text(value)))
              .isEqualByComparingTo(new BigDecimal(value + ""));
        }
      }
    }
  }
}
