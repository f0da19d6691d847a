package io.fairlead.jackson;

import java.nio.charset.StandardCharsets;

/**
 * A place in a text, as editors count.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 */
public record Position(int line, int column) implements Comparable<Position> {

  /** Where every text begins. */
  public static final Position START = new Position(1, 1);

  /** Returns the place of a byte; a parser's own columns are wrong beyond ASCII. */
  static Position of(byte[] utf8, int offset) {
    int end = Math.max(0, Math.min(offset, utf8.length));
    int line = 1;
    int start = 0;
    for (int i = 0; i < end; i++) {
      if (utf8[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new Position(line, 1 + utf16Length(utf8, start, end));
  }

  private static int utf16Length(byte[] utf8, int from, int to) {
    return new String(utf8, from, to - from, StandardCharsets.UTF_8).length();
  }

  @Override
  public int compareTo(Position other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
