package io.fairlead.compliance;

/**
 * A name by which a component is known elsewhere.
 *
 * @param type what kind of name
 * @param value the name
 * @param at where it is written
 */
public record Identifier(Type type, String value, Spot at) {

  /** Kinds of identifiers. */
  public enum Type {
    /** Package URL. */
    PURL,
    /** Common Platform Enumeration, 2.2 or 2.3. */
    CPE,
    /** Software identification tag. */
    SWID,
    /** Software Heritage identifier. */
    SWHID,
    /** OmniBOR artifact identifier, a gitoid. */
    OMNIBOR,
    /** Any other. */
    OTHER
  }
}
