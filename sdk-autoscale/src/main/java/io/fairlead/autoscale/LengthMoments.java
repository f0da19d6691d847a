package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.violated;

/**
 * What one request asks for, in tokens: i prompt tokens that must be computed, r that are resident
 * while it runs (computed or cached), o generated.
 *
 * <p>The work of a request is bilinear in its lengths, so their mean alone misjudges it by the
 * covariance; this carries the second moments as well.
 *
 * @param input E[i], uncached prompt tokens
 * @param resident E[r], prompt tokens that occupy KV cache
 * @param output E[o], generated tokens
 * @param residentOutput E[r·o]; an interval when only the two distributions are known apart
 * @param outputSquared E[o²]
 * @param requests how many requests this rests on; NaN if nobody counted
 */
public record LengthMoments(
    double input,
    double resident,
    double output,
    Interval residentOutput,
    double outputSquared,
    double requests) {

  public LengthMoments {
    if (!(input >= 0 && resident >= 0 && output >= 0)) {
      throw violated(
          "mean lengths", "at least 0", "[" + input + ", " + resident + ", " + output + "]");
    }
    if (!(outputSquared >= output * output * (1 - 1e-9))) {
      throw violated(
          "outputSquared",
          "at least the square of output, " + output * output,
          outputSquared + " (is it the variance?)");
    }
  }

  /** Returns the moments of requests that are all alike. */
  public static LengthMoments constant(double input, double output) {
    return new LengthMoments(
        input, input, output, Interval.exactly(input * output), output * output, Double.NaN);
  }

  /**
   * Returns the moments of requests of which only the two distributions of lengths are known, as
   * from two histograms: E[r·o] lies between the limits of Fréchet, that is with the longest
   * prompts paired with the shortest outputs, and with the longest.
   *
   * @param input E[i], uncached prompt tokens
   * @param resident distribution of prompt tokens that occupy KV cache
   * @param output distribution of generated tokens
   */
  public static LengthMoments marginal(
      double input, LengthHistogram resident, LengthHistogram output) {
    return new LengthMoments(
        input,
        resident.mean(),
        output.mean(),
        resident.productWith(output),
        Math.max(output.meanSquare(), output.mean() * output.mean()),
        Math.min(resident.count(), output.count()));
  }

  /**
   * Returns the value of E[r·o] to reckon with: what is known exactly, else that of lengths which
   * do not depend on each other, as far as the interval allows it.
   */
  public double expectedResidentOutput() {
    double independent = resident * output;
    if (!residentOutput.known()) {
      return independent;
    }
    return Math.max(residentOutput.low(), Math.min(residentOutput.high(), independent));
  }

  /** Returns the squared coefficient of variation of the output length. */
  public double outputVariability() {
    return output == 0 ? 0 : outputSquared / (output * output) - 1;
  }
}
