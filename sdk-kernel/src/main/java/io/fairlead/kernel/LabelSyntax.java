package io.fairlead.kernel;

import static io.fairlead.kernel.Preconditions.violated;

/**
 * What the API server accepts as the key and value of a label ({@code IsQualifiedName} and {@code
 * IsValidLabelValue} of {@code k8s.io/apimachinery/pkg/util/validation}).
 */
final class LabelSyntax {

  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_PREFIX = 253;
  private static final String NAME_RULE =
      "1 to 63 letters, digits, '-', '_' or '.', beginning and ending with a letter or digit";

  private LabelSyntax() {}

  static void requireKey(String key) {
    int slash = key.indexOf('/');
    if (slash >= 0 && !isDnsSubdomain(key, slash)) {
      throw violated(
          "prefix of a label key",
          "a DNS name of at most 253 lower-case letters, digits, '-' and '.'",
          quoted(key));
    }
    if (!isName(key, slash + 1)) {
      throw violated("label key", "[DNS name '/'] and " + NAME_RULE, quoted(key));
    }
  }

  static void requireValue(String key, String value) {
    if (!value.isEmpty() && !isName(value, 0)) {
      throw violated("value of label " + key, "empty, or " + NAME_RULE, quoted(value));
    }
  }

  /**
   * Returns whether the text is a decimal integer of 64 bits, as Go's {@code ParseInt} reads it.
   */
  static boolean isInteger(String text) {
    int digits = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (digits == text.length() || text.length() > 64) {
      return false;
    }
    for (int i = digits; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false; // Long.parseLong would take the digits of other scripts
      }
    }
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException outOfRange) {
      return false;
    }
  }

  /** Compares as integers; a text that is none compares as equal, so that neither test holds. */
  static int compare(String actual, String limit) {
    return isInteger(actual) ? Long.compare(Long.parseLong(actual), Long.parseLong(limit)) : 0;
  }

  private static boolean isName(String text, int from) {
    int length = text.length() - from;
    if (length < 1 || length > LONGEST_NAME) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = i > from && i < text.length() - 1;
      if (!isAlphanumeric(c) && !(inside && (c == '-' || c == '_' || c == '.'))) {
        return false;
      }
    }
    return true;
  }

  /** RFC 1123: parts of lower-case letters, digits and inner hyphens, joined by dots. */
  private static boolean isDnsSubdomain(String text, int to) {
    if (to < 1 || to > LONGEST_PREFIX) {
      return false;
    }
    for (int i = 0; i < to; i++) {
      char c = text.charAt(i);
      boolean edge =
          i == 0 || i == to - 1 || text.charAt(i - 1) == '.' || text.charAt(i + 1) == '.';
      boolean plain = isAlphanumeric(c) && !(c >= 'A' && c <= 'Z');
      boolean inner = !edge && c == '-';
      boolean dot = !edge && c == '.';
      if (!plain && !inner && !dot) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String quoted(String text) {
    return '"' + (text.length() > 300 ? text.substring(0, 300) + "..." : text) + '"';
  }
}
