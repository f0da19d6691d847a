package io.fairlead.compliance;

/**
 * What BSI TR-03183-2 (v2.1.0, section 3.2) asks of a component depends on its kind. Neither format
 * has a field for it; {@link SbomComponent#kind()} says how it is found.
 */
public enum ComponentKind {
  /** A file that is delivered: all fields. */
  FULL,
  /** A grouping without a file of its own: no file name, no hash, no file properties. */
  LOGICAL,
  /** Outside of the delivery, named so that it can be found: creator, name, version. */
  IDENTIFIED,
  /** Described by another SBOM: creator, name, version and the link to it. */
  REFERENCED
}
