package io.fairlead.compliance;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a document when all of it has been read: its metadata, and its components and
 * relations as numbers. Components are numbered from 0 in the order of the document. Immutable
 * while rules look at it; every accessor is O(1).
 */
public interface SbomDocument {

  /** Returns the format. */
  SbomFormat format();

  /** Returns the version of the format, for example {@code 1.6}. */
  String specVersion();

  /** Returns serial number and version, or the namespace: what makes this SBOM unique. */
  Optional<String> identity();

  /** Returns when it was made, as written. */
  Optional<String> timestamp();

  /** Returns who made the document. */
  List<Party> creators();

  /** Returns the tools that made it, as name or name and version. */
  List<String> tools();

  /** Returns CycloneDX life-cycle phases or SPDX SBOM types. */
  List<String> lifecycles();

  /** Returns the number of statements on vulnerabilities in the document. */
  int vulnerabilities();

  /** Returns whether the document carries a signature; it is not verified. */
  boolean signed();

  /** Returns the number of components. */
  int components();

  /** Returns the component that the SBOM is about, or -1. */
  int primary();

  /** Returns the reference of a component, or an empty text. */
  String ref(int component);

  /** Returns group, name and version of a component. */
  String label(int component);

  /** Returns the kind of a component. */
  ComponentKind kind(int component);

  /** Returns whether relations of the component itself are written down, if only "none". */
  boolean hasEntry(int component);

  /** Returns what is said of the completeness of a component's relations. */
  Completeness completeness(int component);

  /** What a document says of how complete the relations of a component are. */
  enum Completeness {
    /** Nothing is said. */
    NOT_STATED,
    /** All are listed. */
    COMPLETE,
    /** Some are missing. */
    INCOMPLETE,
    /** It is said to be unknown. */
    UNKNOWN
  }
}
