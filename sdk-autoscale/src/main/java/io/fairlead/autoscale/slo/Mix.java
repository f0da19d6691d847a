package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.LengthMoments;

/**
 * What the present mix of requests does to a batch, per sequence in it. A request stays for o + 1
 * steps, so all is weighted by that.
 *
 * @param input E[i], prompt tokens to compute
 * @param context E[r], prompt tokens that are resident
 * @param steps E[o] + 1, steps that a request stays for
 * @param computed tokens computed per step and sequence: (E[i] + E[o]) / (E[o] + 1)
 * @param resident tokens in the KV cache per sequence: (E[r·o] + E[r] + E[o²]/2 + E[o]/2) / (E[o] +
 *     1)
 * @param residentSlack half the width of what is known about {@code resident}
 * @param variability squared coefficient of variation of the output's length
 */
record Mix(
    double input,
    double context,
    double steps,
    double computed,
    double resident,
    double residentSlack,
    double variability) {

  static Mix of(LengthMoments lengths) {
    double steps = lengths.output() + 1;
    double rest = lengths.resident() + lengths.outputSquared() / 2 + lengths.output() / 2;
    double product = lengths.expectedResidentOutput();
    double slack = (lengths.residentOutput().high() - lengths.residentOutput().low()) / 2;
    return new Mix(
        lengths.input(),
        lengths.resident(),
        steps,
        (lengths.input() + lengths.output()) / steps,
        (product + rest) / steps,
        slack >= 0 ? slack / steps : 0,
        lengths.outputVariability());
  }

  /** Returns δ: by how much each sequence in the batch lengthens a step, in seconds. */
  double perSequence(double perComputed, double perResident) {
    return perComputed * computed + perResident * resident;
  }
}
