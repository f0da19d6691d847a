package io.fairlead.compliance;

/** What a check came to. */
public enum Verdict {
  /** There is evidence, and it is good. */
  PASS,
  /** There is evidence that a requirement is not met. */
  FAIL,
  /** The rule asks nothing of this document. */
  NOT_APPLICABLE,
  /** There is no evidence either way. */
  INCONCLUSIVE,
  /** Not met, and somebody took responsibility for that until a date. */
  WAIVED
}
