package io.fairlead.compliance;

/**
 * Text of strangers, made harmless for eyes and terminals. A name may hold a line break and a
 * verdict of its own, an escape sequence that deletes lines, or marks that turn the order of
 * letters around: such a character is shown as its code.
 */
final class Visible {

  private Visible() {}

  /** Returns the text with each character that acts instead of showing itself as its code. */
  static String text(String text) {
    StringBuilder result = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      int character = text.codePointAt(at);
      if (shows(character)) {
        result.appendCodePoint(character);
      } else {
        code(result, text.charAt(at));
      }
      if (Character.isSupplementaryCodePoint(character)) {
        at++;
        if (!shows(character)) {
          code(result, text.charAt(at));
        }
      }
    }
    return result.toString();
  }

  private static void code(StringBuilder result, char unit) {
    result.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      result.append(Character.forDigit(unit >>> shift & 15, 16));
    }
  }

  private static boolean shows(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
