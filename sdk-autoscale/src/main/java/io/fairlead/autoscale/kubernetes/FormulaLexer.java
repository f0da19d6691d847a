package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a formula into tokens. */
final class FormulaLexer {

  /** What a token is. */
  enum Type {
    INT,
    FLOAT,
    NAME,
    OPERATOR,
    END
  }

  /** A token and where it begins, from 1. */
  record Token(Type type, String text, int at) {
    boolean is(String operator) {
      return type == Type.OPERATOR && text.equals(operator);
    }

    @Override
    public String toString() {
      return type == Type.END ? "the end" : "'" + text + "' at character " + at;
    }
  }

  private static final Set<String> TWO =
      Set.of("??", "&&", "||", "==", "!=", "<=", ">=", "**", "..");
  private static final String ONE = "?:()[]{},#!<>+-*/%^|.;";
  private static final Set<String> WORDS = Set.of("and", "or", "not");

  private final String text;
  private int at;

  private FormulaLexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    FormulaLexer lexer = new FormulaLexer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.get(tokens.size() - 1).type() != Type.END);
    return tokens;
  }

  private Token next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int start = at;
    if (at == text.length()) {
      return new Token(Type.END, "", start + 1);
    }
    char c = text.charAt(at);
    if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
      return number(start);
    }
    if (Character.isLetter(c) || c == '_' || c == '$') {
      while (at < text.length() && isPartOfName(text.charAt(at))) {
        at++;
      }
      String word = text.substring(start, at);
      return new Token(WORDS.contains(word) ? Type.OPERATOR : Type.NAME, word, start + 1);
    }
    if (at + 2 <= text.length() && TWO.contains(text.substring(at, at + 2))) {
      at += 2;
    } else if (ONE.indexOf(c) >= 0) {
      at++;
    } else {
      throw violated(
          "character " + (start + 1) + " of the formula",
          "one of a name, a number or an operator",
          c);
    }
    return new Token(Type.OPERATOR, text.substring(start, at), start + 1);
  }

  private Token number(int start) {
    digits();
    boolean real = false;
    if (at < text.length() && text.charAt(at) == '.' && !text.startsWith("..", at)) {
      real = true;
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      real = true;
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      digits();
    }
    if (at < text.length() && isPartOfName(text.charAt(at))) {
      throw violated(
          "number at character " + (start + 1) + " of the formula",
          "decimal",
          text.substring(start, at + 1));
    }
    String digits = text.substring(start, at).replace("_", "");
    return new Token(real ? Type.FLOAT : Type.INT, digits, start + 1);
  }

  private void digits() {
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
