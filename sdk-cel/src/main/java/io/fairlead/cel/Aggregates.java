package io.fairlead.cel;

import io.fairlead.cel.Token.Kind;
import io.fairlead.cel.TokenStream.SyntaxError;
import java.util.ArrayList;
import java.util.List;

/** Reads what is put together in brackets and braces: lists, maps and messages. */
final class Aggregates {

  private final Parser parser;
  private final TokenStream tokens;
  private final ExprFactory make;

  Aggregates(Parser parser, TokenStream tokens, ExprFactory make) {
    this.parser = parser;
    this.tokens = tokens;
    this.make = make;
  }

  /** Whether names, dots and an opening brace follow: {@code a.b.C} and then its fields. */
  boolean isMessage() {
    int ahead = 0;
    while (tokens.kindAhead(ahead) == Kind.DOT && tokens.kindAhead(ahead + 1) == Kind.IDENTIFIER) {
      ahead += 2;
    }
    return tokens.kindAhead(ahead) == Kind.LBRACE;
  }

  Expr message(String first) throws SyntaxError {
    StringBuilder name = new StringBuilder(first);
    while (tokens.takeIf(Kind.DOT)) {
      name.append('.').append(tokens.take().text());
    }
    int at = tokens.take().at();
    List<Expr> values = new ArrayList<>();
    while (!tokens.takeIf(Kind.RBRACE)) {
      parser.optionalSyntax(tokens.peek().at(), "?");
      tokens.expect(Kind.IDENTIFIER);
      tokens.expect(Kind.COLON);
      values.add(parser.expression());
      if (!tokens.takeIf(Kind.COMMA)) {
        tokens.expect(Kind.RBRACE);
        break;
      }
    }
    return make.message(at, name.toString(), values);
  }

  Expr list(int at) throws SyntaxError {
    List<Expr> elements = new ArrayList<>();
    List<Boolean> optional = new ArrayList<>();
    while (!tokens.takeIf(Kind.RBRACKET)) {
      optional.add(parser.optionalSyntax(tokens.peek().at(), "?"));
      elements.add(parser.expression());
      if (!tokens.takeIf(Kind.COMMA)) {
        tokens.expect(Kind.RBRACKET);
        break;
      }
    }
    return make.list(at, elements, flags(optional));
  }

  Expr map(int at) throws SyntaxError {
    List<Expr> keys = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    List<Boolean> optional = new ArrayList<>();
    while (!tokens.takeIf(Kind.RBRACE)) {
      optional.add(parser.optionalSyntax(tokens.peek().at(), "?"));
      keys.add(parser.expression());
      tokens.expect(Kind.COLON);
      values.add(parser.expression());
      if (!tokens.takeIf(Kind.COMMA)) {
        tokens.expect(Kind.RBRACE);
        break;
      }
    }
    return make.map(at, keys, values, flags(optional));
  }

  private static boolean[] flags(List<Boolean> values) {
    boolean[] flags = new boolean[values.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values.get(i);
    }
    return flags;
  }
}
