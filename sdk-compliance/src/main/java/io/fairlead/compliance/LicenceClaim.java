package io.fairlead.compliance;

/**
 * One licence that a component states.
 *
 * @param role who says so
 * @param form how it is written
 * @param value the identifier, expression or name
 * @param at where it is written
 */
public record LicenceClaim(Role role, Form form, String value, Spot at) {

  /** Who says so. */
  public enum Role {
    /** Under which the distributor passes it on (BSI: distribution licence). */
    CONCLUDED,
    /** Which the author states (BSI: original licence). */
    DECLARED,
    /** The document does not say. */
    UNSTATED
  }

  /** How a licence is written. */
  public enum Form {
    /** One identifier of the SPDX list, or what stands in its place. */
    ID,
    /** An SPDX licence expression. */
    EXPRESSION,
    /** A name or a text only. */
    NAME
  }
}
