package io.fairlead.compliance;

/**
 * Looks at a document as a whole, when all of it has been read. Judges the document, or components
 * by number with {@link Ruling#component}.
 */
@FunctionalInterface
public interface DocumentCheck {

  /** Judges one document; must be a pure function of it. */
  void check(SbomDocument document, Ruling ruling);
}
