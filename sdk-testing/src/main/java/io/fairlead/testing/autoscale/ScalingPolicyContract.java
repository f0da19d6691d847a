package io.fairlead.testing.autoscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ScalingPolicy} promises. Extend it in the test of your policy.
 *
 * <p>Each test runs streams of {@link RandomObservations}, in which the workload follows the
 * policy; override {@link #observation} to add what only your policy looks at, and {@link #check}
 * with your invariant. Seeds are repetition numbers, so a failure names its seed and repeats.
 */
public abstract class ScalingPolicyContract {

  private static final int TICKS = 80;
  private static final int MOST_REPLICAS = 2_000;
  private static final double[] NONE = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1
  };

  /** For subclasses. */
  protected ScalingPolicyContract() {}

  /** Returns the policy under test; called more than once, and each must decide the same. */
  protected abstract ScalingPolicy policy();

  /**
   * Returns what the policy sees at a tick.
   *
   * @param replicas the present number, which followed the policy so far
   * @param hostile whether values are missing, stale, negative, infinite or contradictory
   */
  protected Observation observation(long seed, int tick, int replicas, boolean hostile) {
    return hostile
        ? RandomObservations.hostile(seed, tick, replicas)
        : RandomObservations.sound(seed, tick, replicas);
  }

  /**
   * Checks the policy's own invariant; always at least 0 replicas, and the present number for all
   * actions but {@link Action#SCALE}.
   */
  protected void check(Observation observation, Recommendation recommendation) {}

  /** Returns how many bytes a state may have as JSON text: 16 KB. */
  protected int maxStateBytes() {
    return 16 * 1024;
  }

  /**
   * Returns whether a state that went through JSON decides as the one that did not. A policy that
   * learns may forget what it cannot know across a gap; then only its form must be stable.
   */
  protected boolean restoresExactly() {
    return true;
  }

  /**
   * Returns what the policy answers where nothing is known, or only values that are none: the
   * present number. Override it for a policy that never goes below, or above, a number of its own.
   */
  protected int blind(int current) {
    return current;
  }

  /** What happens at one tick. */
  private interface Tick {
    void run(Observation observation, State state, Moment now, Decision decision, int tick);
  }

  /** Runs a stream; every decision is checked, whatever else the test is about. */
  private void run(long seed, int ticks, boolean hostile, Tick each) {
    ScalingPolicy policy = policy();
    State state = policy.initial();
    int replicas = (int) (seed % 7);
    for (int tick = 0; tick < ticks; tick++) {
      Observation observation = observation(seed, tick, replicas, hostile);
      Moment now = moment(seed, tick, hostile);
      Decision decision = policy.decide(observation, state, now);
      checked(observation, decision.recommendation(), seed, tick);
      each.run(observation, state, now, decision, tick);
      state = decision.next();
      replicas = Math.min(MOST_REPLICAS, decision.recommendation().replicas());
    }
  }

  /** Hostile clocks stop, jump, and step back, each by itself. */
  private static Moment moment(long seed, int tick, boolean hostile) {
    Moment usual = RandomObservations.moment(tick);
    if (!hostile) {
      return usual;
    }
    int mood = Math.floorMod(seed * 31 + tick * 7L, 11);
    return switch (mood) {
      case 0 -> new Moment(usual.wall().minusSeconds(3_600), usual.nanos());
      case 1 -> new Moment(usual.wall(), usual.nanos() - 600_000_000_000L);
      case 2 -> RandomObservations.moment(Math.max(0, tick - 1));
      case 3 -> new Moment(usual.wall().plusSeconds(86_400), usual.nanos());
      default -> usual;
    };
  }

  private void checked(Observation observation, Recommendation answer, long seed, int tick) {
    assertThat(answer.replicas()).as("seed %d, tick %d", seed, tick).isNotNegative();
    assertThat(answer.current())
        .as("seed %d, tick %d: current", seed, tick)
        .isEqualTo(observation.desired());
    if (answer.action() != Action.SCALE) {
      assertThat(answer.replicas())
          .as("seed %d, tick %d: %s", seed, tick, answer.action())
          .isEqualTo(answer.current());
    }
    assertThatCode(() -> check(observation, answer))
        .as("seed %d, tick %d", seed, tick)
        .doesNotThrowAnyException();
  }

  @Test
  void hasAStableName() {
    assertThat(policy().name()).isNotBlank().isEqualTo(policy().name());
    State initial = policy().initial();
    assertThat(initial.kind()).isNotBlank();
    assertThat(initial.schemaVersion()).isPositive();
  }

  @RepeatedTest(value = 4, failureThreshold = 2)
  void givesTheSameAnswerToTheSameQuestion(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    ScalingPolicy other = policy();
    run(
        seed,
        TICKS,
        seed % 2 == 0,
        (observation, state, now, decision, tick) -> {
          byte[] before = JsonBytes.of(state.toJson());
          Decision again = other.decide(observation, state, now);
          assertSame(again, decision, seed, tick);
          assertThat(JsonBytes.of(state.toJson()))
              .as("seed %d, tick %d: the state that was handed in", seed, tick)
              .isEqualTo(before);
        });
  }

  @RepeatedTest(value = 2, failureThreshold = 1)
  void givesTheSameAnswerFromManyThreads(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    ScalingPolicy policy = policy();
    List<Runnable> questions = new ArrayList<>();
    run(
        seed,
        60,
        false,
        (observation, state, now, decision, tick) ->
            questions.add(
                () -> assertSame(policy.decide(observation, state, now), decision, seed, tick)));
    IntStream.range(0, 4 * questions.size())
        .parallel()
        .forEach(i -> questions.get(i % questions.size()).run());
  }

  @RepeatedTest(value = 2, failureThreshold = 1)
  void explainsTheVeryDecision(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    ScalingPolicy policy = policy();
    run(
        seed,
        60,
        seed % 2 == 0,
        (observation, state, now, decision, tick) -> {
          Explanation why = policy.explain(observation, state, now);
          assertThat(JsonBytes.of(why.recommendation().toJson()))
              .as("seed %d, tick %d", seed, tick)
              .isEqualTo(JsonBytes.of(decision.recommendation().toJson()));
          assertThat(why.text()).as("seed %d, tick %d", seed, tick).isNotBlank();
          assertThat(why.toJson().members()).as("seed %d, tick %d", seed, tick).isNotEmpty();
          if (tick % 4 == 0) {
            for (Change change : why.wouldChange()) {
              String what = "seed %d, tick %d: %s".formatted(seed, tick, change.toJson());
              PutBack.check(policy, change, decision, state, now, what);
            }
          }
        });
  }

  @RepeatedTest(value = 4, failureThreshold = 2)
  void aStateGoesThroughJson(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    ScalingPolicy policy = policy();
    run(
        seed,
        TICKS,
        seed % 2 == 0,
        (observation, state, now, decision, tick) -> {
          if (tick % 10 != 0) {
            return;
          }
          Json.Obj stored = (Json.Obj) JsonBytes.copy(decision.next().toJson());
          State restored = policy.restore(stored, now);
          State twice = policy.restore((Json.Obj) JsonBytes.copy(restored.toJson()), now);
          assertSame(twice, restored, seed, tick);
          Decision first = policy.decide(observation, restored, now);
          checked(observation, first.recommendation(), seed, tick);
          if (restoresExactly()) {
            assertSame(restored, decision.next(), seed, tick);
            assertThat(first.recommendation().replicas())
                .as("seed %d, tick %d: replicas from the restored state", seed, tick)
                .isEqualTo(
                    policy.decide(observation, decision.next(), now).recommendation().replicas());
          }
          assertThat(first.recommendation().restored())
              .as("seed %d, tick %d: marked as restored", seed, tick)
              .isTrue();
          assertThat(policy.decide(observation, first.next(), now).recommendation().restored())
              .as("seed %d, tick %d: only the first tick is", seed, tick)
              .isFalse();
        });
  }

  @RepeatedTest(value = 2, failureThreshold = 1)
  void itsStateIsBounded(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    run(
        seed,
        1_000,
        seed % 2 == 0,
        (observation, state, now, decision, tick) -> {
          if (tick % 25 == 0) {
            assertThat(JsonBytes.of(decision.next().toJson()).length)
                .as("seed %d, tick %d: bytes of the state", seed, tick)
                .isLessThanOrEqualTo(maxStateBytes());
          }
        });
  }

  @RepeatedTest(value = 10, failureThreshold = 2)
  void neverThrowsWhateverItSees(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    run(seed, TICKS, true, (observation, state, now, decision, tick) -> {});
  }

  @Test
  void holdsWhereItSeesNothing() {
    ScalingPolicy policy = policy();
    Moment now = RandomObservations.moment(0);
    Observation nothing = Observation.builder(VariantId.of("v")).scale(3, 3).build();
    Decision decision = policy.decide(nothing, policy.initial(), now);
    checked(nothing, decision.recommendation(), 0, 0);
    assertThat(decision.recommendation().replicas())
        .as("of 3 replicas, where nothing is known")
        .isEqualTo(blind(3));
  }

  @Test
  void doesNotMoveOnValuesThatAreNone() {
    for (double none : NONE) {
      ObservationBuilder seen = Observation.builder(VariantId.of("v")).scale(3, 3);
      for (Signal signal : RandomObservations.ALL) {
        seen.reading(signal, Reading.direct(none));
      }
      for (int row = 0; row < 3; row++) {
        seen.replica(
            "replica-" + row,
            each -> {
              each.state(ReplicaState.READY, 600_000_000_000L);
              RandomObservations.ALL.forEach(signal -> each.value(signal, none, 0));
            });
      }
      ScalingPolicy policy = policy();
      Decision decision =
          policy.decide(seen.build(), policy.initial(), RandomObservations.moment(0));
      assertThat(decision.recommendation().replicas())
          .as("of 3 replicas, where every value is %s", none)
          .isEqualTo(blind(3));
    }
  }

  @Test
  void refusesAStateOfAnotherPolicy() {
    Observation observation = observation(1, 0, 3, false);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> policy().decide(observation, new Strange(), RandomObservations.moment(0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy().restore(new Strange().toJson(), RandomObservations.moment(0)));
  }

  @Test
  void refusesATruncatedStateOrReadsItButDoesNotBreak() {
    ScalingPolicy policy = policy();
    List<Json.Obj> states = new ArrayList<>();
    run(3, 40, false, (o, state, now, decision, tick) -> states.add(decision.next().toJson()));
    Json.Obj whole = states.get(states.size() - 1);
    for (String missing : whole.members().keySet()) {
      var json = Json.object();
      whole.members().forEach((name, value) -> json.put(name, name.equals(missing) ? null : value));
      Json.Obj truncated = json.build();
      assertReadsOrRefuses(policy, truncated, "without " + missing);
    }
    for (Json other :
        List.of(
            Json.Null.NULL,
            new Json.Str("x"),
            Json.of(List.of(1)),
            Json.Num.of(-1),
            new Json.Num("1e300"),
            new Json.Num("0.5"))) {
      for (Json.Obj wrong : JsonBytes.variants(whole, other, 60)) {
        assertReadsOrRefuses(policy, wrong, JsonBytes.text(wrong));
      }
    }
  }

  private void assertReadsOrRefuses(ScalingPolicy policy, Json.Obj json, String what) {
    Moment now = RandomObservations.moment(41);
    Throwable thrown =
        catchThrowable(
            () -> policy.decide(observation(3, 41, 3, false), policy.restore(json, now), now));
    if (thrown != null) {
      assertThat(thrown).as(what).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void assertSame(Decision one, Decision other, long seed, int tick) {
    assertThat(JsonBytes.of(one.recommendation().toJson()))
        .as("seed %d, tick %d: recommendation", seed, tick)
        .isEqualTo(JsonBytes.of(other.recommendation().toJson()));
    assertSame(one.next(), other.next(), seed, tick);
  }

  private static void assertSame(State one, State other, long seed, int tick) {
    assertThat(JsonBytes.text(one.toJson()))
        .as("seed %d, tick %d: state", seed, tick)
        .isEqualTo(JsonBytes.text(other.toJson()));
  }

  /** A state that no policy made. */
  private record Strange() implements State {
    @Override
    public String kind() {
      return "strange";
    }

    @Override
    public int schemaVersion() {
      return 1;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object().put("kind", kind()).put("schemaVersion", 1).build();
    }
  }
}
