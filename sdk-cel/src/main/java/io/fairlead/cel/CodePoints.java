package io.fairlead.cel;

/** Searches in texts by code points. */
final class CodePoints {

  private CodePoints() {}

  /** Returns the index of the first occurrence at or behind {@code from}, -1, or an error. */
  static Object indexOf(String text, String part, long from) {
    if (from < 0) {
      return new CelError("index out of range: " + from);
    }
    int length = Values.codePoints(text);
    if (part.isEmpty()) {
      return Math.min(from, length);
    }
    if (from >= length) {
      return -1L;
    }
    int at = text.indexOf(part, text.offsetByCodePoints(0, (int) from));
    return at < 0 ? -1L : (long) text.codePointCount(0, at);
  }

  static Object lastIndexOf(String text, String part) {
    if (part.isEmpty()) {
      return (long) Values.codePoints(text);
    }
    if (Values.utf8Length(text) < Values.utf8Length(part)) {
      return -1L;
    }
    return lastIndexOf(text, part, Values.codePoints(text) - 1L);
  }

  /** Returns the index of the last occurrence at or before {@code from}, -1, or an error. */
  static Object lastIndexOf(String text, String part, long from) {
    if (from < 0) {
      return new CelError("index out of range: " + from);
    }
    int length = Values.codePoints(text);
    if (part.isEmpty()) {
      return Math.min(from, length);
    }
    if (from >= length) {
      return -1L;
    }
    int at = text.lastIndexOf(part, text.offsetByCodePoints(0, (int) from));
    return at < 0 ? -1L : (long) text.codePointCount(0, at);
  }
}
