package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.violated;

import java.util.Optional;

/**
 * Sums over requests that pass through a process, from which {@link LengthMoments} follow exactly:
 * who sees each request knows prompt and output together, which two histograms cannot tell.
 *
 * <p>Immutable. Sums only grow; the moments of a time are those of a difference: {@code
 * now.since(then).moments()}.
 *
 * @param requests how many
 * @param input sum of i, prompt tokens that no cache held
 * @param resident sum of r, prompt tokens
 * @param output sum of o, generated tokens
 * @param residentOutput sum of r·o
 * @param outputSquared sum of o²
 */
public record LengthSums(
    double requests,
    double input,
    double resident,
    double output,
    double residentOutput,
    double outputSquared) {

  /** No request yet. */
  public static final LengthSums NONE = new LengthSums(0, 0, 0, 0, 0, 0);

  public LengthSums {
    requireNotNegative(requests, "requests");
    requireNotNegative(input, "input");
    requireNotNegative(resident, "resident");
    requireNotNegative(output, "output");
    requireNotNegative(residentOutput, "residentOutput");
    requireNotNegative(outputSquared, "outputSquared");
  }

  /**
   * Returns these sums with one more request, when it ended.
   *
   * @param cached leading tokens of the prompt that a cache held, in [0, prompt]
   */
  public LengthSums plus(long prompt, long cached, long generated) {
    requireNotNegative(prompt, "prompt");
    requireNotNegative(generated, "generated");
    if (cached < 0 || cached > prompt) {
      throw violated("cached", "in [0, " + prompt + "]", cached);
    }
    return new LengthSums(
        requests + 1,
        input + prompt - cached,
        resident + prompt,
        output + generated,
        residentOutput + (double) prompt * generated,
        outputSquared + (double) generated * generated);
  }

  /** Returns these sums with those of another process. */
  public LengthSums plus(LengthSums other) {
    return new LengthSums(
        requests + other.requests,
        input + other.input,
        resident + other.resident,
        output + other.output,
        residentOutput + other.residentOutput,
        outputSquared + other.outputSquared);
  }

  /**
   * Returns what was added since earlier sums of the same process.
   *
   * @throws IllegalArgumentException if a sum is smaller than it was
   */
  public LengthSums since(LengthSums earlier) {
    return new LengthSums(
        requests - earlier.requests,
        input - earlier.input,
        resident - earlier.resident,
        output - earlier.output,
        residentOutput - earlier.residentOutput,
        outputSquared - earlier.outputSquared);
  }

  /** Returns the moments; empty without a request. */
  public Optional<LengthMoments> moments() {
    if (!(requests > 0)) {
      return Optional.empty();
    }
    double mean = output / requests;
    return Optional.of(
        new LengthMoments(
            input / requests,
            resident / requests,
            mean,
            Interval.exactly(residentOutput / requests),
            Math.max(outputSquared / requests, mean * mean),
            requests));
  }
}
