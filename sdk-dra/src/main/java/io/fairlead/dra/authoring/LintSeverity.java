package io.fairlead.dra.authoring;

/** How much a finding matters. */
public enum LintSeverity {
  /** It is wrong, or fails on devices that are there. */
  ERROR,
  /** It is most likely not what was meant. */
  WARNING,
  /** Right today; another device or release can change that. */
  NOTE
}
