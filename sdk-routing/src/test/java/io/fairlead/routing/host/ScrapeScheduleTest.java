package io.fairlead.routing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScrapeScheduleTest {

  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1000 * MILLI;

  private final ScrapeSchedule schedule = ScrapeSchedule.DEFAULT;

  @Test
  void asksOftenUnderLoadHoweverLongItWasQuietBefore() {
    assertThat(schedule.delayNanos(1, 3600 * SECOND, 0, 7)).isBetween(45 * MILLI, 50 * MILLI);
    assertThat(schedule.delayNanos(500, 0, 0, 7)).isBetween(45 * MILLI, 50 * MILLI);
  }

  @Test
  void asksAQuietEndpointEverLessOftenUpToASecond() {
    assertThat(schedule.delayNanos(0, 0, 0, 7)).isBetween(45 * MILLI, 50 * MILLI);
    assertThat(schedule.delayNanos(0, 100 * MILLI, 0, 7)).isBetween(45 * MILLI, 50 * MILLI);
    assertThat(schedule.delayNanos(0, 800 * MILLI, 0, 7)).isBetween(360 * MILLI, 400 * MILLI);
    assertThat(schedule.delayNanos(0, 3600 * SECOND, 0, 7)).isBetween(900 * MILLI, SECOND);
  }

  @Test
  void reachesTheLongestQuietDelayWithinAFewScrapes() {
    long quiet = 0;
    int scrapes = 0;
    while (schedule.delayNanos(0, quiet, 0, scrapes) < 900 * MILLI) {
      quiet += schedule.delayNanos(0, quiet, 0, scrapes);
      scrapes++;
    }
    assertThat(scrapes).isLessThan(15);
    assertThat(quiet).isLessThan(3 * SECOND);
  }

  @Test
  void doublesTheDelayOfAnEndpointThatDoesNotAnswer() {
    assertThat(schedule.delayNanos(9, 0, 1, 7)).isBetween(90 * MILLI, 100 * MILLI);
    assertThat(schedule.delayNanos(9, 0, 2, 7)).isBetween(180 * MILLI, 200 * MILLI);
    assertThat(schedule.delayNanos(0, 0, 7, 7)).isBetween(4500 * MILLI, 5 * SECOND);
    assertThat(schedule.delayNanos(0, 0, Integer.MAX_VALUE, 7)).isBetween(4500 * MILLI, 5 * SECOND);
  }

  @Test
  void spreadsEndpointsTheSameWayInEveryRun() {
    Set<Long> delays = new HashSet<>();
    for (int endpoint = 0; endpoint < 100; endpoint++) {
      delays.add(schedule.delayNanos(1, 0, 0, endpoint));
      assertThat(schedule.delayNanos(1, 0, 0, endpoint))
          .isEqualTo(schedule.delayNanos(1, 0, 0, endpoint));
    }
    assertThat(delays).hasSizeGreaterThan(95);
  }

  @Test
  void keepsTheIdleCostOfAHundredEndpointsFarBelowTheLoadedOne() {
    double idle = 100.0 * SECOND / schedule.delayNanos(0, 60 * SECOND, 0, 1);
    double loaded = 100.0 * SECOND / schedule.delayNanos(1, 0, 0, 1);
    assertThat(idle).isLessThan(115);
    assertThat(loaded).isBetween(2000.0, 2230.0);
  }

  @Test
  void raisesTheLongerDelaysWithTheShortest() {
    ScrapeSchedule slow = schedule.withLoaded(Duration.ofSeconds(2));
    assertThat(slow.quiet()).isEqualTo(Duration.ofSeconds(2));
    assertThat(slow.failing()).isEqualTo(Duration.ofSeconds(5));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ScrapeSchedule(
                    Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(9)))
        .withMessage("quiet must be at least the delay under load, PT2S, but was PT1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> schedule.delayNanos(-1, 0, 0, 0))
        .withMessage("load must be at least 0, but was -1");
  }
}
