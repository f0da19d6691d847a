package io.fairlead.autoscale;

/** How a value came to be known, best first. */
public enum Provenance {
  /** Seen where it happens: by a gateway in this process or by an endpoint picker. */
  DIRECT,
  /** Computed from other measured values, for example arrivals from a flow balance. */
  DERIVED,
  /** Only a limit is known. */
  BOUND,
  /** Not measured at all: somebody said so. */
  CONFIGURED;

  /** Returns the worse of the two: what is made of both is known no better. */
  public Provenance and(Provenance other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
