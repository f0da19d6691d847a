package io.fairlead.cel;

/**
 * Which parts of the language a Kubernetes release understands.
 *
 * @param minor minor release of Kubernetes 1, for example 36
 * @param bindings whether {@code cel.bind} is there; it is for device selectors only
 */
record CelFeatures(int minor, boolean bindings) {

  boolean optionals() {
    return minor >= 28;
  }

  boolean twoVariables() {
    return minor >= 32;
  }

  /** The list extension of CEL, with {@code sortBy}. */
  boolean lists() {
    return minor >= 34;
  }
}
