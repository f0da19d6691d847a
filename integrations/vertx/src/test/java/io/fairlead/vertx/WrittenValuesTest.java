package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.routing.EndpointSpec;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenValuesTest {

  @Test
  void takesTimesAsFilesWriteThemAndAsIso() {
    assertThat(WrittenValues.limit("5s"))
        .isEqualTo(Duration.ofSeconds(5))
        .isEqualTo(WrittenValues.limit("PT5S"));
    assertThat(WrittenValues.limit("50ms")).isEqualTo(WrittenValues.limit("PT0.05S"));
    assertThat(WrittenValues.pause("0s")).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "", "-5s", "0s", "PT-5S", "PT", "soon", "9999999999999h"})
  void saysHowTimesAreWritten(String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WrittenValues.limit(wrong))
        .withMessage("must be a time longer than zero like 5s, 50ms or PT5S, but was '%s'", wrong);
  }

  @Test
  void keepsNumbersInTheirRange() {
    assertThat(WrittenValues.count("2147483647")).isEqualTo(Integer.MAX_VALUE);
    assertThat(WrittenValues.port("0")).isZero();
    for (String wrong : new String[] {"0", "-1", "+1", "1e3", "2147483648", "99999999999", ""}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WrittenValues.count(wrong))
          .withMessage("must be a whole number from 1 to 2147483647, but was '%s'", wrong);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WrittenValues.port("65536"))
        .withMessageContaining("from 0 to 65535");
  }

  @Test
  void namesAnEndpointAfterItsHostAndPort() {
    assertThat(WrittenValues.endpoint("https://a:8001/base"))
        .isEqualTo(EndpointSpec.of("a:8001", URI.create("https://a:8001/base")));
    assertThat(WrittenValues.dns("http://pods:8000").name()).isEqualTo("pods");
    for (String wrong : new String[] {"nonsense", "ftp://a", "http:/a", "127.0.0.1:8001", "a b"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WrittenValues.endpoint(wrong))
          .withMessageEndingWith("but was '%s'", wrong);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WrittenValues.dns(wrong))
          .withMessage("must be http://NAME:PORT, but was '%s'", wrong);
    }
  }
}
