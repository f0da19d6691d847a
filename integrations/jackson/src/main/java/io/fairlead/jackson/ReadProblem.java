package io.fairlead.jackson;

/**
 * Something that keeps an object from being read into its type.
 *
 * @param pointer JSON pointer (RFC 6901) of the value, from the root of the object
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 * @param message what is wrong
 * @param hint what to do about it; empty if there is nothing to say
 */
public record ReadProblem(String pointer, int line, int column, String message, String hint) {

  @Override
  public String toString() {
    return "line "
        + line
        + ", column "
        + column
        + ": "
        + (pointer.isEmpty() ? "" : pointer + ": ")
        + message
        + (hint.isEmpty() ? "" : " (" + hint + ")");
  }
}
