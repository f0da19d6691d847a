package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.slo.ReplicaModel.Estimate;
import io.fairlead.autoscale.slo.StepSample.Rejection;
import io.fairlead.kernel.Json;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplicaModelTest {

  private static final LengthMoments CHAT = Calibrations.CONVERSATION;
  private static final LengthMoments LONG = LengthMoments.constant(6_000, 300);
  // the replica as it is: slower than its profile, and with another split of δ
  private static final double ALPHA = 0.036;
  private static final double BETA = 1.2e-4;
  private static final double GAMMA = 1.5e-7;

  private static StepSample at(double sequences, LengthMoments lengths, Random noise) {
    double delta = Mix.of(lengths).perSequence(BETA, GAMMA);
    double seconds = (ALPHA + delta * sequences) * (1 + 0.03 * noise.nextGaussian());
    return StepSample.of(sequences * (1 + 0.01 * noise.nextGaussian()), seconds, lengths);
  }

  private static ReplicaModel excited(ReplicaModel model, LengthMoments lengths, Random random) {
    for (int i = 0; i < 400; i++) {
      model = model.learn(at(5 + 100 * random.nextDouble(), lengths, random));
    }
    return model;
  }

  @Test
  void recoversTheStepUnderExcitation() {
    double delta = Mix.of(CHAT).perSequence(BETA, GAMMA);
    for (int seed = 0; seed < 40; seed++) {
      for (Profile profile : Calibrations.ALL) {
        ReplicaModel model = excited(ReplicaModel.prior(profile), CHAT, new Random(seed));
        assertThat(model.base().mean()).isCloseTo(ALPHA, within(0.05 * ALPHA));
        assertThat(model.perSequence(Mix.of(CHAT)).mean()).isCloseTo(delta, within(0.05 * delta));
      }
    }
  }

  @Test
  void theSplitStaysWithTheProfileUntilTheContextVaries() {
    Random random = new Random(5);
    Profile profile = Calibrations.H100;
    ReplicaModel model = excited(ReplicaModel.prior(profile), CHAT, random);
    assertThat(model.separatesResidentTokens()).isFalse();
    assertThat(model.perComputed().mean() / model.perResident().mean())
        .isCloseTo(profile.perComputed() / profile.perResident(), within(1e-6));
    for (int i = 0; i < 10; i++) {
      model = excited(model, i % 2 == 0 ? LONG : CHAT, random);
    }
    assertThat(model.separatesResidentTokens()).isTrue();
    assertThat(model.perComputed().mean()).isCloseTo(BETA, within(0.1 * BETA));
    assertThat(model.perResident().mean()).isCloseTo(GAMMA, within(0.1 * GAMMA));
  }

  @Test
  void aDayAtConstantLoadMovesNoParameterBeyondItsInterval() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      ReplicaModel before = excited(ReplicaModel.prior(Calibrations.H100), CHAT, random);
      ReplicaModel after = before;
      for (int tick = 0; tick < 24 * 240; tick++) {
        after = after.learn(at(40, CHAT, random));
      }
      assertWithin(after.base(), before.base());
      assertWithin(after.perComputed(), before.perComputed());
      assertWithin(after.perResident(), before.perResident());
      // and what was known across the load is still known: the interval did not open up again
      Estimate idle = after.stepSeconds(1, CHAT);
      assertThat(idle.high() - idle.low()).isLessThan(0.2 * idle.mean());
      assertThat(after.base().mean()).isCloseTo(ALPHA, within(0.08 * ALPHA));
    }
  }

  /**
   * Batches of a constant load scatter a little, and each step is as long as its batch makes it.
   */
  @Test
  void batchesThatScatterDoNotTiltTheLine() {
    double delta = Mix.of(CHAT).perSequence(BETA, GAMMA);
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      ReplicaModel model = ReplicaModel.prior(Calibrations.H100);
      for (int tick = 0; tick < 2 * 24 * 240; tick++) {
        double sequences = 40 * (0.98 + 0.04 * random.nextDouble());
        model = model.learn(StepSample.of(sequences, ALPHA + delta * sequences, CHAT));
      }
      assertThat(model.base().mean()).isCloseTo(ALPHA, within(0.05 * ALPHA));
      assertThat(model.perSequence(Mix.of(CHAT)).mean()).isCloseTo(delta, within(0.05 * delta));
    }
  }

  private static void assertWithin(Estimate after, Estimate before) {
    assertThat(before.interval().contains(after.mean())).as("%s within %s", after, before).isTrue();
  }

  @Test
  void withoutExcitationTheIntervalStaysThatOfThePrior() {
    Random random = new Random(1);
    ReplicaModel prior = ReplicaModel.prior(Calibrations.H100);
    ReplicaModel model = prior;
    for (int i = 0; i < 5_760; i++) {
      model = model.learn(at(40, CHAT, random));
    }
    Estimate here = model.stepSeconds(40, CHAT);
    double truth = ALPHA + 40 * Mix.of(CHAT).perSequence(BETA, GAMMA);
    assertThat(here.mean()).isCloseTo(truth, within(0.02 * truth));
    assertThat(here.high() - here.low()).isLessThan(0.05 * here.mean());
    Estimate elsewhere = model.stepSeconds(200, CHAT);
    Estimate expected = prior.stepSeconds(200, CHAT);
    assertThat(elsewhere.high() - elsewhere.low())
        .isGreaterThan(0.2 * elsewhere.mean())
        .isLessThanOrEqualTo((expected.high() - expected.low()) * 1.001);
    assertThat(elsewhere.interval().contains(ALPHA + 200 * Mix.of(CHAT).perSequence(BETA, GAMMA)))
        .isTrue();
  }

  @Test
  void aChangeOfMixWidensTheIntervalBeforeItMovesTheMean() {
    Random random = new Random(9);
    ReplicaModel model = excited(ReplicaModel.prior(Calibrations.H100), CHAT, random);
    Estimate known = model.stepSeconds(40, CHAT);
    Estimate fresh = model.stepSeconds(40, LONG); // nothing of it was seen yet
    assertThat(relative(fresh)).isGreaterThan(3 * relative(known));
    double alpha = model.base().mean();
    double beta = model.perComputed().mean();
    double gamma = model.perResident().mean();
    double truth = ALPHA + 40 * Mix.of(LONG).perSequence(BETA, GAMMA);
    assertThat(fresh.interval().contains(truth)).isTrue();
    // asking moved nothing, and the first sample moves the mean no further than the interval said
    assertThat(model.base().mean()).isEqualTo(alpha);
    assertThat(model.perComputed().mean()).isEqualTo(beta);
    assertThat(model.perResident().mean()).isEqualTo(gamma);
    ReplicaModel next = model;
    for (int i = 0; i < 200; i++) {
      next = next.learn(at(20 + 40 * random.nextDouble(), LONG, random));
      assertThat(fresh.interval().contains(next.stepSeconds(40, LONG).mean())).isTrue();
    }
    assertThat(next.stepSeconds(40, LONG).mean()).isCloseTo(truth, within(0.05 * truth));
    assertThat(relative(next.stepSeconds(40, LONG))).isLessThan(relative(fresh) / 2);
  }

  private static double relative(Estimate estimate) {
    return (estimate.high() - estimate.low()) / estimate.mean();
  }

  @Test
  void noParameterIsEverNegative() {
    Random random = new Random(2);
    for (int run = 0; run < 50; run++) {
      ReplicaModel model = ReplicaModel.prior(Calibrations.H100.withUncertainty(3));
      for (int i = 0; i < 100; i++) {
        // nonsense: steps that shrink as the batch grows
        double sequences = 1 + 200 * random.nextDouble();
        LengthMoments lengths =
            LengthMoments.constant(10 + random.nextInt(8_000), 1 + random.nextInt(900));
        double seconds = 0.2 / (1 + sequences * random.nextDouble());
        model = model.learn(StepSample.of(sequences, seconds, lengths));
        assertThat(model.base().mean()).isGreaterThanOrEqualTo(0);
        assertThat(model.perComputed().mean()).isGreaterThanOrEqualTo(0);
        assertThat(model.perResident().mean()).isGreaterThanOrEqualTo(0);
        Estimate step = model.stepSeconds(50, CHAT);
        assertThat(step.low()).isLessThanOrEqualTo(step.mean()).isGreaterThanOrEqualTo(0);
        assertThat(step.high()).isGreaterThanOrEqualTo(step.mean()).isFinite();
      }
    }
  }

  @Test
  void countsWhatItMustNotLearnFrom() {
    ReplicaModel prior = ReplicaModel.prior(Calibrations.H100);
    ReplicaModel model = prior;
    for (Rejection each : Rejection.values()) {
      model = model.learn(StepSample.of(30, 9, CHAT).because(each));
    }
    model = model.learn(StepSample.of(Double.NaN, 0.04, CHAT));
    model = model.learn(StepSample.of(30, -0.04, CHAT));
    model = model.learn(StepSample.of(30, Double.POSITIVE_INFINITY, CHAT));
    assertThat(model.samples()).isZero();
    assertThat(model.rejected(Rejection.WARM_UP)).isEqualTo(1);
    assertThat(model.rejected(Rejection.UNSOUND)).isEqualTo(4);
    assertThat(model.stepSeconds(30, CHAT)).isEqualTo(prior.stepSeconds(30, CHAT));
    assertThat(prior.learn(StepSample.of(0, Double.NaN, CHAT))).isSameAs(prior);
  }

  @Test
  void oneStrayScrapeMovesLittle() {
    Random random = new Random(4);
    ReplicaModel model = excited(ReplicaModel.prior(Calibrations.H100), CHAT, random);
    double before = model.stepSeconds(40, CHAT).mean();
    double after = model.learn(StepSample.of(40, 30 * before, CHAT)).stepSeconds(40, CHAT).mean();
    assertThat(after).isCloseTo(before, within(0.01 * before));
  }

  @Test
  void comesBackFromWhatWasStored() {
    ReplicaModel model = excited(ReplicaModel.prior(Calibrations.H100), CHAT, new Random(6));
    model = model.learn(StepSample.of(1, 1, CHAT).because(Rejection.RESET));
    ReplicaModel back = ReplicaModel.restore(Calibrations.H100, model.toJson());
    assertThat(back.toJson()).isEqualTo(model.toJson());
    assertThat(back.stepSeconds(33, LONG)).isEqualTo(model.stepSeconds(33, LONG));
    assertThat(back.learn(at(50, CHAT, new Random(1))).toJson())
        .isEqualTo(model.learn(at(50, CHAT, new Random(1))).toJson());
    // what was learned outlives a new profile
    ReplicaModel other = ReplicaModel.restore(Calibrations.A100_FOUR, model.toJson());
    assertThat(other.stepSeconds(33, CHAT).mean())
        .isCloseTo(model.stepSeconds(33, CHAT).mean(), within(0.001));
  }

  @Test
  void refusesWhatItDidNotStore() {
    Json.Obj good = ReplicaModel.prior(Calibrations.H100).toJson();
    for (String member : good.members().keySet()) {
      if (!member.equals("batch") && !member.equals("computed") && !member.equals("resident")) {
        var without = Json.object();
        good.members().forEach((name, v) -> without.put(name, name.equals(member) ? null : v));
        Json.Obj truncated = without.build();
        assertThatIllegalArgumentException()
            .isThrownBy(() -> ReplicaModel.restore(Calibrations.H100, truncated))
            .withMessageContaining("member '" + member + "' of the state must be");
      }
    }
  }
}
