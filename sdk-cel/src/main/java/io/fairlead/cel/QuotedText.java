package io.fairlead.cel;

import org.jspecify.annotations.Nullable;

/**
 * A text in quotes, with the letters that may stand before it: {@code 'a'}, {@code r"b"}, {@code
 * b'''c'''}. It may turn out not to end.
 */
final class QuotedText {

  private final Source source;
  private final int open;
  private final int quote;
  private final boolean raw;
  private final boolean bytes;

  private QuotedText(Source source, int open, boolean raw, boolean bytes) {
    this.source = source;
    this.open = open;
    this.quote = source.at(open);
    this.raw = raw;
    this.bytes = bytes;
  }

  /** Returns what begins at an offset, or {@code null} if no quote follows there. */
  static @Nullable QuotedText at(Source source, int start) {
    if ("'\"rbRB".indexOf(source.at(start)) < 0) {
      return null;
    }
    int open = start;
    boolean bytes = source.at(open) == 'b' || source.at(open) == 'B';
    open += bytes ? 1 : 0;
    boolean raw = source.at(open) == 'r' || source.at(open) == 'R';
    open += raw ? 1 : 0;
    int quote = source.at(open);
    return quote == '"' || quote == '\'' ? new QuotedText(source, open, raw, bytes) : null;
  }

  /** Returns the offset of the opening quote. */
  int open() {
    return open;
  }

  /** Whether it stands for octets. */
  boolean isBytes() {
    return bytes;
  }

  /** Returns the offset behind the closing quote, or -1 if the text is not well formed. */
  int end() {
    int end = -1;
    if (source.at(open + 1) == quote && source.at(open + 2) == quote) {
      end = end(open + 3, true);
    }
    return end < 0 ? end(open + 1, false) : end;
  }

  private int end(int from, boolean triple) {
    int i = from;
    while (true) {
      int c = source.at(i);
      if (c == -1 || !triple && (c == '\n' || c == '\r')) {
        return -1;
      }
      if (c == quote && (!triple || source.at(i + 1) == quote && source.at(i + 2) == quote)) {
        return i + (triple ? 3 : 1);
      }
      if (c == '\\' && !raw) {
        int length = escapeLength(i);
        if (length == 0) {
          return -1;
        }
        i += length;
      } else {
        i++;
      }
    }
  }

  /** Returns the offset up to which a text that does not end is reported. */
  int brokenEnd() {
    int i = open + 1;
    while (true) {
      int c = source.at(i);
      if (c == -1) {
        return i;
      }
      if (c == '\n' || c == '\r') {
        return i + 1;
      }
      if (c == '\\' && !raw && escapeLength(i) == 0) {
        return Math.min(i + 2, source.length());
      }
      i += c == '\\' && !raw ? escapeLength(i) : 1;
    }
  }

  /** Returns the length of a well-formed escape sequence with its backslash, or 0. */
  private int escapeLength(int backslash) {
    int c = source.at(backslash + 1);
    switch (c) {
      case 'a', 'b', 'f', 'n', 'r', 't', 'v', '"', '\'', '\\', '?', '`':
        return 2;
      case 'x', 'X':
        return hexDigits(backslash + 2, 2) ? 4 : 0;
      case 'u':
        return hexDigits(backslash + 2, 4) ? 6 : 0;
      case 'U':
        return hexDigits(backslash + 2, 8) ? 10 : 0;
      case '0', '1', '2', '3':
        return isOctal(source.at(backslash + 2)) && isOctal(source.at(backslash + 3)) ? 4 : 0;
      default:
        return 0;
    }
  }

  private boolean hexDigits(int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Lexer.isHex(source.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOctal(int c) {
    return c >= '0' && c <= '7';
  }
}
