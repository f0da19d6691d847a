package io.fairlead.jackson;

import io.fairlead.kernel.Json;

/**
 * What one document of an input says, and where.
 *
 * <p>Immutable and thread-safe. It keeps the bytes it was read from, to find places again.
 */
public final class Document {

  private final Json root;
  private final Places places;
  private final Position start;

  Document(Json root, Position start, Places places) {
    this.root = root;
    this.start = start;
    this.places = places;
  }

  /** Finds the place of a value in the text. */
  @FunctionalInterface
  interface Places {
    /** Returns the place of the value, or of its nearest ancestor that exists. */
    Position of(String pointer);
  }

  /** Returns the value. */
  public Json root() {
    return root;
  }

  /** Returns where the document begins. */
  public Position start() {
    return start;
  }

  /**
   * Returns where a value is written; of a member, where its name is written.
   *
   * <p>Reads the text again: JSON each time, so for errors and not for every value; YAML the first
   * time, and keeps all places of the input from then on.
   *
   * @param pointer JSON pointer (RFC 6901); where it leads to nothing, its nearest ancestor is
   *     meant
   */
  public Position position(String pointer) {
    return places.of(pointer);
  }
}
