package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoDurationTest {

  static Stream<List<String>> whatGoSays() throws IOException {
    return Vectors.rows("durations.tsv");
  }

  @ParameterizedTest
  @MethodSource("whatGoSays")
  void readsAndWritesAsGo(List<String> go) {
    if (go.get(1).equals("!")) {
      assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.parse(go.get(0)));
      assertThat(GoDuration.ofWire(go.get(0)).isValid()).isFalse();
      return;
    }
    GoDuration duration = GoDuration.parse(go.get(0));
    assertThat(duration.toNanos()).isEqualTo(Long.parseLong(go.get(1)));
    assertThat(duration.canonical()).isEqualTo(go.get(2));
    assertThat(duration.text()).isEqualTo(go.get(0));
  }

  @Test
  void comparesByLength() {
    assertThat(GoDuration.parse("60s")).isEqualTo(GoDuration.parse("1m"));
    assertThat(GoDuration.parse("60s")).hasSameHashCodeAs(GoDuration.of(Duration.ofMinutes(1)));
    assertThat(GoDuration.ofWire("soon")).isEqualTo(GoDuration.ofWire("soon"));
    assertThat(GoDuration.of(Duration.ofSeconds(5400)).text()).isEqualTo("1h30m0s");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoDuration.parse("10"))
        .withMessage(
            "duration must be like 1h30m, 90s or 500ms, but was '10'"
                + " (a unit is missing: ns, us, ms, s, m or h)");
  }
}
