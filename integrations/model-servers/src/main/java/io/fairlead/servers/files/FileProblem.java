package io.fairlead.servers.files;

/**
 * Something wrong in a file.
 *
 * @param pointer where in the document, as a JSON pointer (RFC 6901)
 * @param line where in the text, from 1
 * @param column from 1
 * @param message what must be different
 */
public record FileProblem(String pointer, int line, int column, String message) {

  /** Returns the place and the message, as compilers write them: {@code 3:7: ...}. */
  @Override
  public String toString() {
    return line + ":" + column + ": " + message;
  }
}
