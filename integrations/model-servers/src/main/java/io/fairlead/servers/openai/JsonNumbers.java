package io.fairlead.servers.openai;

/** The grammar of a JSON number, byte by byte; keeps the first digits. */
final class JsonNumbers {

  private enum Part {
    MINUS,
    ZERO,
    WHOLE,
    POINT,
    FRACTION,
    E,
    E_SIGN,
    EXPONENT
  }

  private final byte[] digits = new byte[JsonScanner.LONGEST_NUMBER];
  private int length;
  private Part part = Part.MINUS;

  /** Starts a number with this byte; false if none starts so. */
  boolean begin(byte c) {
    length = 0;
    if (c == '-') {
      part = Part.MINUS;
    } else if (c == '0') {
      part = Part.ZERO;
    } else if (c >= '1' && c <= '9') {
      part = Part.WHOLE;
    } else {
      return false;
    }
    keep(c);
    return true;
  }

  /** Takes the next byte; false if it does not belong to the number. */
  boolean next(byte c) {
    boolean digit = c >= '0' && c <= '9';
    Part next =
        switch (part) {
          case MINUS -> c == '0' ? Part.ZERO : digit ? Part.WHOLE : null;
          case ZERO, WHOLE ->
              digit && part == Part.WHOLE
                  ? Part.WHOLE
                  : c == '.' ? Part.POINT : (c | 0x20) == 'e' ? Part.E : null;
          case POINT -> digit ? Part.FRACTION : null;
          case FRACTION -> digit ? Part.FRACTION : (c | 0x20) == 'e' ? Part.E : null;
          case E -> digit ? Part.EXPONENT : c == '+' || c == '-' ? Part.E_SIGN : null;
          case E_SIGN, EXPONENT -> digit ? Part.EXPONENT : null;
        };
    if (next == null) {
      return false;
    }
    part = next;
    keep(c);
    return true;
  }

  private void keep(byte c) {
    if (length < digits.length) {
      digits[length] = c;
    }
    length++;
  }

  boolean complete() {
    return part == Part.ZERO
        || part == Part.WHOLE
        || part == Part.FRACTION
        || part == Part.EXPONENT;
  }

  byte[] digits() {
    return digits;
  }

  /** Length as written; more than {@link #digits} holds if the number is very long. */
  int length() {
    return length;
  }

  /**
   * Returns a whole number of up to nine digits; -1 for anything else, so also for what is
   * negative, has a fraction or is larger than a count of tokens can be.
   */
  static int count(byte[] digits, int length) {
    if (length > 9) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      int digit = digits[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
