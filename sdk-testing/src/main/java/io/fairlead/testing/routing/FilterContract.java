package io.fairlead.testing.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.Filter;
import io.fairlead.routing.RoutingExplanation;
import io.fairlead.routing.RoutingExplanation.Drop;
import io.fairlead.routing.RoutingExplanation.Verdict;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Stage;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Filter} promises. Extend it in the test of your filter.
 *
 * <p>Seeds are the repetition number, so a failure names its seed and repeats.
 */
public abstract class FilterContract extends StageContract {

  /** For subclasses. */
  protected FilterContract() {}

  /** Returns the filter under test; called more than once. */
  protected abstract Filter filter();

  /** Returns a request; override it where your filter looks at something special. */
  protected RoutingRequest request(long seed) {
    return RandomPools.request(seed);
  }

  @Override
  final Stage stage() {
    return filter();
  }

  @RepeatedTest(value = 100, failureThreshold = 3)
  void neverFailsAndSaysWhyItDrops(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    RoutingExplanation explanation = explain(filter(), seed, false);
    assertThat(explanation.leftOut()).as("seed %d", seed).isEmpty();
    for (Verdict verdict : explanation.endpoints()) {
      Drop drop = verdict.drop();
      if (drop != null) {
        assertThat(drop.filter()).isEqualTo(filter().name());
        assertThat(drop.code()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(drop.text()).isNotBlank().doesNotContain("{value}", "{limit}");
      }
    }
  }

  @RepeatedTest(value = 100, failureThreshold = 3)
  void doesNotDependOnTheOrderOfCandidates(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    assertThat(dropped(explain(filter(), seed, true)))
        .as("seed %d", seed)
        .isEqualTo(dropped(explain(filter(), seed, false)));
  }

  @RepeatedTest(value = 20, failureThreshold = 3)
  void keepsNothingInMind(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Filter filter = filter();
    Set<String> first = dropped(explain(filter, seed, false));
    explain(filter, seed + 1000, false);
    assertThat(dropped(explain(filter, seed, false))).as("seed %d", seed).isEqualTo(first);
  }

  @Test
  void acceptsASingleCandidateOfWhichNothingIsKnown() {
    PoolFixture fixture = new PoolFixture();
    fixture.endpoint("only");
    assertThat(explain(filter(), fixture, 0).leftOut()).isEmpty();
  }

  private RoutingExplanation explain(Filter filter, long seed, boolean reversed) {
    return explain(filter, RandomPools.pool(seed, filter.reads(), reversed), seed);
  }

  private RoutingExplanation explain(Filter filter, PoolFixture fixture, long seed) {
    RoutingProfile profile = RoutingProfile.builder("contract").filter(filter).build();
    return profile.explain(fixture.input(request(seed), filter.reads(), seed));
  }

  private static Set<String> dropped(RoutingExplanation explanation) {
    Set<String> dropped = new TreeSet<>();
    for (Verdict verdict : explanation.endpoints()) {
      if (verdict.drop() != null) {
        dropped.add(verdict.endpoint());
      }
    }
    return dropped;
  }
}
