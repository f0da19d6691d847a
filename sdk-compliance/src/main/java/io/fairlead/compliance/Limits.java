package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.requirePositive;

/**
 * How much of an untrusted document is read before it is refused.
 *
 * @param maxBytes bytes of the whole document
 * @param maxDepth objects and arrays inside each other (JSON), or elements (XML)
 * @param maxStringLength characters of one string or one property name
 * @param maxComponents components of one document, packages and files included
 * @param maxEdges relations between components, written or implied
 * @param maxMembers properties of one JSON object
 */
public record Limits(
    long maxBytes,
    int maxDepth,
    int maxStringLength,
    int maxComponents,
    int maxEdges,
    int maxMembers) {

  /** 1 GiB, 200 levels, 10 million characters, 1 million components, 5 million relations. */
  public static final Limits DEFAULT =
      new Limits(1L << 30, 200, 10_000_000, 1_000_000, 5_000_000, 10_000);

  /** Checks that every limit is at least 1. */
  public Limits {
    requirePositive(maxBytes, "maxBytes");
    requirePositive(maxDepth, "maxDepth");
    requirePositive(maxStringLength, "maxStringLength");
    requirePositive(maxComponents, "maxComponents");
    requirePositive(maxEdges, "maxEdges");
    requirePositive(maxMembers, "maxMembers");
  }

  /** Returns the same limits with another number of bytes. */
  public Limits withMaxBytes(long bytes) {
    return new Limits(bytes, maxDepth, maxStringLength, maxComponents, maxEdges, maxMembers);
  }

  /** Returns the same limits with another depth. */
  public Limits withMaxDepth(int depth) {
    return new Limits(maxBytes, depth, maxStringLength, maxComponents, maxEdges, maxMembers);
  }

  /** Returns the same limits with another length of strings. */
  public Limits withMaxStringLength(int length) {
    return new Limits(maxBytes, maxDepth, length, maxComponents, maxEdges, maxMembers);
  }

  /** Returns the same limits with another number of components. */
  public Limits withMaxComponents(int components) {
    return new Limits(maxBytes, maxDepth, maxStringLength, components, maxEdges, maxMembers);
  }

  /** Returns the same limits with another number of relations. */
  public Limits withMaxEdges(int edges) {
    return new Limits(maxBytes, maxDepth, maxStringLength, maxComponents, edges, maxMembers);
  }
}
