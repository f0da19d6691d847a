package io.fairlead.servers.openai;

/** Well-formed UTF-8 (Unicode, table 3-7), byte by byte, across pieces. */
final class Utf8 {

  private int missing;
  private int low;
  private int high;

  void begin() {
    missing = 0;
  }

  /** Whether a character has begun and not ended. */
  boolean inside() {
    return missing > 0;
  }

  /** Takes the next byte of a character that is not ASCII; false if it is wrong. */
  boolean next(byte signed) {
    int b = signed & 0xFF;
    if (missing > 0) {
      if (b < low || b > high) {
        return false;
      }
      missing--;
      low = 0x80;
      high = 0xBF;
      return true;
    }
    if (b < 0xC2 || b > 0xF4) {
      return false;
    }
    missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80; // no overlong forms
    high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF; // no surrogates, nothing past U+10FFFF
    return true;
  }

  /**
   * Skips characters of two and three bytes that are whole and right, the bulk of any text that is
   * not ASCII; stops at anything else.
   */
  static int skipWhole(byte[] bytes, int from, int to) {
    int at = from;
    while (at + 2 < to && bytes[at] < 0) {
      int first = bytes[at] & 0xFF;
      int second = bytes[at + 1];
      if ((second & 0xC0) != 0x80) {
        return at;
      }
      if (first >= 0xC2 && first <= 0xDF) {
        at += 2;
        continue;
      }
      int point = ((first & 0x0F) << 12) | ((second & 0x3F) << 6) | (bytes[at + 2] & 0x3F);
      boolean whole = (first & 0xF0) == 0xE0 && (bytes[at + 2] & 0xC0) == 0x80;
      if (!whole || point < 0x800 || (point >= 0xD800 && point <= 0xDFFF)) {
        return at;
      }
      at += 3;
    }
    return at;
  }

  /** Writes a code point and returns how many bytes it took. */
  static int encode(int point, byte[] into) {
    if (point < 0x80) {
      into[0] = (byte) point;
      return 1;
    }
    if (point < 0x800) {
      into[0] = (byte) (0xC0 | (point >> 6));
      into[1] = (byte) (0x80 | (point & 0x3F));
      return 2;
    }
    if (point < 0x10000) {
      into[0] = (byte) (0xE0 | (point >> 12));
      into[1] = (byte) (0x80 | ((point >> 6) & 0x3F));
      into[2] = (byte) (0x80 | (point & 0x3F));
      return 3;
    }
    into[0] = (byte) (0xF0 | (point >> 18));
    into[1] = (byte) (0x80 | ((point >> 12) & 0x3F));
    into[2] = (byte) (0x80 | ((point >> 6) & 0x3F));
    into[3] = (byte) (0x80 | (point & 0x3F));
    return 4;
  }
}
