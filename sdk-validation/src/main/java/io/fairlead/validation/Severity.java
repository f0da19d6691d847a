package io.fairlead.validation;

/** How bad a violation is. */
public enum Severity {
  /** The API server refuses the object. */
  ERROR,
  /** The API server takes the object and says something, or quietly drops a field. */
  WARNING
}
