package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.requireNotNegative;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.slo.StepSample.Rejection;
import io.fairlead.kernel.Json;
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

  private static final double FORGETTING = 0.01;
  private static final double SAME_BATCH = 0.1;
  private static final double SAME_MIX = 0.05;
  private static final double NOISE_AT_FIRST = 0.05 * 0.05;
  private static final double NOISE_LEAST = 0.01 * 0.01;
  private static final double NOISE_MOST = 0.3 * 0.3;
  private static final double NOISE_RATE = 0.02;
  private static final double DEVIATIONS = 2.576; // 99 %
  private static final Rejection[] REJECTIONS = Rejection.values();

  private final Profile profile;
  private final double[] information;
  private final double noise;
  private final double batch;
  private final double computed;
  private final double resident;
  private final long samples;
  private final long[] rejected;
  private final double[] solution;
  private final boolean separated;

  private ReplicaModel(Learner from) {
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
    return new Learner(profile).done();
  }

  /** Returns this, having seen a sample; the same object when nothing was learned nor counted. */
  public ReplicaModel learn(StepSample sample) {
    Learner learner = new Learner(this);
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

  Learner learner() {
    return new Learner(this);
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
    return new Json.Arr(
        java.util.Arrays.stream(numbers).mapToObj(v -> (Json) Json.Num.of(v)).toList());
  }

  /**
   * Returns a model that was stored, under a profile that may have changed since.
   *
   * @throws IllegalArgumentException if the data is nothing that {@link #toJson} returned
   */
  public static ReplicaModel restore(Profile profile, Json.Obj json) {
    return new Learner(profile).read(json).done();
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

  /** Takes samples in, one after the other; belongs to one call. */
  static final class Learner {
    private final Profile profile;
    private Beliefs beliefs;
    private double noise = NOISE_AT_FIRST;
    private double batch = Double.NaN;
    private double computed = Double.NaN;
    private double resident = Double.NaN;
    private long samples;
    private long[] rejected = new long[REJECTIONS.length];

    private Learner(Profile profile) {
      this.profile = profile;
      beliefs = new Beliefs(profile.uncertainty(), new double[9]);
    }

    private Learner(ReplicaModel from) {
      profile = from.profile;
      beliefs =
          new Beliefs(
              profile.uncertainty(),
              from.information.clone(),
              from.solution.clone(),
              from.separated);
      noise = from.noise;
      batch = from.batch;
      computed = from.computed;
      resident = from.resident;
      samples = from.samples;
      rejected = from.rejected;
    }

    void reject(Rejection why) {
      rejected = rejected.clone();
      rejected[why.ordinal()]++;
    }

    void take(double sequences, double seconds, Mix mix) {
      boolean possible = sequences > 0 && sequences < 1e6 && seconds > 1e-6 && seconds < 1e4;
      if (!possible) {
        reject(Rejection.UNSOUND);
        return;
      }
      settle(sequences, mix);
      double x0 = profile.base();
      double x1 = batch * computed * profile.perComputed();
      double x2 = batch * resident * profile.perResident();
      double predicted = x0 * beliefs.mean(0) + x1 * beliefs.mean(1) + x2 * beliefs.mean(2);
      predicted = Math.max(predicted, 0.01 * seconds);
      double off = (seconds - predicted) / predicted;
      double known = beliefs.variance(x0, x1, x2) / (predicted * predicted);
      double weight = 1 / (noise * predicted * predicted);
      double limit = 3 * Math.sqrt(noise + known);
      if (Math.abs(off) > limit) {
        weight *= limit / Math.abs(off); // Huber: one stray scrape moves little, many do
      }
      beliefs.take(x0, x1, x2, seconds, weight, FORGETTING);
      double scatter = Math.min(9 * noise, Math.max(0, off * off - known));
      noise += NOISE_RATE * (scatter - noise);
      noise = Math.min(NOISE_MOST, Math.max(NOISE_LEAST, noise));
      samples++;
    }

    /** Moves what counts as the present batch and mix: a little with blur, at once beyond it. */
    private void settle(double sequences, Mix mix) {
      batch = near(batch, sequences, SAME_BATCH) ? batch + 0.05 * (sequences - batch) : sequences;
      if (near(computed, mix.computed(), SAME_MIX) && near(resident, mix.resident(), SAME_MIX)) {
        return;
      }
      computed = mix.computed();
      resident = mix.resident();
    }

    private static boolean near(double known, double now, double within) {
      return Math.abs(now - known) <= within * known; // false while nothing is known
    }

    ReplicaModel done() {
      return new ReplicaModel(this);
    }

    private Learner read(Json.Obj json) {
      double[] scale = Stored.numbers(json, "scale", 3);
      double[] stored = Stored.numbers(json, "information", 9);
      double[] now = {
        profile.base() / scale[0],
        profile.perComputed() / scale[1],
        profile.perResident() / scale[2]
      };
      int at = 0;
      for (int i = 0; i < 3; i++) {
        for (int k = i; k < 3; k++) {
          stored[at++] *= now[i] * now[k];
        }
      }
      for (int i = 0; i < 3; i++) {
        stored[6 + i] *= now[i];
      }
      boolean semidefinite =
          stored[0] >= 0
              && stored[3] >= 0
              && stored[5] >= 0
              && stored[1] * stored[1] <= stored[0] * stored[3] * (1 + 1e-9)
              && stored[2] * stored[2] <= stored[0] * stored[5] * (1 + 1e-9)
              && stored[4] * stored[4] <= stored[3] * stored[5] * (1 + 1e-9);
      if (!semidefinite) {
        throw Stored.refused("information", "a matrix of information", json.get("information"));
      }
      beliefs = new Beliefs(profile.uncertainty(), stored);
      noise = Math.min(NOISE_MOST, Math.max(NOISE_LEAST, Stored.number(json, "noise")));
      batch = Stored.numberOrNaN(json, "batch");
      computed = Stored.numberOrNaN(json, "computed");
      resident = Stored.numberOrNaN(json, "resident");
      samples = Stored.whole(json, "samples");
      Json.Obj counts = Stored.object(json, "rejected");
      rejected = new long[REJECTIONS.length];
      for (Rejection each : REJECTIONS) {
        rejected[each.ordinal()] = Stored.whole(counts, each.name());
      }
      return this;
    }
  }
}
