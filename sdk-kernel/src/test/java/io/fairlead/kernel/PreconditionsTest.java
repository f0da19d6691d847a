package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PreconditionsTest {

  @Test
  void returnsWhatIsRight() {
    assertThat(Preconditions.requireNotNegative(0, "n")).isZero();
    assertThat(Preconditions.requirePositive(0.5, "x")).isEqualTo(0.5);
    assertThat(Preconditions.requireFraction(1.0, "x")).isEqualTo(1.0);
    assertThat(Preconditions.requireInRange(7L, 7, 7, "n")).isEqualTo(7);
  }

  @Test
  void saysWhatMustBeAndWhatWas() {
    refused(() -> Preconditions.requireNotNegative(-1, "n"), "n must be at least 0, but was -1");
    refused(
        () -> Preconditions.requireFraction(85.0, "share"),
        "share must be a fraction in [0, 1], but was 85 (is it a percentage?)");
    refused(
        () -> Preconditions.requirePositive(Double.NaN, "x"),
        "x must be greater than 0 and finite, but was NaN");
    refused(
        () -> Preconditions.requirePositive(Duration.ZERO, "timeout"),
        "timeout must be longer than zero, but was PT0S");
    refused(() -> Preconditions.requireInRange(9, 1, 8, "n"), "n must be in [1, 8], but was 9");
    refused(
        () -> Preconditions.requireNotBlank(" ", "name"),
        "name must be a text that is not blank, but was \" \"");
    refused(
        () -> Preconditions.requireNotEmpty(List.of(), "stages"),
        "stages must be not empty, but was []");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::call).withMessage(message);
  }
}
