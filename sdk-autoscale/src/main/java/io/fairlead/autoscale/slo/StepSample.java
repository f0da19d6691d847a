package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.LengthMoments;
import java.util.Objects;
import java.util.Optional;

/**
 * What one replica showed between two looks at its counters.
 *
 * @param sequences mean number of sequences that were generating, by Little's law: the increase of
 *     the sum of inter-token times divided by the time that passed
 * @param stepSeconds mean time between two tokens of a sequence: the increase of that sum divided
 *     by the increase of its count
 * @param lengths what requests asked for at that time
 * @param rejected why the model must not learn from it
 */
public record StepSample(
    double sequences, double stepSeconds, LengthMoments lengths, Optional<Rejection> rejected) {

  /** Why a sample says nothing about the steps of a warm replica. */
  public enum Rejection {
    /** The replica has not been ready for long: graphs are captured, caches are filled. */
    WARM_UP,
    /** Sequences were preempted, so work was done twice. */
    PREEMPTION,
    /** The engine slept for a part of the time. */
    ASLEEP,
    /** A counter started again in between. */
    RESET,
    /** A value is missing, stale, negative, no number, or contradicts another. */
    UNSOUND
  }

  public StepSample {
    Objects.requireNonNull(lengths, "lengths");
    Objects.requireNonNull(rejected, "rejected");
  }

  /** Returns a sample to learn from. */
  public static StepSample of(double sequences, double stepSeconds, LengthMoments lengths) {
    return new StepSample(sequences, stepSeconds, lengths, Optional.empty());
  }

  /** Returns this, not to be learned from. */
  public StepSample because(Rejection rejection) {
    return new StepSample(sequences, stepSeconds, lengths, Optional.of(rejection));
  }
}
