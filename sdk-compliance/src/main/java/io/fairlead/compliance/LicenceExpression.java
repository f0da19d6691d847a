package io.fairlead.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An SPDX licence expression (SPDX 2.3 annex D, SPDX 3.0.1 annex B). Parsed without recursion in
 * one pass, so that an expression with 10,000 operators or parentheses costs linear time and no
 * stack. Immutable.
 */
public final class LicenceExpression {

  /** What is wrong with an expression, and where. */
  public static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;

    SyntaxException(String message, int position) {
      super(message);
      this.position = position;
    }

    /** Returns the index of the character at fault, from 0. */
    public int position() {
      return position;
    }
  }

  /**
   * One licence in an expression.
   *
   * @param id the identifier as written, without a trailing {@code +}
   * @param orLater whether a {@code +} follows
   * @param exception the exception behind {@code WITH}, or an empty text
   */
  public record Term(String id, boolean orLater, String exception) {}

  private static final int LONGEST = 1 << 20;

  private final String text;
  private final List<Term> terms;
  private final int operators;

  private LicenceExpression(String text, List<Term> terms, int operators) {
    this.text = text;
    this.terms = terms;
    this.operators = operators;
  }

  /**
   * Parses an expression. Operators are accepted in upper and lower case, not mixed (SPDX 3.0.1).
   *
   * @throws SyntaxException if it is no expression; says where
   */
  public static LicenceExpression parse(String text) throws SyntaxException {
    Objects.requireNonNull(text, "text");
    if (text.length() > LONGEST) {
      throw new SyntaxException("an expression of more than " + LONGEST + " characters", LONGEST);
    }
    return new Parser(text).parse();
  }

  /** Returns the licences in the order of the text, as often as they are named. */
  public List<Term> terms() {
    return terms;
  }

  /** Returns the number of {@code AND} and {@code OR}. */
  public int operators() {
    return operators;
  }

  /** Returns whether it is more than one identifier with or without {@code +}. */
  public boolean compound() {
    return operators > 0 || !terms.get(0).exception().isEmpty();
  }

  /** Returns the expression as written. */
  @Override
  public String toString() {
    return text;
  }

  private static final class Parser {
    private final String text;
    private final List<Term> terms = new ArrayList<>(1);
    private int at;
    private int operators;
    private int open;

    Parser(String text) {
      this.text = text;
    }

    /** Alternates between "a licence is due" and "an operator, or the end, is due". */
    LicenceExpression parse() throws SyntaxException {
      boolean licenceDue = true;
      while (true) {
        skipBlanks();
        if (at == text.length()) {
          break;
        }
        char c = text.charAt(at);
        if (c == '(') {
          require(licenceDue, "an operator is missing before \"(\"");
          open++;
          at++;
        } else if (c == ')') {
          require(!licenceDue, "a licence is missing before \")\"");
          require(open > 0, "\")\" without \"(\"");
          open--;
          at++;
        } else if (licenceDue) {
          term();
          licenceDue = false;
        } else {
          operator();
          licenceDue = true;
        }
      }
      require(
          !licenceDue,
          terms.isEmpty() ? "the expression is empty" : "a licence is missing at the end");
      require(open == 0, "\"(\" without \")\"");
      return new LicenceExpression(text, List.copyOf(terms), operators);
    }

    private void term() throws SyntaxException {
      int from = at;
      String id = word();
      require(!operatorWord(id), from, "a licence is missing before \"" + id + '"');
      boolean later = at < text.length() && text.charAt(at) == '+';
      at += later ? 1 : 0;
      int behind = at;
      skipBlanks();
      String exception = "";
      int mark = at;
      String next = at < text.length() && idCharacter(text.charAt(at)) ? word() : "";
      if (next.equals("WITH") || next.equals("with")) {
        skipBlanks();
        exception = word();
        require(!operatorWord(exception), "an exception is missing behind WITH");
      } else {
        at = next.isEmpty() ? behind : mark;
      }
      terms.add(new Term(id, later, exception));
    }

    private void operator() throws SyntaxException {
      int from = at;
      String word = word();
      boolean known =
          word.equals("AND") || word.equals("OR") || word.equals("and") || word.equals("or");
      require(!word.equalsIgnoreCase("with"), from, "WITH can follow only a single licence");
      require(known, from, "AND, OR or WITH is due, but there is \"" + shortened(word) + '"');
      operators++;
    }

    private String word() throws SyntaxException {
      int from = at;
      while (at < text.length() && idCharacter(text.charAt(at))) {
        at++;
      }
      require(
          at > from,
          at == text.length()
              ? "a licence is missing at the end"
              : "the character '" + text.charAt(at) + "' is not allowed");
      return text.substring(from, at);
    }

    private static boolean idCharacter(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '.'
          || c == ':';
    }

    private static boolean operatorWord(String word) {
      return switch (word) {
        case "AND", "OR", "WITH", "and", "or", "with" -> true;
        default -> false;
      };
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private void require(boolean fine, String message) throws SyntaxException {
      require(fine, at, message);
    }

    private void require(boolean fine, int position, String message) throws SyntaxException {
      if (!fine) {
        throw new SyntaxException(message + " (character " + (position + 1) + ")", position);
      }
    }

    private static String shortened(String word) {
      return word.length() <= 40 ? word : word.substring(0, 37) + "...";
    }
  }
}
