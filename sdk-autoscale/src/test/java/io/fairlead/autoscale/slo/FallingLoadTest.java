package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** While arrivals fall no more replicas are asked for, however little was seen. */
class FallingLoadTest {

  private static final Pattern SERVES =
      Pattern.compile("a replica serves (\\S+)/s \\((\\S+) to (\\S+)\\)");

  // the example of docs/reference/scale-state.md
  private static final Profile PROFILE =
      Profile.of(0.008, 150e-6, 12e-9)
          .withSequences(64)
          .withLengths(
              new LengthMoments(840, 1_200, 250, Interval.exactly(300_000), 112_500, Double.NaN));

  private static SloPolicy policy(double dispersion, int max) {
    return SloPolicy.builder(new Slo(Slo.Metric.TTFT, Duration.ofSeconds(1), 0.95))
        .profile(PROFILE.withDispersion(dispersion))
        .bounds(2, max)
        .build();
  }

  private static Observation observation(double arrivals) {
    return Observation.builder(VariantId.of("chat"))
        .scale(3, 3)
        .replica("a", r -> r.state(ReplicaState.READY, 3_600 * Fleet.SECOND))
        .replica("b", r -> r.state(ReplicaState.READY, 3_600 * Fleet.SECOND))
        .replica("c", r -> r.state(ReplicaState.READY, 3_600 * Fleet.SECOND))
        .reading(Signal.ARRIVALS, Reading.direct(arrivals))
        .build();
  }

  private static List<Integer> needed(SloPolicy policy, double... arrivals) {
    List<Integer> needed = new ArrayList<>();
    State state = policy.initial();
    Moment now = Fleet.START;
    for (double each : arrivals) {
      SloTick tick = new SloTick(policy, observation(each), (SloState) state, now);
      state = tick.decide().next();
      needed.add(tick.asked.needed);
      now = now.plusNanos(15 * Fleet.SECOND);
    }
    return needed;
  }

  private static void assertNeverMore(List<Integer> needed) {
    for (int i = 1; i < needed.size(); i++) {
      assertThat(needed.get(i)).as("%s", needed).isLessThanOrEqualTo(needed.get(i - 1));
    }
  }

  @Test
  void aDropInTheFirstTicksAsksForNoMore() {
    double[] arrivals = new double[40];
    Arrays.fill(arrivals, 1);
    arrivals[0] = 16.4;
    List<Integer> needed = needed(policy(1.5, 60), arrivals);
    assertNeverMore(needed);
    assertThat(needed.get(39)).isLessThan(needed.get(0));
  }

  @Test
  void aLoadThatFallsFromTickToTickAsksForNoMore() {
    List<Integer> needed = needed(policy(1.5, 60), 12, 11, 8, 4, 2, 0.5);
    assertNeverMore(needed);
  }

  @Test
  void whatFallsAnyhowAsksForNoMore() {
    Random random = new Random(7);
    for (int run = 0; run < 40; run++) {
      double[] arrivals = new double[12];
      arrivals[0] = 1 + 30 * random.nextDouble();
      for (int i = 1; i < arrivals.length; i++) {
        arrivals[i] = arrivals[i - 1] * (random.nextBoolean() ? 0.98 : random.nextDouble());
      }
      List<Integer> needed = needed(policy(1 + 4 * random.nextDouble(), 60), arrivals);
      assertThat(needed).as(Arrays.toString(arrivals)).isNotEmpty();
      assertNeverMore(needed);
    }
  }

  @Test
  void aCapacityLiesWithinItsInterval() {
    for (double dispersion : new double[] {1.5, 300, 4_000}) { // some only met among more
      SloPolicy policy = policy(dispersion, 60);
      String told = policy.explain(observation(3), policy.initial(), Fleet.START).text();
      Matcher serves = SERVES.matcher(told);
      assertThat(serves.find()).as(told).isTrue();
      assertThat(Double.parseDouble(serves.group(1)))
          .isBetween(Double.parseDouble(serves.group(2)), Double.parseDouble(serves.group(3)));
    }
  }

  @Test
  void aChangeIsOnlyToldWithinTheBounds() {
    SloPolicy policy = policy(1.5, 6);
    Explanation told = policy.explain(observation(16.4), policy.initial(), Fleet.START);
    assertThat(told.wouldChange()).isNotEmpty();
    assertThat(told.wouldChange()).allMatch(change -> change.replicas() <= 6);
  }
}
