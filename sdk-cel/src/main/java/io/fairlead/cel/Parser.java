package io.fairlead.cel;

import io.fairlead.cel.Token.Kind;
import io.fairlead.cel.TokenStream.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression by recursive descent; macros are rewritten on the way. Limits are the
 * server's: 100,000 code points, expressions nested 250 deep.
 */
final class Parser {

  static final int MOST_CODE_POINTS = 100_000;
  static final int MOST_NESTING = 250;

  private static final Set<String> RESERVED =
      Set.of(
          ("as break const continue else for function if import let loop package namespace return"
                  + " var void while")
              .split(" "));

  private final Source source;
  private final TokenStream tokens;
  private final ExprFactory make;
  private final Macros macros;
  private final Literals literals;
  private final Aggregates aggregates;
  private final CelFeatures features;
  private int nesting;

  private Parser(Source source, ExprFactory make, CelFeatures features) {
    this.source = source;
    this.make = make;
    this.features = features;
    this.tokens = new TokenStream(source);
    this.macros = new Macros(make, features);
    this.literals = new Literals(source, make);
    this.aggregates = new Aggregates(this, tokens, make);
  }

  /** Returns the expression, or {@code null} if the source has complaints. */
  static @Nullable Expr parse(Source source, ExprFactory make, CelFeatures features) {
    if (source.length() > MOST_CODE_POINTS) {
      source.report(
          "expression code point size exceeds limit: size: "
              + source.length()
              + ", limit "
              + MOST_CODE_POINTS);
      return null;
    }
    Parser parser = new Parser(source, make, features);
    try {
      Expr expr = parser.expression();
      if (parser.tokens.kind() != Kind.EOF) {
        throw parser.tokens.unexpectedRest();
      }
      if (expr.depth > MOST_NESTING) {
        source.report("max recursion depth exceeded");
      }
      return source.hasIssues() ? null : expr;
    } catch (SyntaxError e) {
      return null;
    } catch (ExprFactory.TooLarge e) {
      source.report("expression node count exceeds limit: " + ExprFactory.MOST_NODES);
      return null;
    }
  }

  /** Reads a whole expression, up to a word that cannot belong to it. */
  Expr expression() throws SyntaxError {
    if (++nesting > MOST_NESTING) {
      source.report("expression recursion limit exceeded: " + MOST_NESTING);
      throw new SyntaxError();
    }
    Expr condition = either();
    if (tokens.kind() == Kind.QUESTION) {
      int at = tokens.take().at();
      Expr yes = either();
      tokens.expect(Kind.COLON);
      Expr no = expression();
      nesting--;
      return make.operator(at, Operators.CONDITIONAL, condition, yes, no);
    }
    nesting--;
    return condition;
  }

  private Expr either() throws SyntaxError {
    List<Expr> terms = new ArrayList<>(List.of(both()));
    List<Integer> operators = new ArrayList<>();
    while (tokens.kind() == Kind.OR) {
      operators.add(tokens.take().at());
      terms.add(both());
    }
    return balanced(Operators.OR, terms, operators, 0, operators.size() - 1);
  }

  private Expr both() throws SyntaxError {
    List<Expr> terms = new ArrayList<>(List.of(relation()));
    List<Integer> operators = new ArrayList<>();
    while (tokens.kind() == Kind.AND) {
      operators.add(tokens.take().at());
      terms.add(relation());
    }
    return balanced(Operators.AND, terms, operators, 0, operators.size() - 1);
  }

