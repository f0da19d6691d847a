package io.fairlead.jackson;

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
    return START.after(utf8, 0, offset);
  }

  /** Returns the place behind some bytes that begin here. */
  Position after(byte[] utf8, int from, int to) {
    int end = Math.min(to, utf8.length);
    int toLine = line;
    int toColumn = column;
    int i = from;
    while (i < end) {
      if (i <= end - Long.BYTES && Ascii.isPlainWord(utf8, i)) {
        toColumn += Long.BYTES;
        i += Long.BYTES;
        continue;
      }
      if (utf8[i] == '\n') {
        toLine++;
        toColumn = 1;
      } else {
        toColumn += utf16Units(utf8[i]);
      }
      i++;
    }
    return new Position(toLine, toColumn);
  }

  /** The first byte of a character counts for all of them. */
  private static int utf16Units(byte b) {
    if ((b & 0xC0) == 0x80) {
      return 0;
    }
    return (b & 0xF8) == 0xF0 ? 2 : 1;
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
