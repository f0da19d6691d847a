package io.fairlead.routing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndpointHealthTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long START = Long.MAX_VALUE - 5 * SECOND; // nanoTime may overflow

  private final PoolHealth pool = PoolHealth.create();
  private final EndpointHealth health = pool.of("a");

  EndpointHealthTest() {
    pool.of("b");
    pool.of("c");
  }

  @Test
  void takesAnEndpointOutAfterFiveFailuresRunning() {
    for (int i = 0; i < 4; i++) {
      health.failed(START);
    }
    health.succeeded();
    for (int i = 0; i < 4; i++) {
      health.failed(START);
    }
    assertThat(health.isOut()).isFalse();
    assertThat(health.share(START)).isEqualTo(1.0);
    health.failed(START);
    assertThat(health.isOut()).isTrue();
    assertThat(health.share(START)).isZero();
    assertThat(pool.out()).isEqualTo(1);
  }

  @Test
  void takesAnEndpointOutAfterOneRefusedConnection() {
    health.refused(START);
    assertThat(health.isOut()).isTrue();
    health.refused(START); // others that were under way
    health.failed(START);
    assertThat(pool.out()).isEqualTo(1);
  }

  @Test
  void letsOneCallerProbeAfterThePause() {
    health.refused(START);
    assertThat(health.tryProbe(START + SECOND - 1)).isFalse();
    assertThat(health.probeDue(START + SECOND)).isTrue();
    assertThat(health.tryProbe(START + SECOND)).isTrue();
    assertThat(health.tryProbe(START + SECOND)).isFalse();
    assertThat(health.tryProbe(START + 30 * SECOND)).isFalse();
  }

  @Test
  void doublesThePauseUpToAMinute() {
    health.refused(START);
    long now = START;
    for (long pause : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertThat(health.tryProbe(now + pause * SECOND - 1)).as("before %d s", pause).isFalse();
      now += pause * SECOND;
      assertThat(health.tryProbe(now)).as("after %d s", pause).isTrue();
      health.probed(false, now);
    }
  }

  @Test
  void bringsAnEndpointBackInTenSeconds() {
    health.refused(START);
    long back = START + SECOND;
    assertThat(health.tryProbe(back)).isTrue();
    health.probed(true, back);
    assertThat(health.isOut()).isFalse();
    assertThat(pool.out()).isZero();
    assertThat(health.share(back)).isEqualTo(0.1);
    assertThat(health.share(back + 5 * SECOND)).isEqualTo(0.55);
    assertThat(health.share(back + 10 * SECOND)).isEqualTo(1.0);
    assertThat(health.share(back + 11 * SECOND)).isEqualTo(1.0);
  }

  @Test
  void asksAnEndpointThatComesAndGoesEverLessOften() {
    health.refused(START);
    assertThat(health.tryProbe(START + SECOND)).isTrue();
    health.probed(true, START + SECOND);
    health.refused(START + 2 * SECOND); // within the ramp
    assertThat(health.pauseNanos()).isEqualTo(2 * SECOND);
    assertThat(health.tryProbe(START + 4 * SECOND)).isTrue();
    health.probed(true, START + 4 * SECOND);
    assertThat(health.share(START + 14 * SECOND)).isEqualTo(1.0); // the ramp is over
    health.refused(START + 15 * SECOND);
    assertThat(health.pauseNanos()).isEqualTo(SECOND);
  }

  @Test
  void learnsThatTheRampIsOverAlsoIfNobodyAsked() {
    health.refused(START);
    assertThat(health.tryProbe(START + SECOND)).isTrue();
    health.probed(true, START + SECOND);
    health.refused(START + 60 * SECOND);
    assertThat(health.pauseNanos()).isEqualTo(SECOND);
  }

  @Test
  void doesNotComeBackBecauseARequestSentBeforeWasAnswered() {
    health.refused(START);
    health.succeeded();
    assertThat(health.isOut()).isTrue();
  }

  @Test
  void countsAProbeThatNeverEndsAsFailed() {
    health.refused(START);
    assertThat(health.tryProbe(START + SECOND)).isTrue();
    assertThat(health.tryProbe(START + 61 * SECOND - 1)).isFalse();
    assertThat(health.tryProbe(START + 61 * SECOND)).isTrue();
    assertThat(health.pauseNanos()).isEqualTo(2 * SECOND);
  }

  @Test
  void needsNoProbeWhileInUse() {
    assertThat(health.tryProbe(START)).isFalse();
    health.probed(true, START);
    assertThat(pool.out()).isZero();
  }

  @Test
  void triesAllOnceMoreThanHalfOfThePoolIsOut() {
    health.refused(START);
    assertThat(pool.share("a", START)).isZero();
    assertThat(pool.triesAll()).isFalse();
    pool.of("b").refused(START);
    assertThat(pool.triesAll()).isTrue();
    assertThat(pool.share("a", START)).isEqualTo(1.0);
    assertThat(pool.share("b", START)).isEqualTo(1.0);
    assertThat(pool.share("c", START)).isEqualTo(1.0);
    pool.of("d");
    assertThat(pool.share("a", START)).isZero(); // two of four
  }

  @Test
  void alwaysTriesTheOnlyEndpointOfAPool() {
    PoolHealth single = PoolHealth.create();
    single.of("a").refused(START);
    assertThat(single.share("a", START)).isEqualTo(1.0);
  }

  @Test
  void knowsNothingOfAnEndpointThatLeft() {
    health.refused(START);
    pool.left("a");
    assertThat(pool.out()).isZero();
    assertThat(pool.share("a", START)).isEqualTo(1.0);
    assertThat(pool.find("a")).isNull();
    assertThat(pool.of("a").isOut()).isFalse();
    health.probed(true, START + SECOND); // somebody still has the old one
    assertThat(pool.out()).isZero();
    health.refused(START + 2 * SECOND);
    assertThat(pool.out()).isZero();
  }

  @Test
  void refusesRulesThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new HealthRule(
                    5,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    0.1))
        .withMessage("longestPause must be at least the firstPause, PT2S, but was PT1S");
  }
}
