package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.LengthSums;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenLengthsTest {

  /** What so many requests with exponential lengths asked for. */
  private static LengthMoments scrape(int requests, double mean, Random random) {
    LengthSums sums = LengthSums.NONE;
    for (int i = 0; i < requests; i++) {
      long prompt = 1 + (long) (-4 * mean * Math.log(1 - random.nextDouble()));
      sums = sums.plus(prompt, 0, 1 + (long) (-mean * Math.log(1 - random.nextDouble())));
    }
    return sums.moments().orElseThrow();
  }

  @Test
  void aScrapeOfFewRequestsMovesLittle() {
    Random random = new Random(1);
    SeenLengths seen = SeenLengths.NONE;
    for (int tick = 0; tick < 200; tick++) {
      seen = seen.after(15, scrape(60, 200, random));
      if (tick > 60) {
        assertThat(seen.moments().output()).isCloseTo(200, within(18.0));
      }
    }
    assertThat(seen.moments().expectedResidentOutput()).isCloseTo(160_000, within(24_000.0));
  }

  @Test
  void aChangeOfMixIsFollowedWithinTwoThousandRequestsOrAQuarterOfAnHour() {
    Random random = new Random(2);
    for (int each : new int[] {3, 60, 4_000}) {
      SeenLengths seen = SeenLengths.NONE;
      for (int tick = 0; tick < 200; tick++) {
        seen = seen.after(15, scrape(each, 100, random));
      }
      for (int tick = 0; tick < Math.max(1, Math.min(100, 6_000 / each)); tick++) {
        seen = seen.after(15, scrape(each, 800, random));
      }
      assertThat(seen.moments().output()).isBetween(560.0, 1_040.0);
    }
  }

  @Test
  void whatNobodyCountedReplacesAndWhatCannotBeIsLeftOut() {
    SeenLengths seen = SeenLengths.NONE.after(15, scrape(100, 200, new Random(3)));
    LengthMoments said = LengthMoments.constant(50, 20);
    assertThat(seen.after(15, said).moments()).isEqualTo(said);
    LengthMoments endless =
        new LengthMoments(1, Double.POSITIVE_INFINITY, 2, Interval.exactly(2), 9, 5);
    assertThat(seen.after(15, endless)).isSameAs(seen);
  }

  /** Either can be; their mean has a scatter of outputs that none has. */
  @Test
  void aMeanThatNoRequestsCanHaveIsLeftForTheNewer() {
    LengthMoments shortOnes = new LengthMoments(10, 10, 0.01, Interval.exactly(0.1), 1e-4, 1_000);
    LengthMoments longOnes = new LengthMoments(10, 10, 1e7, Interval.exactly(1e8), 1e14, 0.0001);
    SeenLengths seen = SeenLengths.NONE.after(15, shortOnes).after(15, longOnes);
    assertThat(seen.moments()).isEqualTo(longOnes);
    assertThat(SeenLengths.fromJson(seen.toJson()).moments().output()).isEqualTo(1e7);
  }

  @Test
  void goesThroughJson() {
    SeenLengths seen = SeenLengths.NONE.after(15, scrape(100, 200, new Random(4)));
    assertThat(SeenLengths.fromJson(seen.toJson()).moments()).isEqualTo(seen.moments());
    assertThat(SeenLengths.fromJson(SeenLengths.NONE.toJson()).moments()).isNull();
  }
}
