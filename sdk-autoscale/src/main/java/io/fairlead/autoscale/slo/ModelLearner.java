package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.slo.StepSample.Rejection;
import io.fairlead.kernel.Json;

/** Takes samples in, one after the other; belongs to one call. */
final class ModelLearner {

  private static final double FORGETTING = 0.01;
  private static final double SAME_BATCH = 0.1;
  private static final double SAME_MIX = 0.05;
  private static final double NOISE_AT_FIRST = 0.05 * 0.05;
  private static final double NOISE_LEAST = 0.01 * 0.01;
  private static final double NOISE_MOST = 0.3 * 0.3;
  private static final double NOISE_RATE = 0.02;

  final Profile profile;
  Beliefs beliefs;
  double noise = NOISE_AT_FIRST;
  double batch = Double.NaN;
  double computed = Double.NaN;
  double resident = Double.NaN;
  long samples;
  long[] rejected;
  private boolean countsOwn; // else it is still the model's

  ModelLearner(Profile profile) {
    this.profile = profile;
    beliefs = new Beliefs(profile.uncertainty(), new double[9]);
    rejected = new long[ReplicaModel.REJECTIONS.length];
  }

  ModelLearner(ReplicaModel from) {
    profile = from.profile;
    beliefs =
        new Beliefs(
            profile.uncertainty(), from.information.clone(), from.solution.clone(), from.separated);
    noise = from.noise;
    batch = from.batch;
    computed = from.computed;
    resident = from.resident;
    samples = from.samples;
    rejected = from.rejected;
  }

  void reject(Rejection why) {
    if (!countsOwn) {
      rejected = rejected.clone();
      countsOwn = true;
    }
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
    double perSequence = (x1 * beliefs.mean(1) + x2 * beliefs.mean(2)) / batch;
    double predicted = x0 * beliefs.mean(0) + perSequence * batch;
    predicted = Math.max(predicted, 0.01 * seconds);
    // a step of another batch than the blurred one, as long as that one's would have been: else the
    // blur, which follows late, would be taken for a steeper slope
    double there = Math.max(0.01 * seconds, seconds + perSequence * (batch - sequences));
    double off = (there - predicted) / predicted;
    double known = beliefs.variance(x0, x1, x2) / (predicted * predicted);
    double weight = 1 / (noise * predicted * predicted);
    double limit = 3 * Math.sqrt(noise + known);
    if (Math.abs(off) > limit) {
      weight *= limit / Math.abs(off); // Huber: one stray scrape moves little, many do
    }
    beliefs.take(x0, x1, x2, there, weight, FORGETTING);
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

  ModelLearner read(Json.Obj json) {
    double[] scale = Stored.numbers(json, "scale", 3);
    double[] stored = Stored.numbers(json, "information", 9);
    double[] now = {
      profile.base() / scale[0], profile.perComputed() / scale[1], profile.perResident() / scale[2]
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
    rejected = new long[ReplicaModel.REJECTIONS.length];
    for (Rejection each : ReplicaModel.REJECTIONS) {
      rejected[each.ordinal()] = Stored.whole(counts, each.name());
    }
    return this;
  }
}
