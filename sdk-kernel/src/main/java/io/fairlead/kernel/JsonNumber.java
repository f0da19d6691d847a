package io.fairlead.kernel;

import java.math.BigDecimal;

/** What can be done with the text of a JSON number without losing digits. */
final class JsonNumber {

  private JsonNumber() {}

  /** RFC 8259, section 6. */
  static boolean isValid(String text) {
    int length = text.length();
    int at = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    int whole = digits(text, at);
    if (whole == at || (text.charAt(at) == '0' && whole - at > 1)) {
      return false;
    }
    at = whole;
    if (at < length && text.charAt(at) == '.') {
      int fraction = digits(text, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (at < length && (text.charAt(at) | 0x20) == 'e') {
      at++;
      if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      int exponent = digits(text, at);
      if (exponent == at) {
        return false;
      }
      at = exponent;
    }
    return at == length;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  static boolean isInteger(String text) {
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
  }

  static BigDecimal value(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new ArithmeticException("exponent of " + text + " is out of range");
    }
  }

  static long longValueExact(String text) {
    if (isInteger(text) && text.length() < 19) {
      return Long.parseLong(text);
    }
    // expanding 1e999999999 would need a gigabyte; nothing with that many digits fits a long
    BigDecimal value = value(text);
    if ((long) value.precision() - value.scale() > 19) {
      throw new ArithmeticException(text + " does not fit 64 bits");
    }
    return value.longValueExact();
  }

  static boolean sameValue(String a, String b) {
    try {
      return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException e) {
      return false; // exponents beyond BigDecimal: only the same text is surely the same
    }
  }

  /** Equal values have equal doubles, and the double of a long text costs no expansion. */
  static int hash(String text) {
    double value = Double.parseDouble(text);
    return Double.hashCode(value == 0 ? 0.0 : value);
  }
}
