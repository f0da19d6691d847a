package io.fairlead.autoscale.slo;

/**
 * The index of dispersion by the length of the window: a power of it between the measured ones.
 *
 * @param within15 at 15 s, of what comes and goes within that time
 * @param in15 at 15 s
 * @param in60 at 60 s
 * @param in240 at 240 s
 */
record Dispersion(double within15, double in15, double in60, double in240) {
  Dispersion(double in15, double in60, double in240) {
    this(in15, in15, in60, in240);
  }

  /** What is faster than so long: slower drifts of windows of 15 s are none of it. */
  double at(double seconds) {
    double slower = Math.max(0, between(Math.max(15, seconds)) - in15);
    return Math.min(between(Math.min(15, seconds)), within15) + slower;
  }

  private double between(double seconds) {
    double lower = seconds <= 60 ? in15 : in60;
    double upper = seconds <= 60 ? in60 : in240;
    double from = seconds <= 60 ? 15 : 60;
    if (lower - 1 < 1e-9) {
      double share = Math.min(1, Math.max(0, (seconds - from) / (3 * from)));
      return 1 + share * Math.max(0, upper - 1);
    }
    // up to 1: a rate that stays; at least 0: independent bursts
    double power =
        Math.max(
            0,
            Math.min(
                1, StrictMath.log(Math.max(1e-9, upper - 1) / (lower - 1)) / StrictMath.log(4)));
    return 1 + (lower - 1) * StrictMath.exp(power * StrictMath.log(seconds / from));
  }

  double of(int i) {
    return i == 0 ? in15 : i == 1 ? in60 : in240;
  }
}