  /** Builds a tree of even depth, since the lower bound of the cost depends on its form. */
  private Expr balanced(String name, List<Expr> terms, List<Integer> operators, int low, int high) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    int middle = (low + high + 1) / 2;
    Expr left =
        middle == low ? terms.get(middle) : balanced(name, terms, operators, low, middle - 1);
    Expr right =
        middle == high ? terms.get(middle + 1) : balanced(name, terms, operators, middle + 1, high);
    return make.call(operators.get(middle), name, left, right);
  }

  private Expr relation() throws SyntaxError {
    Expr left = sum();
    while (true) {
      String name = relationName(tokens.kind());
      if (name == null) {
        return left;
      }
      int at = tokens.take().at();
      left = make.operator(at, name, left, sum());
    }
  }

  private static @Nullable String relationName(Kind kind) {
    switch (kind) {
      case LESS:
        return "_<_";
      case LESS_EQUALS:
        return "_<=_";
      case GREATER:
        return "_>_";
      case GREATER_EQUALS:
        return "_>=_";
      case EQUALS:
        return Operators.EQUALS;
      case NOT_EQUALS:
        return Operators.NOT_EQUALS;
      case IN:
        return Operators.IN;
      default:
        return null;
    }
  }

  private Expr sum() throws SyntaxError {
    Expr left = product();
    while (tokens.kind() == Kind.PLUS || tokens.kind() == Kind.MINUS) {
      Token operator = tokens.take();
      String name = operator.kind() == Kind.PLUS ? Operators.ADD : Operators.SUBTRACT;
      left = make.operator(operator.at(), name, left, product());
    }
    return left;
  }

  private Expr product() throws SyntaxError {
    Expr left = unary();
    while (true) {
      Kind kind = tokens.kind();
      if (kind != Kind.STAR && kind != Kind.SLASH && kind != Kind.PERCENT) {
        return left;
      }
      int at = tokens.take().at();
      String name =
          kind == Kind.STAR
              ? Operators.MULTIPLY
              : kind == Kind.SLASH ? Operators.DIVIDE : Operators.MODULO;
      left = make.operator(at, name, left, unary());
    }
  }

  private Expr unary() throws SyntaxError {
    Kind kind = tokens.kind();
    boolean number =
        kind == Kind.MINUS
            && (tokens.kindAhead(1) == Kind.INT || tokens.kindAhead(1) == Kind.FLOAT);
    if (number || kind != Kind.NOT && kind != Kind.MINUS) {
      return member();
    }
    int at = tokens.peek().at();
    int times = 0;
    while (tokens.takeIf(kind)) {
      times++;
    }
    Expr operand = member();
    if (times % 2 == 0) {
      return operand;
    }
    return make.call(at, kind == Kind.NOT ? Operators.NOT : Operators.NEGATE, operand);
  }

  private Expr member() throws SyntaxError {
    Expr expr = primary();
    while (true) {
      if (tokens.kind() == Kind.DOT) {
        expr = selection(expr, tokens.take().at());
      } else if (tokens.kind() == Kind.LBRACKET) {
        int at = tokens.take().at();
        boolean optional = optionalSyntax(at, "[?");
        Expr index = expression();
        tokens.expect(Kind.RBRACKET);
        expr =
            make.operator(at, optional ? Operators.OPTIONAL_INDEX : Operators.INDEX, expr, index);
      } else {
        return expr;
      }
    }
  }

  /** Takes the question mark of an optional part if it is there. */
  boolean optionalSyntax(int at, String shown) {
    if (!tokens.takeIf(Kind.QUESTION)) {
      return false;
    }
    if (!features.optionals()) {
      source.report(at, "unsupported syntax '" + shown + "'");
    }
    return true;
  }

  private Expr selection(Expr operand, int dot) throws SyntaxError {
    boolean optional = optionalSyntax(dot, ".?");
    Token name = tokens.peek();
    if (name.kind() == Kind.ESCAPED) {
      source.report(name.at(), "unsupported syntax: '`'");
      throw new SyntaxError();
    }
    if (name.kind() != Kind.IDENTIFIER) {
      throw tokens.syntax(
          name,
          name.kind() == Kind.EOF
              ? "no viable alternative at input '.'"
              : "mismatched input '" + name.text() + "' expecting IDENTIFIER");
    }
    tokens.take();
    if (optional) {
      return make.operator(
          dot, Operators.OPTIONAL_SELECT, operand, make.literal(name.at(), name.text()));
    }
    if (tokens.kind() == Kind.LPAREN) {
      int open = tokens.take().at();
      return call(open, name.text(), operand, arguments());
    }
    return make.select(dot, operand, name.text());
  }

  private List<Expr> arguments() throws SyntaxError {
    List<Expr> arguments = new ArrayList<>();
    if (!tokens.takeIf(Kind.RPAREN)) {
      do {
        arguments.add(expression());
      } while (tokens.takeIf(Kind.COMMA));
      tokens.expect(Kind.RPAREN);
    }
    return arguments;
  }

  private Expr call(int at, String name, @Nullable Expr target, List<Expr> arguments) {
    try {
      Expr expanded = macros.expand(at, name, target, arguments);
      return expanded != null ? expanded : make.call(at, name, target, arguments);
    } catch (Macros.Misused e) {
      source.report(e.where.at, String.valueOf(e.getMessage()));
      return make.literal(at, false);
    }
  }

  private Expr primary() throws SyntaxError {
    Token token = tokens.peek();
    switch (token.kind()) {
      case LPAREN:
        tokens.take();
        Expr inner = expression();
        tokens.expect(Kind.RPAREN);
        return inner;
      case LBRACKET:
        return aggregates.list(tokens.take().at());
      case LBRACE:
        return aggregates.map(tokens.take().at());
      case DOT:
        if (tokens.kindAhead(1) != Kind.IDENTIFIER) {
          tokens.take();
          throw tokens.noExpression();
        }
        tokens.take();
        return named(".", token.at());
      case IDENTIFIER:
        return named("", token.at());
      case MINUS:
        tokens.take();
        return literals.number(tokens.take(), token.at(), true);
      case INT, UINT, FLOAT:
        return literals.number(tokens.take(), token.at(), false);
      case STRING, BYTES:
        return literals.text(tokens.take());
      case TRUE, FALSE, NULL:
        return literals.word(tokens.take());
      default:
        throw tokens.noExpression();
    }
  }

  private Expr named(String dot, int at) throws SyntaxError {
    Token name = tokens.take();
    if (aggregates.isMessage()) {
      return aggregates.message(dot + name.text());
    }
    boolean reserved = RESERVED.contains(name.text());
    if (reserved) {
      source.report(at, "reserved identifier: " + name.text());
    }
    if (tokens.kind() == Kind.LPAREN) {
      int open = tokens.take().at();
      return call(open, dot + name.text(), null, arguments());
    }
    return make.ident(name.at(), dot + name.text());
  }
}
