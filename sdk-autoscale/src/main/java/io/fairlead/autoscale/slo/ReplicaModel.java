package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.requireNotNegative;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.slo.StepSample.Rejection;
import io.fairlead.kernel.Json;
import java.util.Arrays;
import java.util.List;

/**
 * How long a step of one replica takes: T = α + β·computed + γ·resident tokens, learned from
 * counters. Immutable and thread-safe; about 400 bytes.
 *
 * <p>While the mix of requests stays the same, a batch of n sequences takes T(n) = α + δ·n, and
 * that is all that can be learned: how δ splits into computed and resident tokens stays as the
 * profile has it until the context has varied enough ({@link #separatesResidentTokens}). So a
 * change of mix widens the interval of a prediction before it moves its mean.
 *
 * <p>Bayesian least squares with the profile as prior. A sample forgets a hundredth of what was
 * known along its own direction and nothing along others, so a day at constant load wears nothing
 * off; no covariance exceeds the prior's; α, β and γ are never negative. A batch or mix within a
 * tenth (a twentieth) of what it was counts as the same: that is what clocks of scrapes blur, and
 * taking blur for excitation would bend the slope to 0 over a day.
 *
 * <p>Rates per second, times in seconds.
 */
public final class ReplicaModel {

  private static final double DEVIATIONS = 2.576; // 99 %
  static final Rejection[] REJECTIONS = Rejection.values();

  final Profile profile;
  final double[] information;
  final double noise;
  final double batch;
  final double computed;
  final double resident;
  final long samples;
  final long[] rejected;
  final double[] solution;
  final boolean separated;

  ReplicaModel(ModelLearner from) {
    profile = from.profile;
    information = from.beliefs.information;
    noise = from.noise;
    batch = from.batch;
    computed = from.computed;
    resident = from.resident;
    samples = from.samples;
    rejected = from.rejected;
    solution = from.beliefs.solution;
    separated = from.beliefs.separated();
  }

  /** Returns what is believed before anything was seen. */
  public static ReplicaModel prior(Profile profile) {
    return new ModelLearner(profile).done();
  }

  /** Returns this, having seen a sample; the same object when nothing was learned nor counted. */
  public ReplicaModel learn(StepSample sample) {
    ModelLearner learner = new ModelLearner(this);
    Rejection why = sample.rejected().orElse(null);
    if (why != null) {
      learner.reject(why);
    } else if (sample.sequences() == 0) {
      return this; // an idle replica shows no steps, which is nothing wrong
    } else {
      learner.take(sample.sequences(), sample.stepSeconds(), Mix.of(sample.lengths()));
    }
    return learner.done();
  }

  ModelLearner learner() {
    return new ModelLearner(this);
  }

  /** Returns the profile that this started from. */
  public Profile profile() {
    return profile;
  }

  /** Returns how many samples were learned from. */
  public long samples() {
    return samples;
  }

  /** Returns how many samples were not learned from for this reason. */
  public long rejected(Rejection why) {
    return rejected[why.ordinal()];
  }

  /** Returns α, the seconds of a step with nothing to do. */
  public Estimate base() {
    return estimate(profile.base(), 0, 0, 0);
  }

  /** Returns β, the seconds per computed token. */
  public Estimate perComputed() {
    return estimate(0, profile.perComputed(), 0, 0);
  }

  /** Returns γ, the seconds per resident token. */
  public Estimate perResident() {
    return estimate(0, 0, profile.perResident(), 0);
  }

  double alpha() {
    return profile.base() * solution[0];
  }

  double beta() {
    return profile.perComputed() * solution[1];
  }

  double gamma() {
    return profile.perResident() * solution[2];
  }

  double delta(Mix mix) {
    return mix.perSequence(beta(), gamma());
  }

  /** Returns whether the context has varied enough to tell β from γ; else their ratio is given. */
  public boolean separatesResidentTokens() {
    return separated;
  }

  /**
   * Returns how long a step of a batch takes.
   *
   * @param sequences in the batch, at least 0
   */
  public Estimate stepSeconds(double sequences, LengthMoments lengths) {
    requireNotNegative(sequences, "sequences");
    return step(sequences, Mix.of(lengths));
  }

  Estimate step(double sequences, Mix mix) {
    return estimate(
        profile.base(),
        sequences * mix.computed() * profile.perComputed(),
        sequences * mix.resident() * profile.perResident(),
        sequences * mix.residentSlack() * profile.perResident());
  }

  /** Returns δ, by how much each sequence of this mix lengthens a step. */
  Estimate perSequence(Mix mix) {
    return estimate(
        0,
        mix.computed() * profile.perComputed(),
        mix.resident() * profile.perResident(),
        mix.residentSlack() * profile.perResident());
  }

  private Estimate estimate(double x0, double x1, double x2, double slack) {
    double value = x0 * solution[0] + x1 * solution[1] + x2 * solution[2];
    double variance = Math.max(0, Beliefs.variance(solution, x0, x1, x2));
    double half = DEVIATIONS * Math.sqrt(variance) + slack * solution[2];
    return new Estimate(value, Math.max(0, value - half), value + half, samples);
  }

  /**
   * Returns the rate of requests that one replica serves within all objectives.
   *
   * @param slos at least one
   * @param dispersion variance of counts divided by their mean, within windows as long as a request
   *     can wait; 1 for Poisson arrivals
   */
  public Capacity capacity(List<Slo> slos, LengthMoments lengths, double dispersion) {
    return Sizing.of(this, Mix.of(lengths), dispersion, slos).capacity(Double.NaN);
  }

  /** Returns all that was learned, as data; the profile is configuration. */
  public Json.Obj toJson() {
    return Json.object()
        .put("scale", array(profile.base(), profile.perComputed(), profile.perResident()))
        .put("information", array(information))
        .put("noise", noise)
        .put("batch", batch)
        .put("computed", computed)
        .put("resident", resident)
        .put("samples", samples)
        .put("rejected", rejections())
        .build();
  }

  private Json.Obj rejections() {
    var json = Json.object();
    for (Rejection each : REJECTIONS) {
      json.put(each.name(), rejected[each.ordinal()]);
    }
    return json.build();
  }

  private static Json.Arr array(double... numbers) {
    return new Json.Arr(Arrays.stream(numbers).mapToObj(v -> (Json) Json.Num.of(v)).toList());
  }

  /**
   * Returns a model that was stored, under a profile that may have changed since.
   *
   * @throws IllegalArgumentException if the data is nothing that {@link #toJson} returned
   */
  public static ReplicaModel restore(Profile profile, Json.Obj json) {
    return new ModelLearner(profile).read(json).done();
  }

  /**
   * A value and the interval that holds it with a probability of 99 %, as far as the data tell.
   *
   * @param mean what to reckon with
   * @param low at least 0
   * @param high at least {@code mean}
   * @param samples how many samples it rests on, beside the prior
   */
  public record Estimate(double mean, double low, double high, long samples) {
    /** Returns the limits. */
    public Interval interval() {
      return new Interval(low, high);
    }
  }
}
