package io.fairlead.testing.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.RoutingExplanation;
import io.fairlead.routing.RoutingExplanation.Part;
import io.fairlead.routing.RoutingExplanation.Verdict;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Stage;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Scorer} promises. Extend it in the test of your scorer.
 *
 * <p>Seeds are the repetition number, so a failure names its seed and repeats.
 */
public abstract class ScorerContract extends StageContract {

  /** For subclasses. */
  protected ScorerContract() {}

  /** Returns the scorer under test; called more than once. */
  protected abstract Scorer scorer();

  /** Returns a request; override it where your scorer looks at something special. */
  protected RoutingRequest request(long seed) {
    return RandomPools.request(seed);
  }

  @Override
  final Stage stage() {
    return scorer();
  }

  @RepeatedTest(value = 100, failureThreshold = 3)
  void ratesInRangeOrNotAtAll(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    RoutingExplanation explanation = explain(scorer(), seed, false);
    assertThat(explanation.leftOut()).as("seed %d", seed).isEmpty();
    for (Verdict verdict : explanation.endpoints()) {
      for (Part part : verdict.parts()) {
        if (!part.unknown()) {
          assertThat(part.raw()).as("seed %d, %s", seed, verdict.endpoint()).isBetween(0.0, 1.0);
        }
      }
    }
  }

  @RepeatedTest(value = 100, failureThreshold = 3)
  void ratingsDoNotDependOnTheOrderOfCandidates(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    assertThat(ratings(explain(scorer(), seed, true)))
        .as("seed %d", seed)
        .isEqualTo(ratings(explain(scorer(), seed, false)));
  }

  @RepeatedTest(value = 20, failureThreshold = 3)
  void keepsNothingInMind(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Scorer scorer = scorer();
    Map<String, Double> first = ratings(explain(scorer, seed, false));
    explain(scorer, seed + 1000, false);
    assertThat(ratings(explain(scorer, seed, false))).as("seed %d", seed).isEqualTo(first);
  }

  @Test
  void acceptsASingleCandidateOfWhichNothingIsKnown() {
    PoolFixture fixture = new PoolFixture();
    fixture.endpoint("only");
    assertThat(explain(scorer(), fixture, 0).leftOut()).isEmpty();
  }

  private RoutingExplanation explain(Scorer scorer, long seed, boolean reversed) {
    return explain(scorer, RandomPools.pool(seed, scorer.reads(), reversed), seed);
  }

  private RoutingExplanation explain(Scorer scorer, PoolFixture fixture, long seed) {
    RoutingProfile profile = RoutingProfile.builder("contract").scorer(1.0, scorer).build();
    return profile.explain(fixture.input(request(seed), scorer.reads(), seed));
  }

  private static Map<String, Double> ratings(RoutingExplanation explanation) {
    Map<String, Double> ratings = new TreeMap<>();
    for (Verdict verdict : explanation.endpoints()) {
      verdict.parts().forEach(part -> ratings.put(verdict.endpoint(), part.raw()));
    }
    return ratings;
  }
}
