package io.fairlead.testing.autoscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The kit finds what it is there to find, and passes what is right. */
class ScalingPolicyContractTest {

  private static final RepetitionInfo SECOND =
      new RepetitionInfo() {
        @Override
        public int getCurrentRepetition() {
          return 2;
        }

        @Override
        public int getTotalRepetitions() {
          return 10;
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

  /** Remembers the loads of the last ticks. */
  private record Loads(List<Json> of, boolean restored) implements State {
    @Override
    public String kind() {
      return "plain";
    }

    @Override
    public int schemaVersion() {
      return 1;
    }

    @Override
    public Json.Obj toJson() {
      return Json.object().put("kind", kind()).put("schemaVersion", 1).put("loads", of).build();
    }
  }

  /** One replica for ten requests in flight; right as it is, and made wrong by the tests. */
  private static class Plain implements ScalingPolicy {
    @Override
    public String name() {
      return "plain";
    }

    @Override
    public State initial() {
      return new Loads(List.of(), false);
    }

    @Override
    public State restore(Json.Obj json, Moment now) {
      if (!"plain".equals(json.text("kind")) || !(json.get("loads") instanceof Json.Arr loads)) {
        throw new IllegalArgumentException("state must be of kind 'plain'");
      }
      return new Loads(loads.items(), true);
    }

    @Override
    public Decision decide(Observation observation, State state, Moment now) {
      if (!(state instanceof Loads own)) {
        throw new IllegalArgumentException("state must be of kind 'plain'");
      }
      double load = load(observation);
      int current = observation.desired();
      int wanted = Double.isNaN(load) ? current : (int) Math.min(50, Math.ceil(load / 10));
      List<Json> loads = new ArrayList<>(own.of());
      loads.add(Json.Num.of(Double.isNaN(load) ? 0 : load));
      while (loads.size() > kept()) {
        loads.remove(0);
      }
      return Decision.of(
          Recommendation.holding(current).replicas(wanted).restored(own.restored()).build(),
          new Loads(List.copyOf(loads), false));
    }

    int kept() {
      return 5;
    }

    double load(Observation observation) {
      var reading = observation.reading(Signal.IN_FLIGHT);
      return reading.sound() ? reading.value() : Double.NaN;
    }

    @Override
    public Explanation explain(Observation observation, State state, Moment now) {
      return new ExplanationBuilder().build(decide(observation, state, now).recommendation());
    }
  }

  /** The kit with a policy of ours and the most replicas that it may ask for. */
  private static final class Kit extends ScalingPolicyContract {
    private final ScalingPolicy policy;
    private final int most;

    Kit(ScalingPolicy policy, int most) {
      this.policy = policy;
      this.most = most;
    }

    @Override
    protected ScalingPolicy policy() {
      return policy;
    }

    @Override
    protected int maxStateBytes() {
      return 500;
    }

    @Override
    protected void check(Observation observation, Recommendation recommendation) {
      assertThat(recommendation.replicas()).isLessThanOrEqualTo(most);
    }
  }

  private static ScalingPolicyContract contract(ScalingPolicy policy) {
    return new Kit(policy, 50);
  }

  @Test
  void aRightPolicyPasses() {
    ScalingPolicyContract contract = contract(new Plain());
    contract.hasAStableName();
    contract.givesTheSameAnswerToTheSameQuestion(SECOND);
    contract.givesTheSameAnswerFromManyThreads(SECOND);
    contract.explainsTheVeryDecision(SECOND);
    contract.aStateGoesThroughJson(SECOND);
    contract.itsStateIsBounded(SECOND);
    contract.neverThrowsWhateverItSees(SECOND);
    contract.holdsWhereItSeesNothing();
    contract.doesNotMoveOnValuesThatAreNone();
    contract.refusesAStateOfAnotherPolicy();
    contract.refusesATruncatedStateOrReadsItButDoesNotBreak();
  }

  @Test
  void aPolicyThatRemembersInAFieldIsFound() {
    ScalingPolicyContract contract =
        contract(
            new Plain() {
              private int asked;

              @Override
              double load(Observation observation) {
                return asked++;
              }
            });
    assertThatThrownBy(() -> contract.givesTheSameAnswerToTheSameQuestion(SECOND))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 2, tick");
  }

  @Test
  void aStateThatGrowsIsFound() {
    ScalingPolicyContract contract =
        contract(
            new Plain() {
              @Override
              int kept() {
                return Integer.MAX_VALUE;
              }
            });
    assertThatThrownBy(() -> contract.itsStateIsBounded(SECOND))
        .hasMessageContaining("bytes of the state");
  }

  @Test
  void aPolicyThatTrustsItsInputsIsFound() {
    ScalingPolicyContract contract =
        contract(
            new Plain() {
              @Override
              double load(Observation observation) {
                double value = observation.reading(Signal.IN_FLIGHT).value();
                return new BigDecimal(value).doubleValue();
              }
            });
    assertThatThrownBy(() -> contract.holdsWhereItSeesNothing())
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aPolicyThatTakesTheUnknownForZeroIsFound() {
    ScalingPolicyContract contract = contract(taking(Double.NaN));
    assertThatThrownBy(contract::holdsWhereItSeesNothing)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("of 3 replicas, where nothing is known");
  }

  @Test
  void aPolicyThatGrowsOnInfinityIsFound() {
    ScalingPolicyContract contract = contract(taking(Double.POSITIVE_INFINITY));
    assertThatThrownBy(contract::doesNotMoveOnValuesThatAreNone)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("where every value is Infinity");
  }

  /** Believes one value that is none: the unknown is 0, the infinite as many as there can be. */
  private static ScalingPolicy taking(double none) {
    return new Plain() {
      @Override
      double load(Observation observation) {
        double value = observation.reading(Signal.IN_FLIGHT).value();
        boolean taken = Double.compare(value, none) == 0;
        return taken ? (Double.isNaN(value) ? 0 : Double.MAX_VALUE) : super.load(observation);
      }
    };
  }

  @Test
  void aChangeThatIsNoneIsFound() {
    ScalingPolicyContract contract =
        contract(
            new Plain() {
              @Override
              public Explanation explain(Observation observation, State state, Moment now) {
                Recommendation answer = decide(observation, state, now).recommendation();
                Change none =
                    new Change(null, "in-flight", 1, 2, answer.replicas() + 1, observation);
                return new ExplanationBuilder().change(none).build(answer);
              }
            });
    assertThatThrownBy(() -> contract.explainsTheVeryDecision(SECOND))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("in-flight");
  }

  @Test
  void anInvariantThatDoesNotHoldIsFound() {
    ScalingPolicyContract contract = new Kit(new Plain(), 2);
    assertThatThrownBy(() -> contract.neverThrowsWhateverItSees(SECOND))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aPolicyThatTakesAnyStateIsFound() {
    ScalingPolicyContract contract =
        contract(
            new Plain() {
              @Override
              public Decision decide(Observation observation, State state, Moment now) {
                State own = state instanceof Loads ? state : initial();
                return super.decide(observation, own, now);
              }
            });
    assertThatThrownBy(contract::refusesAStateOfAnotherPolicy).isInstanceOf(AssertionError.class);
  }
}
