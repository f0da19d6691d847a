package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Defect;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.slo.StepSample.Rejection;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns the steps of replicas from what one tick shows; one call, nothing kept.
 *
 * <p>A line through replicas of different speeds is steeper than any of theirs: the slow ones hold
 * more sequences too. So what is learned from is their mean, from tick to tick, and one whose steps
 * are not like those of most others teaches nothing at all.
 */
final class Learning {

  private static final double ALIKE = 3; // times as long, or as short, as the median
  private static final int FEWEST = 3; // replicas of which one can be told apart

  private final Observation observation;
  private final Mix mix;
  private final long warmUpNanos;

  Learning(Observation observation, Mix mix, long warmUpNanos) {
    this.observation = observation;
    this.mix = mix;
    this.warmUpNanos = warmUpNanos;
  }

  /** Returns a sum that differs from scrape to scrape; 0 where nothing was scraped. */
  double fingerprint() {
    double sum = 0;
    for (int row = 0; row < observation.replicas(); row++) {
      double step = observation.soundValue(Signal.STEP_SECONDS, row);
      double tokens = observation.soundValue(Signal.OUTPUT_TOKENS, row);
      sum += step > 0 && step < 1e9 ? (row + 1) * step : 0;
      sum += tokens > 0 && tokens < 1e12 ? (row + 1) * 1e-3 * tokens : 0;
    }
    return sum;
  }

  ReplicaModel from(ReplicaModel model) {
    @Nullable ModelLearner learner = null;
    double usual = usual(model);
    int taken = 0;
    double sequencesOfAll = 0;
    double stepsOfAll = 0;
    for (int row = 0; row < observation.replicas(); row++) {
      if (observation.state(row) != ReplicaState.READY) {
        continue;
      }
      double said = observation.value(Signal.STEP_SECONDS, row);
      double step = observation.soundValue(Signal.STEP_SECONDS, row);
      double sequences = sequences(row, step);
      Rejection why = rejection(row, said, step, sequences);
      boolean idle = why == null && !(sequences > 0);
      if (why == null && !idle && !alike(off(model, step, sequences), usual)) {
        why = Rejection.UNSOUND;
      }
      if (!idle) {
        learner = learner == null ? model.learner() : learner;
        if (why != null) {
          learner.reject(why);
        } else {
          taken++;
          sequencesOfAll += sequences;
          stepsOfAll += step;
        }
      }
    }
    if (learner != null && taken > 0) {
      learner.take(sequencesOfAll / taken, stepsOfAll / taken, mix);
      learner.samples += taken - 1;
    }
    return learner == null ? model : learner.done();
  }

  /**
   * Returns the median of how far steps are off what the model says; NaN of too few replicas, or
   * where all are alike whatever the median.
   */
  private double usual(ReplicaModel model) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    int size = 0;
    for (int row = 0; row < observation.replicas(); row++) {
      double off = off(model, row);
      if (off > 0) {
        least = Math.min(least, off);
        most = Math.max(most, off);
        size++;
      }
    }
    if (size < FEWEST || most <= ALIKE * least) {
      return Double.NaN;
    }
    double[] all = new double[size];
    for (int row = 0, i = 0; row < observation.replicas(); row++) {
      double off = off(model, row);
      if (off > 0) {
        all[i++] = off;
      }
    }
    Arrays.sort(all);
    return all[(size - 1) / 2];
  }

  /** The same of one replica; NaN if its step cannot be learned from. */
  private double off(ReplicaModel model, int row) {
    if (observation.state(row) != ReplicaState.READY) {
      return Double.NaN;
    }
    double said = observation.value(Signal.STEP_SECONDS, row);
    double step = observation.soundValue(Signal.STEP_SECONDS, row);
    double sequences = sequences(row, step);
    return sequences > 0 && rejection(row, said, step, sequences) == null
        ? off(model, step, sequences)
        : Double.NaN;
  }

  private double off(ReplicaModel model, double step, double sequences) {
    return step / (model.alpha() + model.delta(mix) * sequences);
  }

  private static boolean alike(double off, double usual) {
    return !(off > ALIKE * usual || off * ALIKE < usual);
  }

  /** By Little's law; tokens per second times the seconds between two of a sequence. */
  private double sequences(int row, double step) {
    double counted = observation.soundValue(Signal.DECODING, row);
    return Double.isNaN(counted)
        ? observation.soundValue(Signal.OUTPUT_TOKENS, row) * step
        : counted;
  }

  private @Nullable Rejection rejection(int row, double said, double step, double sequences) {
    if (Double.isNaN(step)) {
      Set<Defect> defects = observation.defects(Signal.STEP_SECONDS, row);
      if (defects.contains(Defect.COUNTER_RESET)) {
        return Rejection.RESET;
      }
      boolean absent = Double.isNaN(said) && defects.contains(Defect.MISSING);
      return absent ? null : Rejection.UNSOUND; // what was never said is no sample
    } else if (observation.inStateNanos(row) < warmUpNanos) {
      return Rejection.WARM_UP;
    } else if (observation.value(Signal.PREEMPTIONS, row) > 0) {
      return Rejection.PREEMPTION;
    } else if (observation.value(Signal.ASLEEP, row) > 0) {
      return Rejection.ASLEEP;
    }
    return Double.isNaN(sequences) ? Rejection.UNSOUND : null;
  }

  /** Returns what requests ask for, seen or else of the profile; null where neither can be. */
  static @Nullable Mix mix(SeenLengths seen, Profile profile) {
    Mix mix = seen.mix();
    return mix == null ? profile.lengths().filter(Learning::usable).map(Mix::of).orElse(null) : mix;
  }

  /** Whether moments can be those of any requests. */
  static boolean usable(LengthMoments lengths) {
    Mix mix = Mix.of(lengths);
    return mix.input() < 1e9
        && mix.steps() > 1
        && mix.steps() < 1e9
        && mix.computed() > 0
        && mix.resident() > 0
        && mix.resident() < 1e9
        && mix.residentSlack() < 1e9
        && mix.variability() < 1e6;
  }
}
