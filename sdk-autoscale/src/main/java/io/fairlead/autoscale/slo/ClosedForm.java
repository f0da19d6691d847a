package io.fairlead.autoscale.slo;

/**
 * The same as {@link StationaryChain} for a {@link Station}, without going through its states.
 *
 * <p>Derivation: with r = α / (δ·burst) and ρ = λ·(o + 1)·δ the terms of the chain are p(k) ∝ ρ^k·Π
 * (r + j) / j, which is a negative binomial distribution with r + 1 and ρ; its sums are incomplete
 * beta functions. Beyond the last place the terms are geometric with the ratio ρ·(r + places) /
 * places. A request in the batch sees the size-biased distribution, 1 + NB(r + 2, ρ).
 */
final class ClosedForm implements Occupancy {

  private final double r;
  private final double rho;
  private final int places;
  private final double
      unlimited; // of all bursts with a place left, before the queue takes its share
  private final double queue;
  private final double scale;
  private final double seenBelow;
  private final double weight;
  private final double weightOfAll;

  private ClosedForm(Station station, double arrivals) {
    r = station.base / (station.slope * station.burst);
    rho = station.load(arrivals);
    places = station.places;
    double ln = Tails.lnInverseBeta(r + 1, places);
    unlimited = Tails.beta(1 - rho, r + 1, places, ln);
    // Γ(places + r + 1) / (Γ(r + 1) Γ(places + 1)) ρ^places (1 - ρ)^(r + 1)
    double atLast =
        StrictMath.exp(ln + places * StrictMath.log(rho) + (r + 1) * StrictMath.log1p(-rho))
            / places;
    queue = atLast / (1 - rho * (r + places) / places);
    scale = unlimited + queue;
    weight = rho * (r + 1) / (1 - rho);
    seenBelow = weight * (places > 1 ? Tails.beta(1 - rho, r + 2, places - 1) : 0);
    weightOfAll = seenBelow + places * queue;
  }

  /** {@code arrivals} must be less than {@link Station#mostRate}. */
  static ClosedForm of(Station station, double arrivals) {
    return new ClosedForm(station, arrivals);
  }

  @Override
  public double atMost(int bursts) {
    if (bursts < 0) {
      return 0;
    }
    return bursts >= places - 1
        ? unlimited / scale
        : Tails.beta(1 - rho, r + 1, bursts + 1) / scale;
  }

  @Override
  public double full() {
    return queue / scale;
  }

  @Override
  public double seenAtMost(double bursts) {
    if (bursts >= places) {
      return 1;
    }
    double whole = StrictMath.floor(bursts);
    return whole < 1 ? 0 : weight * Tails.beta(1 - rho, r + 2, whole) / weightOfAll;
  }

  @Override
  public double meanSeen() {
    double pairs = rho * rho * (r + 1) * (r + 2) / ((1 - rho) * (1 - rho)); // E[k (k - 1)]
    double below = places > 2 ? pairs * Tails.beta(1 - rho, r + 3, places - 2) : 0;
    double second = below + seenBelow + (double) places * places * queue;
    return second / weightOfAll;
  }
}
