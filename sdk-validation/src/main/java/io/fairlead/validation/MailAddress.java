package io.fairlead.validation;

/**
 * Reads a single mail address as Go does (RFC 5322): {@code a@b.c}, {@code "A B" <a@b.c>}, {@code
 * a@b.c (comment)}.
 */
final class MailAddress {

  private static final String SPECIALS = "()<>[]:;@\\,\"";

  private final String text;
  private int at;

  private MailAddress(String text) {
    this.text = text;
  }

  static boolean isAddress(String text) {
    return new MailAddress(text).read();
  }

  private boolean read() {
    if (!readSpec()) {
      at = 0;
      spaces();
      boolean named = peek() == '<' || words();
      spaces();
      if (!named || !next('<') || !readSpec() || !next('>')) {
        return false;
      }
    }
    return comments() && at == text.length();
  }

  /** {@code local-part@domain} */
  private boolean readSpec() {
    spaces();
    boolean local = peek() == '"' ? quoted() > 0 : atom(false);
    if (!local || !next('@')) {
      return false;
    }
    spaces();
    return peek() == '[' ? literal() : atom(false);
  }

  /** A name in front of an address: atoms and quoted texts with comments between them. */
  private boolean words() {
    int count = 0;
    while (true) {
      if (count > 0 && !comments()) {
        return false;
      }
      spaces();
      int before = at;
      boolean word = peek() == '"' ? quoted() >= 0 : atom(true);
      if (!word) {
        at = before;
        return count > 0;
      }
      count++;
    }
  }

  /** Letters and what else needs no quotes; dots not at the ends, nor side by side. */
  private boolean atom(boolean anyDots) {
    int start = at;
    while (at < text.length() && SPECIALS.indexOf(peek()) < 0 && isVisible(peek())) {
      at++;
    }
    String atom = text.substring(start, at);
    boolean dotted = atom.startsWith(".") || atom.endsWith(".") || atom.contains("..");
    return !atom.isEmpty() && (anyDots || !dotted);
  }

  /** Returns how many characters stand in quotes, -1 if the quotes do not end well. */
  private int quoted() {
    int start = ++at;
    for (; at < text.length(); at++) {
      char c = peek();
      if (c == '"') {
        return at++ - start;
      }
      if (c == '\\') {
        at++;
        c = peek();
      }
      if (!isVisible(c) && c != ' ' && c != '\t') {
        return -1;
      }
    }
    return -1;
  }

  /** An address of a host in brackets. */
  private boolean literal() {
    int end = text.indexOf(']', at);
    String inside = end < 0 ? "" : text.substring(at + 1, end);
    at = end + 1;
    return NetworkFormats.isIp(inside);
  }

  private boolean comments() {
    spaces();
    while (next('(')) {
      for (int depth = 1; depth > 0; at++) {
        if (at >= text.length()) {
          return false;
        }
        char c = peek();
        if (c == '\\' && at + 1 < text.length()) {
          at++;
        } else if (c == '(') {
          depth++;
        } else if (c == ')') {
          depth--;
        }
      }
      spaces();
    }
    return true;
  }

  private void spaces() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  private boolean next(char c) {
    if (peek() != c || at == text.length()) {
      return false;
    }
    at++;
    return true;
  }

  /** Returns the next character, 0 at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isVisible(char c) {
    return c > ' ' && c != 0x7f;
  }
}
