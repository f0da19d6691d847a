package io.fairlead.compliance.schema;

/** Learns of each fault, in the order in which they become certain. */
@FunctionalInterface
public interface SchemaFaults {
  /**
   * One place does not conform.
   *
   * @param message completes "the value", for example "must be a string"
   */
  void fault(long offset, String pointer, String message);

  /** Returns whether anybody looks at place and message of the next fault; it is counted anyway. */
  default boolean wanted() {
    return true;
  }
}
