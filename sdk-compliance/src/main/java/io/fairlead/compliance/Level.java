package io.fairlead.compliance;

/** How binding a rule is. */
public enum Level {
  /** Binding. */
  MUST,
  /**
   * Binding if the thing exists at all; a document that is silent leaves that open, so the verdict
   * is {@link Verdict#INCONCLUSIVE} until somebody states by a waiver that it does not exist.
   */
  MUST_IF_EXISTS,
  /** Recommended. */
  SHOULD,
  /** Optional. */
  MAY;

  /** Returns whether a failure fails the profile. */
  public boolean binding() {
    return this == MUST || this == MUST_IF_EXISTS;
  }
}
