package io.fairlead.testing.routing;

import static io.fairlead.testing.routing.RoutingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Rejected;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.stages.Pickers;
import io.fairlead.routing.stages.Scorers;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The kits find what they are there to find. */
class KitsTest {

  private static final RepetitionInfo FIRST =
      new RepetitionInfo() {
        @Override
        public int getCurrentRepetition() {
          return 3;
        }

        @Override
        public int getTotalRepetitions() {
          return 100;
        }

        @Override
        public int getFailureCount() {
          return 0;
        }

        @Override
        public int getFailureThreshold() {
          return Integer.MAX_VALUE;
        }
      };

  private static ScorerContract contract(Scorer scorer) {
    return new ScorerContract() {
      @Override
      protected Scorer scorer() {
        return scorer;
      }
    };
  }

  private abstract static class Named implements Scorer {
    @Override
    public String name() {
      return "Not_Kebab";
    }
  }

  @Test
  void aScorerOutOfRangeIsFound() {
    Scorer wild =
        new Named() {
          @Override
          public void score(RoutingRequest request, Candidates candidates, Sheet out) {
            out.fill(1.5);
          }
        };
    assertThatThrownBy(() -> contract(wild).ratesInRangeOrNotAtAll(FIRST))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> contract(wild).hasAStableKebabCaseName())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aScorerThatGoesByPositionIsFound() {
    Scorer positional =
        new Named() {
          @Override
          public void score(RoutingRequest request, Candidates candidates, Sheet out) {
            out.set(0, 1.0);
          }
        };
    assertThatThrownBy(() -> contract(positional).ratingsDoNotDependOnTheOrderOfCandidates(FIRST))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aScorerWithAMemoryIsFound() {
    Scorer counting =
        new Named() {
          private int calls;

          @Override
          public void score(RoutingRequest request, Candidates candidates, Sheet out) {
            out.fill(1.0 / ++calls);
          }
        };
    assertThatThrownBy(() -> contract(counting).keepsNothingInMind(FIRST))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aScorerThatReadsMoreThanItSaysIsFound() {
    Scorer sly =
        new Named() {
          @Override
          public void score(RoutingRequest request, Candidates candidates, Sheet out) {
            out.fill(candidates.row(Column.CREDIT_TOKENS).size() > 0 ? 1 : 0);
          }
        };
    assertThatThrownBy(() -> contract(sly).acceptsASingleCandidateOfWhichNothingIsKnown())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void assertionsLookAtDecisions() {
    PoolFixture fixture = new PoolFixture();
    fixture.endpoint("idle").set(Column.WAITING, 0);
    fixture.endpoint("busy").set(Column.WAITING, 9);
    assertThat(fixture.rate(Scorers.queue())).containsExactly(1.0, 0.0);
    fixture.snapshot();
    RoutingProfile profile =
        RoutingProfile.builder("p").scorer(1, Scorers.queue()).picker(Pickers.maxScore(2)).build();
    RoutingDecision decision =
        Router.builder(fixture.pool(), profile, () -> 0).build().route(PoolFixture.anyRequest(), 0);

    assertThat(decision).isRoutedTo("idle").hasFallbacks("busy");
    assertThatThrownBy(() -> assertThat(decision).isRoutedTo("busy"))
        .hasMessage("expected a decision for <busy>, but it was for <idle>");
    assertThatThrownBy(() -> assertThat(decision).isRejectedWith(Rejected.NO_ENDPOINTS))
        .hasMessage(
            "expected a rejection with code <no-endpoints>, but the request was routed to idle");
  }
}
