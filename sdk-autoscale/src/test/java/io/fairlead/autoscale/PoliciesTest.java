package io.fairlead.autoscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.kernel.Json;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

  private static final Moment NOW = new Moment(Instant.parse("2026-06-01T12:00:00Z"), 77);

  @ParameterizedTest
  @CsvSource({
    // two children's answers from 5 replicas: max, min, any up / all down
    "7, 9, 9, 7, 9",
    "3, 9, 9, 3, 9",
    "3, 2, 3, 2, 3",
    "3, 5, 5, 3, 5",
    "-1, 2, 5, 2, 5", // one is blind: it counts as 5
    "-1, 8, 8, 5, 8",
    "-1, -1, 5, 5, 5"
  })
  void combinesTheAnswersOfChildren(int a, int b, int max, int min, int anyUpAllDown) {
    ScalingPolicy first = Fixed.asking(a);
    ScalingPolicy second = Fixed.asking(b);
    assertThat(decide(Policies.max(first, second), 5).replicas()).isEqualTo(max);
    assertThat(decide(Policies.min(first, second), 5).replicas()).isEqualTo(min);
    assertThat(decide(Policies.anyUpAllDown(first, second), 5).replicas()).isEqualTo(anyUpAllDown);
  }

  @Test
  void aClockThatStepsToAndFroHoldsForLongerButTakesNoRoom() {
    ScalingPolicy policy =
        Policies.stabilized(Fixed.asking(9, 2), Duration.ZERO, Duration.ofSeconds(60));
    State state = policy.initial();
    int replicas = 0;
    for (int tick = 0; tick < 1_000; tick++) {
      long jump = -1_000_000_000L * (tick * 7 % 50); // less than the window
      Observation observation = Observation.builder(VariantId.of("v")).scale(9, 9).build();
      Decision decision = policy.decide(observation, state, NOW.plusNanos(jump));
      state = decision.next();
      replicas = decision.recommendation().replicas();
    }
    assertThat(replicas).isEqualTo(9);
    Json.Obj memory = (Json.Obj) state.toJson().get("memory");
    assertThat(((Json.Arr) memory.get("parts")).items()).hasSizeLessThan(10);
    policy.restore(state.toJson(), NOW);
  }

  @Test
  void isAnErrorOnlyIfNobodyKnows() {
    ScalingPolicy blind = Fixed.asking(-1);
    assertThat(decide(Policies.max(blind, blind), 5).action()).isEqualTo(Action.ERROR);
    assertThat(decide(Policies.max(blind, Fixed.asking(2)), 5).action()).isEqualTo(Action.HOLD);
  }

  @Test
  void bringsBackWhatIsOutOfBounds() {
    assertThat(decide(Policies.bounded(Fixed.asking(99), 2, 9), 5).replicas()).isEqualTo(9);
    assertThat(decide(Policies.bounded(Fixed.asking(0), 2, 9), 5).replicas()).isEqualTo(2);
    Recommendation rescued = decide(Policies.bounded(Fixed.asking(-1), 2, 9), 12);
    assertThat(rescued.replicas()).isEqualTo(9);
    assertThat(rescued.binding().text()).isEqualTo("12 is above the maximum 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policies.bounded(Fixed.asking(1), 3, 2))
        .withMessage("max must be in [3, 2147483647], but was 2");
  }

  @Test
  void shrinksOnlyAsFarAsTheWholeWindowAllows() {
    ScalingPolicy policy =
        Policies.stabilized(Fixed.asking(10, 2, 2, 8, 2), Duration.ZERO, Duration.ofSeconds(60));
    // the 10 of the first tick holds for 60 s, then the 8 of the fourth
    assertThat(Fixed.run(policy, 10, 15, 12))
        .containsExactly(10, 10, 10, 10, 10, 8, 8, 8, 2, 2, 2, 2);
  }

  @Test
  void growsOnlyToWhatTheWholeWindowAskedFor() {
    ScalingPolicy policy =
        Policies.stabilized(Fixed.asking(4, 9, 6, 9), Duration.ofSeconds(30), Duration.ZERO);
    assertThat(Fixed.run(policy, 4, 15, 6)).containsExactly(4, 4, 4, 6, 6, 9);
  }

  @Test
  void changesNoFasterThanTheRates() {
    ScalingPolicy up =
        Policies.rateLimited(
            Fixed.asking(100),
            new Rate(4, 1.0, Duration.ofSeconds(15)),
            Rate.of(1, Duration.ofSeconds(60)));
    assertThat(Fixed.run(up, 2, 16, 6)).containsExactly(6, 12, 24, 48, 96, 100);
    ScalingPolicy down =
        Policies.rateLimited(
            Fixed.asking(1), Rate.of(1, Duration.ofSeconds(1)), Rate.of(2, Duration.ofSeconds(60)));
    assertThat(Fixed.run(down, 9, 30, 7)).containsExactly(7, 7, 7, 5, 5, 5, 3);
  }

  @Test
  void keepsTheTimesOfASchedule() {
    Set<DayOfWeek> all = EnumSet.allOf(DayOfWeek.class);
    Window night = new Window(all, LocalTime.of(22, 0), LocalTime.of(6, 0), Fixed.asking(1));
    ScalingPolicy policy =
        Policies.scheduled(ZoneId.of("Europe/Berlin"), List.of(night), Fixed.asking(5));
    assertThat(at(policy, "2026-06-01T19:59:59Z")).isEqualTo(5);
    assertThat(at(policy, "2026-06-01T20:00:00Z")).isEqualTo(1);
    assertThat(at(policy, "2026-06-02T03:59:59Z")).isEqualTo(1);
    assertThat(at(policy, "2026-06-02T04:00:00Z")).isEqualTo(5);
  }

  @Test
  void boundsMayDependOnTheTimeWithoutForgettingWhatAPolicyKnows() {
    Set<DayOfWeek> all = EnumSet.allOf(DayOfWeek.class);
    BoundsWindow day = new BoundsWindow(all, LocalTime.of(8, 0), LocalTime.of(20, 0), 4, 30);
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    ScalingPolicy few = Policies.scheduledBounds(berlin, List.of(day), 1, 6, Fixed.asking(2));
    assertThat(at(few, "2026-06-01T05:59:59Z")).isEqualTo(2);
    assertThat(at(few, "2026-06-01T06:00:00Z")).isEqualTo(4);
    assertThat(at(few, "2026-06-01T18:00:00Z")).isEqualTo(2);
    ScalingPolicy many = Policies.scheduledBounds(berlin, List.of(day), 1, 6, Fixed.asking(99));
    assertThat(at(many, "2026-06-01T06:00:00Z")).isEqualTo(30);
    assertThat(at(many, "2026-06-01T18:00:00Z")).isEqualTo(6);
    assertThat(many.initial().toJson().get("child")).isNotNull(); // one, at any time
  }

  @Test
  void aTimeThatDoesNotExistIsTheNextAndOneThatComesTwiceTheFirst() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    // clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October
    Window spring =
        new Window(
            Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 30), LocalTime.of(3, 30), Fixed.asking(1));
    ScalingPolicy policy = Policies.scheduled(berlin, List.of(spring), Fixed.asking(5));
    assertThat(at(policy, "2026-03-29T00:59:59Z")).isEqualTo(5);
    assertThat(at(policy, "2026-03-29T01:00:00Z")).isEqualTo(1); // 03:00, the next that exists
    assertThat(at(policy, "2026-03-29T01:30:00Z")).isEqualTo(5);
    assertThat(at(policy, "2026-10-25T00:29:59Z")).isEqualTo(5);
    assertThat(at(policy, "2026-10-25T00:30:00Z")).isEqualTo(1); // the first 02:30
    assertThat(at(policy, "2026-10-25T02:29:59Z")).isEqualTo(1);
    assertThat(at(policy, "2026-10-25T02:30:00Z")).isEqualTo(5);
  }

  @Test
  void accountsForAPolicyThatOnlyWatches() {
    ScalingPolicy policy = Policies.advisory(Fixed.asking(5), Fixed.asking(5, 8, 8, 5));
    Observation observation = observation(5);
    State state = policy.initial();
    for (int i = 0; i < 4; i++) {
      state = policy.decide(observation, state, NOW.plusNanos(i * 10_000_000_000L)).next();
    }
    assertThat(state.toJson().get("agreed")).isEqualTo(Json.of(2));
    assertThat(state.toJson().get("replicaSeconds")).isEqualTo(Json.of(60)); // 3 more for 20 s
    assertThat(policy.explain(observation, state, NOW.plusNanos(40_000_000_000L)).text())
        .contains("fixed only watches: it agreed in 3 of 5 decisions");
  }

  @Test
  void aStoredStateGoesOnAndSaysThatItWasRestored() {
    ScalingPolicy policy =
        Policies.bounded(
            Policies.rateLimited(
                Policies.stabilized(
                    Policies.max(Fixed.asking(3, 9), Fixed.asking(4)),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(300)),
                Rate.of(4, Duration.ofSeconds(15)),
                Rate.of(1, Duration.ofSeconds(15))),
            1,
            20);
    Observation observation = observation(6);
    State state = policy.decide(observation, policy.initial(), NOW).next();
    Moment other = new Moment(NOW.wall().plusSeconds(15), -900);
    State restored = policy.restore(state.toJson(), other);
    assertThat(restored.toJson()).isEqualTo(state.toJson());
    Decision here = policy.decide(observation, state, NOW.plusNanos(15_000_000_000L));
    Decision there = policy.decide(observation, restored, other.plusNanos(15_000_000_000L));
    assertThat(there.recommendation().replicas()).isEqualTo(here.recommendation().replicas());
    assertThat(there.recommendation().restored()).isTrue();
    assertThat(there.next().toJson()).isEqualTo(here.next().toJson());
    assertThat(
            policy
                .decide(observation, there.next(), other.plusNanos(30_000_000_000L))
                .recommendation()
                .restored())
        .isFalse();
  }

  @Test
  void refusesAForeignState() {
    ScalingPolicy bounded = Policies.bounded(Fixed.asking(1), 1, 2);
    State foreign = Fixed.asking(1).initial();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bounded.decide(observation(1), foreign, NOW))
        .withMessage(
            "state must be one that the policy 'bounded' made, but was a state of 'fixed'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bounded.restore(foreign.toJson(), NOW))
        .withMessage("kind of the state must be 'bounded', but was fixed");
  }

  @Test
  void staysInBoundsAndBoundedOverAMillionTicks() {
    SplittableRandom random = new SplittableRandom(5);
    Integer[] numbers = new Integer[10_000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextInt(-1, 100);
    }
    ScalingPolicy policy =
        Policies.bounded(
            Policies.rateLimited(
                Policies.stabilized(
                    Fixed.asking(numbers), Duration.ofSeconds(30), Duration.ofSeconds(300)),
                Rate.of(4, Duration.ofSeconds(15)),
                new Rate(0, 0.1, Duration.ofSeconds(60))),
            3,
            40);
    State state = policy.initial();
    long nanos = 0;
    int current = 7;
    int longest = 0;
    for (int i = 0; i < 1_000_000; i++) {
      nanos += random.nextInt(50) == 0 ? -random.nextLong(5_000_000_000L) : 900_000_000L;
      Decision decision = policy.decide(observation(current), state, new Moment(NOW.wall(), nanos));
      state = decision.next();
      current = decision.recommendation().replicas();
      assertThat(current).isBetween(3, 40);
      if (i % 50_000 == 0) {
        longest = Math.max(longest, state.toJson().toString().length());
      }
    }
    assertThat(longest).isLessThan(40_000); // Json's toString is about four times its text
  }

  private static Recommendation decide(ScalingPolicy policy, int current) {
    return policy.decide(observation(current), policy.initial(), NOW).recommendation();
  }

  private static int at(ScalingPolicy policy, String wall) {
    Moment moment = new Moment(Instant.parse(wall), 0);
    return policy.decide(observation(3), policy.initial(), moment).recommendation().replicas();
  }

  private static Observation observation(int current) {
    return Observation.builder(VariantId.of("v")).scale(current, current).build();
  }
}
