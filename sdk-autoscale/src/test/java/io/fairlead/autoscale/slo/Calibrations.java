package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import java.util.List;

/**
 * Profiles of Llama-2-70B that a linear model fits to two percent (published by the Splitwise and
 * SageServe projects), and the lengths of Azure's conversation trace.
 */
final class Calibrations {

  static final LengthMoments CONVERSATION =
      new LengthMoments(
          1_155, 1_155, 211, Interval.exactly(1.05 * 1_155 * 211), 211 * 211 * 1.6, 19_366);

  static final Profile H100 = Profile.of(0.0298, 8.8e-5, 1.73e-7);
  static final Profile A100_EIGHT = Profile.of(0.0441, 1.89e-4, 3.21e-7);
  static final Profile A100_FOUR = Profile.of(0.0434, 2.84e-4, 3.37e-7);

  static final List<Profile> ALL = List.of(H100, A100_EIGHT, A100_FOUR);

  private Calibrations() {}
}
