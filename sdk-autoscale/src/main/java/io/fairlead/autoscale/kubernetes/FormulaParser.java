package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.kubernetes.FormulaLexer.Token;
import io.fairlead.autoscale.kubernetes.FormulaLexer.Type;
import io.fairlead.autoscale.kubernetes.FormulaNode.Binary;
import io.fairlead.autoscale.kubernetes.FormulaNode.Conditional;
import io.fairlead.autoscale.kubernetes.FormulaNode.Element;
import io.fairlead.autoscale.kubernetes.FormulaNode.Kind;
import io.fairlead.autoscale.kubernetes.FormulaNode.ListOf;
import io.fairlead.autoscale.kubernetes.FormulaNode.Literal;
import io.fairlead.autoscale.kubernetes.FormulaNode.Name;
import io.fairlead.autoscale.kubernetes.FormulaNode.Scope;
import io.fairlead.autoscale.kubernetes.FormulaNode.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads a formula by precedence climbing, and checks what can be known without values. */
final class FormulaParser {

  private static final int DEEPEST = 100;
  private static final int LONGEST = 4_000;

  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("||", 10),
          Map.entry("&&", 15),
          Map.entry("==", 20),
          Map.entry("!=", 20),
          Map.entry("<", 20),
          Map.entry("<=", 20),
          Map.entry(">", 20),
          Map.entry(">=", 20),
          Map.entry("+", 30),
          Map.entry("-", 30),
          Map.entry("*", 60),
          Map.entry("/", 60),
          Map.entry("%", 60),
          Map.entry("^", 100),
          Map.entry("??", 500));
  private static final int OF_NOT = 50;
  private static final int OF_SIGN = 90;

  private final List<Token> tokens;
  private final List<String> triggers;
  private int next;
  private int depth;
  private int predicates;

  private FormulaParser(String text, List<String> triggers) {
    tokens = FormulaLexer.tokens(text);
    this.triggers = triggers;
  }

  static Formula compile(String text, List<String> triggers) {
    requireNotBlank(text, "formula");
    if (text.length() > LONGEST) {
      throw violated("length of the formula", "at most " + LONGEST, text.length());
    }
    FormulaParser parser = new FormulaParser(text, List.copyOf(triggers));
    FormulaNode root = parser.expression(0);
    if (parser.token().type() != Type.END) {
      throw parser.unexpected("the end");
    }
    // KEDA casts the result to a floating-point number; only with ?? it may stay nil
    boolean mayBeNil = text.contains("??");
    if (!root.kind().maybeNumber() && !(mayBeNil && root.kind() == Kind.NIL)) {
      throw violated("result of the formula", "a number", root.kind());
    }
    return values -> {
      Object value = root.value(new Scope(values, null));
      if (value == null && mayBeNil) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(FormulaNode.real(value));
    };
  }

  private FormulaNode expression(int least) {
    if (++depth > DEEPEST) {
      throw violated("nesting of the formula", "at most " + DEEPEST + " levels", "deeper");
    }
    FormulaNode left = operand();
    String before = "";
    while (true) {
      Token token = token();
      String operator = operator(token);
      Integer precedence = operator == null ? null : PRECEDENCE.get(operator);
      if (operator == null || precedence == null || precedence < least) {
        break;
      }
      if (before.equals("??") && !operator.equals("??")) {
        throw violated("?? beside " + operator, "in parentheses, as the original asks for", token);
      }
      next++;
      if (isComparison(operator)) {
        left = comparison(left, operator, precedence);
      } else {
        boolean fromRight = operator.equals("^");
        left = binary(operator, left, expression(fromRight ? precedence : precedence + 1));
      }
      before = operator;
    }
    FormulaNode whole = least == 0 ? conditional(left) : left;
    depth--;
    return whole;
  }

  /** {@code a < b < c} is {@code a < b && b < c}. */
  private FormulaNode comparison(FormulaNode first, String operator, int precedence) {
    FormulaNode left = first;
    FormulaNode all = null;
    String each = operator;
    while (true) {
      FormulaNode right = expression(precedence + 1);
      FormulaNode one = binary(each, left, right);
      all = all == null ? one : binary("&&", all, one);
      String then = operator(token());
      if (then == null || !isComparison(then)) {
        return all;
      }
      next++;
      each = then;
      left = right;
    }
  }

  private FormulaNode conditional(FormulaNode condition) {
    if (!token().is("?")) {
      return condition;
    }
    if (!condition.kind().maybe(Kind.BOOL)) {
      throw violated("condition before ?", "true or false", condition.kind());
    }
    next++;
    FormulaNode then = token().is(":") ? condition : expression(0);
    expect(":");
    return new Conditional(condition, then, expression(0));
  }

  private FormulaNode operand() {
    Token token = token();
    if (token.is("!") || token.is("not")) {
      next++;
      return unary("!", expression(OF_NOT), Kind.BOOL);
    } else if (token.is("-") || token.is("+")) {
      next++;
      FormulaNode operand = expression(OF_SIGN);
      return unary(token.text(), operand, operand.kind());
    } else if (token.is("(")) {
      next++;
      FormulaNode inner = expression(0);
      expect(")");
      return inner;
    } else if (token.is("[")) {
      next++;
      return new ListOf(list("]"));
    } else if (token.is("#") && predicates > 0) {
      next++;
      return new Element();
    }
    return switch (token.type()) {
      case INT -> literal(Kind.INT, whole(token));
      case FLOAT -> literal(Kind.FLOAT, Double.valueOf(token.text()));
      case NAME -> name(token);
      default -> throw unexpected("a value");
    };
  }

  private Literal literal(Kind kind, @Nullable Object value) {
    next++;
    return new Literal(kind, value);
  }

  private static Long whole(Token token) {
    try {
      return Long.valueOf(token.text());
    } catch (NumberFormatException e) {
      throw violated("number " + token, "a whole number of 64 bits", token.text());
    }
  }

  private FormulaNode name(Token token) {
    if (tokens.get(next + 1).is("(")) {
      next += 2;
      return call(FormulaCall.named(token.text()));
    }
    switch (token.text()) {
      case "true", "false":
        return literal(Kind.BOOL, Boolean.valueOf(token.text()));
      case "nil":
        return literal(Kind.NIL, null);
      default:
        if (!triggers.contains(token.text())) {
          throw violated(
              "name in the formula",
              triggers.isEmpty() ? "that of a trigger" : "one of " + triggers,
              token);
        }
        next++;
        return new Name(token.text());
    }
  }

  private FormulaNode call(FormulaCall.Function function) {
    if (!FormulaCall.takesPredicate(function)) {
      return FormulaCall.of(function, list(")"), null);
    }
    List<FormulaNode> arguments = new ArrayList<>();
    if (!token().is(")")) {
      arguments.add(expression(0));
    }
    FormulaNode predicate = null;
    if (token().is(",")) {
      next++;
      boolean braces = token().is("{");
      next += braces ? 1 : 0;
      predicates++;
      predicate = expression(0);
      predicates--;
      if (braces) {
        expect("}");
      }
    }
    expect(")");
    return FormulaCall.of(function, arguments, predicate);
  }

  private List<FormulaNode> list(String end) {
    List<FormulaNode> items = new ArrayList<>();
    while (!token().is(end)) {
      items.add(expression(0));
      if (!token().is(end)) {
        expect(",");
      }
    }
    next++;
    return items;
  }

  private static FormulaNode unary(String operator, FormulaNode operand, Kind kind) {
    boolean fits =
        operator.equals("!") ? operand.kind().maybe(Kind.BOOL) : operand.kind().maybeNumber();
    if (!fits) {
      throw mismatch(operator, operand.kind(), operand.kind());
    }
    return new Unary(operator, operand, kind);
  }

  private static FormulaNode binary(String operator, FormulaNode left, FormulaNode right) {
    Kind a = left.kind();
    Kind b = right.kind();
    boolean numbers = a.maybeNumber() && b.maybeNumber();
    boolean fits =
        switch (operator) {
          case "&&", "||" -> a.maybe(Kind.BOOL) && b.maybe(Kind.BOOL);
          case "==", "!=" ->
              numbers || a == b || a == Kind.NIL || b == Kind.NIL || a == Kind.ANY || b == Kind.ANY;
          case "??" -> true;
          case "%" -> a.maybe(Kind.INT) && b.maybe(Kind.INT);
          default -> numbers;
        };
    if (!fits) {
      throw mismatch(operator, a, b);
    }
    Kind kind =
        switch (operator) {
          case "??" -> a.or(b);
          case "+", "-", "*" -> a.promoted(b);
          case "/", "^" -> Kind.FLOAT;
          case "%" -> Kind.INT;
          default -> Kind.BOOL;
        };
    return new Binary(operator, left, right, kind);
  }

  private static IllegalArgumentException mismatch(String operator, Kind a, Kind b) {
    return violated(
        "operands of " + operator,
        operator.equals("%") ? "whole numbers (triggers are not)" : "of a kind that fits",
        a + " and " + b);
  }

  /** The operator that a token is in the middle of an expression; words are the same as signs. */
  private static @Nullable String operator(Token token) {
    if (token.type() != Type.OPERATOR) {
      return null;
    }
    return switch (token.text()) {
      case "and" -> "&&";
      case "or" -> "||";
      case "**" -> "^";
      default -> token.text();
    };
  }

  private static boolean isComparison(String operator) {
    return operator.equals("<")
        || operator.equals("<=")
        || operator.equals(">")
        || operator.equals(">=");
  }

  private Token token() {
    return tokens.get(next);
  }

  private void expect(String operator) {
    if (!token().is(operator)) {
      throw unexpected("'" + operator + "'");
    }
    next++;
  }

  private IllegalArgumentException unexpected(String wanted) {
    return violated("next in the formula", wanted, token());
  }
}
