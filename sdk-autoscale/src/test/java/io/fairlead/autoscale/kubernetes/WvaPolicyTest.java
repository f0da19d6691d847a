package io.fairlead.autoscale.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.kubernetes.WvaPolicy.Thresholds;
import io.fairlead.kernel.Json;
import java.time.Instant;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WvaPolicyTest {

  private static final Moment NOW = new Moment(Instant.parse("2026-01-01T00:00:00Z"), 0);

  private final WvaPolicy policy = WvaPolicy.v1(Thresholds.DOCUMENTED);

  @ParameterizedTest
  @CsvSource({
    "0.75, 2, 0.76, 2, 3", // 0.045 of the cache to spare, less than 0.10
    "0.50, 3, 0.50, 2, 3", // a queue of 2.5 to spare, less than 3
    "0.65, 1, 0.65, 1, 2", // 0.15 to spare; one replica could not carry both
    "0.30, 0, 0.30, 0, 1", // one replica at 0.60 still has 0.20 to spare
    "0.40, 0, 0.40, 0, 2", // at 0.80 it would not
    "0.90, 0, 0.20, 0, 2", // one is saturated and not counted; from one, none is taken
    "0.80, 0, 0.80, 0, 3", // at the threshold counts as saturated: nothing to spare
    "0.10, 5, 0.10, 5, 3", // likewise by the queue
  })
  void growsWhereLittleIsToSpareAndShrinksWhereTheRestCouldCarryIt(
      double kv0, double queue0, double kv1, double queue1, int replicas) {
    Recommendation answer = decide(observation(2, kv0, queue0, kv1, queue1));
    assertThat(answer.replicas()).isEqualTo(replicas);
    assertThat(answer.confidence()).isEqualTo(Confidence.KNOWN);
  }

  @Test
  void holdsWhileTheWorkloadChangesOrAReplicaIsSilent() {
    double[] busy = {0.9, 9, 0.9, 9};
    assertThat(decide(observation(3, busy)).replicas()).isEqualTo(3);
    assertThat(decide(observation(2, 0.9, 9, Double.NaN, 9)).replicas()).isEqualTo(2);
    assertThat(decide(observation(2, 0.9, 9, 0.9, Double.POSITIVE_INFINITY)).replicas())
        .isEqualTo(2);
    assertThat(decide(observation(2, 0.9, 9, -0.1, 9)).replicas()).isEqualTo(2);
    Recommendation blind = decide(observation(2));
    assertThat(blind.replicas()).isEqualTo(2);
    assertThat(blind.confidence()).isEqualTo(Confidence.BLIND);
    assertThat(blind.binding().code()).isEqualTo("in-transition");
  }

  @Test
  void saysAtWhichMeansItWouldHaveAskedForAnotherNumber() {
    double[] values = {0.5, 1, 0.3, 0};
    Explanation why = policy.explain(observation(2, values), policy.initial(), NOW);
    assertThat(why.recommendation().replicas()).isEqualTo(2);
    assertThat(why.wouldChange())
        .extracting(Change::input, Change::replicas)
        .containsExactly(
            Tuple.tuple("mean kv-use", 3),
            Tuple.tuple("mean kv-use", 1),
            Tuple.tuple("mean waiting", 3));
    Change up = why.wouldChange().get(0);
    assertThat(up.from()).isCloseTo(0.4, within(1e-12));
    double more = up.to() - up.from();
    assertThat(decide(observation(2, 0.5 + more, 1, 0.3 + more, 0)).replicas()).isEqualTo(3);
    double less = more - 1e-6;
    assertThat(decide(observation(2, 0.5 + less, 1, 0.3 + less, 0)).replicas()).isEqualTo(2);
    Change down = why.wouldChange().get(1);
    double factor = down.to() / down.from();
    assertThat(decide(observation(2, 0.5 * factor, 1, 0.3 * factor, 0)).replicas()).isEqualTo(1);
    Change queue = why.wouldChange().get(2);
    assertThat(queue.to()).isCloseTo(2, within(1e-6)); // 3 of 5 to spare
  }

  @Test
  void fromAnEmptyQueueItStillSaysHowLongOneWouldHaveToBe() {
    Explanation why = policy.explain(observation(2, 0.4, 0, 0.4, 0), policy.initial(), NOW);
    assertThat(why.wouldChange())
        .anySatisfy(
            change -> {
              assertThat(change.input()).isEqualTo("mean waiting");
              assertThat(change.from()).isZero();
              assertThat(change.to()).isCloseTo(2, within(1e-6));
            });
  }

  @Test
  void readsItsConfigMapAndRefusesWhatTheOriginalTakesForZero() {
    Json.Obj entry =
        Json.object()
            .put("kvCacheThreshold", 0.8)
            .put("queueLengthThreshold", 5)
            .put("kvSpareTrigger", 0.1)
            .put("queueSpareTrigger", 3)
            .put("scaleUpThreshold", 0.85)
            .build();
    assertThat(Thresholds.fromJson(entry)).isEqualTo(Thresholds.DOCUMENTED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Thresholds.fromJson(Json.object().put("kvCacheThreshold", 0.8).build()))
        .withMessageContaining("queueLengthThreshold must be a number, but was absent");
  }

  private Recommendation decide(Observation observation) {
    return policy.decide(observation, policy.initial(), NOW).recommendation();
  }

  /** Pairs of KV use and queue, one replica each. */
  private static Observation observation(int desired, double... pairs) {
    ObservationBuilder builder = Observation.builder(VariantId.of("chat")).scale(desired, desired);
    for (int i = 0; i < pairs.length; i += 2) {
      double kv = pairs[i];
      double queue = pairs[i + 1];
      builder.replica(
          "replica-" + i / 2,
          row -> row.value(Signal.KV_USE, kv, 0).value(Signal.WAITING, queue, 0));
    }
    return builder.build();
  }
}
