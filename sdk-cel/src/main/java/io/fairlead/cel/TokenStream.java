package io.fairlead.cel;

import io.fairlead.cel.Token.Kind;
import java.util.List;

/** The words of an expression with a place to read at, and the texts of syntax errors. */
final class TokenStream {

  /** The text is no expression; the complaint is already with the source. */
  static final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1L;

    SyntaxError() {
      super("", null, false, false);
    }
  }

  private static final String STARTS =
      "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT,"
          + " STRING, BYTES, IDENTIFIER}";

  private final Source source;
  private final List<Token> tokens;
  private int next;

  TokenStream(Source source) {
    this.source = source;
    this.tokens = Lexer.tokens(source);
  }

  Token peek() {
    return tokens.get(next);
  }

  Kind kind() {
    return tokens.get(next).kind();
  }

  Kind kindAhead(int distance) {
    return tokens.get(Math.min(next + distance, tokens.size() - 1)).kind();
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.EOF) {
      next++;
    }
    return token;
  }

  boolean takeIf(Kind kind) {
    if (kind() == kind) {
      next++;
      return true;
    }
    return false;
  }

  /** Takes a word that must be there. */
  Token expect(Kind kind) throws SyntaxError {
    if (kind() == kind) {
      return take();
    }
    Token found = peek();
    boolean closes = kind == Kind.RPAREN || kind == Kind.RBRACKET || kind == Kind.RBRACE;
    if (closes && found.kind() == Kind.EOF) {
      throw syntax(found, "missing " + kind.shown() + " at '<EOF>'");
    }
    throw syntax(found, "mismatched input '" + found.text() + "' expecting " + kind.shown());
  }

  /** The expression is over, but the text goes on. */
  SyntaxError unexpectedRest() {
    Token found = peek();
    boolean last = kindAhead(1) == Kind.EOF;
    return syntax(
        found,
        (last ? "extraneous input '" : "mismatched input '") + found.text() + "' expecting <EOF>");
  }

  /** An expression should start here. */
  SyntaxError noExpression() {
    Token found = peek();
    boolean question = found.kind() == Kind.QUESTION;
    return syntax(
        found,
        (question ? "extraneous input '" : "mismatched input '")
            + found.text()
            + "' expecting "
            + STARTS);
  }

  SyntaxError syntax(Token where, String message) {
    source.report(where.at(), "Syntax error: " + message);
    return new SyntaxError();
  }
}
