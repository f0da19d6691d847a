package io.fairlead.cel;

/**
 * Sees without compiling it that a text is a regular expression: most patterns of rules consist of
 * characters, classes, groups and repetitions, and compiling them takes longer than everything else
 * about their rule. What is written in any other way is left to RE2.
 */
final class PlainPattern {

  private static final String SPECIAL = "\\.+*?()|[]{}^$";

  private final String text;
  private int at;

  private PlainPattern(String text) {
    this.text = text;
  }

  /** Whether RE2 accepts the text for certain; {@code false} says nothing. Linear in its length. */
  static boolean isCertain(String text) {
    try {
      RegexLimits.require(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return new PlainPattern(text).isWellFormed();
  }

  private boolean isWellFormed() {
    int groups = 0;
    boolean repeatable = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("(?i)", at)) {
        at += 4;
        repeatable = false;
      } else if (c == '(') {
        groups++;
        at += text.startsWith("(?:", at) ? 3 : 1;
        repeatable = false;
      } else if (c == ')') {
        groups--;
        at++;
        repeatable = true;
      } else if (c == '|' || c == '^' || c == '$') {
        at++;
        repeatable = false;
      } else if (c == '*' || c == '+' || c == '?' || c == '{') {
        if (!repeatable || !repetition(c)) {
          return false;
        }
        repeatable = false;
      } else {
        if (!atom(c)) {
          return false;
        }
        repeatable = true;
      }
      if (groups < 0) {
        return false;
      }
    }
    return groups == 0;
  }

  private boolean atom(char c) {
    if (c == '[') {
      return characterClass();
    }
    if (c == '.' || SPECIAL.indexOf(c) < 0 && c < 0x80) {
      at++;
      return true;
    }
    return escape(c);
  }

  /** A backslash and what is special. */
  private boolean escape(char c) {
    boolean escape =
        c == '\\' && at + 1 < text.length() && SPECIAL.indexOf(text.charAt(at + 1)) >= 0;
    at += 2;
    return escape;
  }

  private boolean characterClass() {
    at += text.startsWith("[^", at) ? 2 : 1;
    int start = at;
    while (at < text.length()) {
      char first = text.charAt(at);
      if (first == ']') {
        at++;
        return at > start + 1;
      }
      boolean edge = at == start || text.startsWith("-]", at);
      if (first == '\\' ? !escape(first) : first >= 0x80 || first == '[' || first == '-' && !edge) {
        return false;
      }
      at += first == '\\' ? 0 : 1;
      if (text.startsWith("-", at) && !text.startsWith("-]", at)) {
        char last = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (first == '\\' || last < first || last >= 0x80 || SPECIAL.indexOf(last) >= 0) {
          return false;
        }
        at += 2;
      }
    }
    return false;
  }

  /** A star or its like, or a count, whose size was looked at before; nothing lazy. */
  private boolean repetition(char c) {
    if (c != '{') {
      at++;
      return true;
    }
    int least = number();
    int most = least;
    if (least >= 0 && text.startsWith(",", at)) {
      most = text.startsWith(",}", at) ? least : number();
      at += most == least && text.startsWith(",}", at) ? 1 : 0;
    }
    boolean closed = text.startsWith("}", at);
    at++;
    return closed && least >= 0 && most >= least;
  }

  /** Reads a number of at most three digits behind the present character; -1 if there is none. */
  private int number() {
    int start = ++at;
    int value = 0;
    while (at < text.length()
        && at < start + 3
        && text.charAt(at) >= '0'
        && text.charAt(at) <= '9') {
      value = 10 * value + text.charAt(at) - '0';
      at++;
    }
    return at == start ? -1 : value;
  }
}
