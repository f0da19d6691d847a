package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.LengthMoments;
import java.util.Objects;
import java.util.Optional;

/**
 * What is believed of a replica before anything was measured: of one model on one accelerator. One
 * step of the engine takes {@code base + perComputed * computed + perResident * resident} seconds.
 *
 * @param base α: seconds of a step with nothing to do, greater than 0
 * @param perComputed β: seconds for each token computed in the step, of prompts and of outputs
 * @param perResident γ: seconds for each token in the KV cache of the running batch
 * @param sequences most sequences in a batch, at least 1
 * @param kvTokens tokens that the KV cache holds; NaN if unknown, then it never limits
 * @param chunk most tokens computed in one step, at least 1
 * @param uncertainty standard deviation of the three times, relative to them, in (0, 10]
 * @param dispersion index of dispersion of arrivals in windows of 60 s, at least 1; NaN if unknown
 * @param lengths what requests ask for while nobody counted
 */
public record Profile(
    double base,
    double perComputed,
    double perResident,
    int sequences,
    double kvTokens,
    int chunk,
    double uncertainty,
    double dispersion,
    Optional<LengthMoments> lengths) {

  public Profile {
    requirePositive(base, "base");
    requirePositive(perComputed, "perComputed");
    requirePositive(perResident, "perResident");
    requirePositive(sequences, "sequences");
    requirePositive(chunk, "chunk");
    if (!(kvTokens > 0 || Double.isNaN(kvTokens))) {
      throw violated("kvTokens", "greater than 0, or NaN if unknown", kvTokens);
    }
    if (!(uncertainty > 0 && uncertainty <= 10)) {
      throw violated("uncertainty", "in (0, 10]", uncertainty);
    }
    if (dispersion < 1 || Double.isInfinite(dispersion)) {
      throw violated("dispersion", "at least 1, or NaN if unknown", dispersion);
    }
    Objects.requireNonNull(lengths, "lengths");
  }

  /**
   * Returns a profile of these three times, with batches of 256, chunks of 2,048 tokens, an
   * uncertainty of 0.3, and all else unknown.
   */
  public static Profile of(double base, double perComputed, double perResident) {
    return new Profile(
        base, perComputed, perResident, 256, Double.NaN, 2_048, 0.3, Double.NaN, Optional.empty());
  }

  /** Returns this with another {@link #sequences()}. */
  public Profile withSequences(int most) {
    return new Profile(
        base, perComputed, perResident, most, kvTokens, chunk, uncertainty, dispersion, lengths);
  }

  /** Returns this with another {@link #kvTokens()}. */
  public Profile withKvTokens(double tokens) {
    return new Profile(
        base, perComputed, perResident, sequences, tokens, chunk, uncertainty, dispersion, lengths);
  }

  /** Returns this with another {@link #chunk()}. */
  public Profile withChunk(int tokens) {
    return new Profile(
        base,
        perComputed,
        perResident,
        sequences,
        kvTokens,
        tokens,
        uncertainty,
        dispersion,
        lengths);
  }

  /** Returns this with another {@link #uncertainty()}. */
  public Profile withUncertainty(double relative) {
    return new Profile(
        base, perComputed, perResident, sequences, kvTokens, chunk, relative, dispersion, lengths);
  }

  /** Returns this with another {@link #dispersion()}. */
  public Profile withDispersion(double index) {
    return new Profile(
        base, perComputed, perResident, sequences, kvTokens, chunk, uncertainty, index, lengths);
  }

  /** Returns this with what requests ask for while nobody counted. */
  public Profile withLengths(LengthMoments moments) {
    return new Profile(
        base,
        perComputed,
        perResident,
        sequences,
        kvTokens,
        chunk,
        uncertainty,
        dispersion,
        Optional.of(moments));
  }
}
