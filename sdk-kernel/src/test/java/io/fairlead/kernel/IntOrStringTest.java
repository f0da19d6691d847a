package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntOrStringTest {

  @Test
  void aNumberIsNotTheTextOfIt() {
    assertThat(IntOrString.of(8080)).isNotEqualTo(IntOrString.of("8080"));
    assertThat(IntOrString.of("8080").asInt()).hasValue(8080);
    assertThat(IntOrString.of("http").asInt()).isEmpty();
    assertThat(IntOrString.of("25%").isPercent()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"25%, 10, true, 3", "25%, 10, false, 2", "0%, 10, true, 0", "110%, 10, false, 11"})
  void takesPercentagesOfATotal(String text, int total, boolean roundUp, int expected) {
    assertThat(IntOrString.of(text).scaled(total, roundUp)).isEqualTo(expected);
  }

  @Test
  void aTextThatIsNoPercentageHasNoShare() {
    assertThat(IntOrString.of(7).scaled(10, true)).isEqualTo(7);
    assertThatThrownBy(() -> IntOrString.of("7").scaled(10, true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("value must be a number or a percentage, but was '7'");
  }

  @Test
  void readsWhatADataBindingLibraryHandsOver() {
    assertThat(IntOrString.ofPlain(7L)).isEqualTo(new IntOrString.OfInt(7));
    assertThat(IntOrString.ofPlain(BigInteger.TEN)).isEqualTo(new IntOrString.OfInt(10));
    assertThat(IntOrString.ofPlain("7")).isEqualTo(new IntOrString.OfString("7"));
    assertThatIllegalArgumentException().isThrownBy(() -> IntOrString.ofPlain(1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> IntOrString.ofPlain(1L << 40));
  }
}
