package io.fairlead.kernel;

import io.fairlead.kernel.Selector.Operator;
import io.fairlead.kernel.Selector.Requirement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text form of a label selector: the grammar of {@code labels.Parse} in Go, quirks
 * included. {@code in} and {@code notin} are words of the language only where an operator may
 * stand; {@code a=}, {@code a in ()} and {@code a in (,b)} compare with the empty value.
 */
final class SelectorParser {

  private static final String SPECIAL = "=!(),><";

  private final String text;
  private int tokenStart;
  private int tokenEnd;

  SelectorParser(String text) {
    this.text = text;
    scan();
  }

  List<Requirement> requirements() {
    List<Requirement> requirements = new ArrayList<>();
    if (atEnd()) {
      return requirements;
    }
    while (true) {
      requirements.add(requirement());
      if (atEnd()) {
        return requirements;
      }
      if (!is(",")) {
        throw unexpected("',' or the end");
      }
      scan();
      if (!isWord() && !is("!")) {
        throw unexpected("a label key or '!'");
      }
    }
  }

  private Requirement requirement() {
    boolean negated = is("!");
    if (negated) {
      scan();
    }
    if (!isWord()) {
      throw unexpected(negated ? "a label key" : "a label key or '!'");
    }
    String key = take();
    if (negated) {
      return new Requirement(key, Operator.DOES_NOT_EXIST, List.of());
    }
    if (atEnd() || is(",")) {
      return new Requirement(key, Operator.EXISTS, List.of());
    }
    Operator operator = operator();
    boolean set = operator == Operator.IN || operator == Operator.NOT_IN;
    return new Requirement(key, operator, set ? values() : List.of(value()));
  }

  private Operator operator() {
    String symbol = text.substring(tokenStart, tokenEnd);
    Operator operator =
        switch (symbol) {
          case "=", "==" -> Operator.EQUALS;
          case "!=" -> Operator.NOT_EQUALS;
          case ">" -> Operator.GREATER_THAN;
          case "<" -> Operator.LESS_THAN;
          case "in" -> Operator.IN;
          case "notin" -> Operator.NOT_IN;
          default -> throw unexpected("one of = == != > < in notin");
        };
    scan();
    return operator;
  }

  private String value() {
    if (atEnd() || is(",")) {
      return "";
    }
    if (!isWord()) {
      throw unexpected("a label value");
    }
    return take();
  }

  private List<String> values() {
    if (!is("(")) {
      throw unexpected("'('");
    }
    scan();
    List<String> values = new ArrayList<>();
    if (is(")")) {
      values.add("");
    }
    while (!is(")")) {
      if (isWord()) {
        values.add(take());
        if (!is(",") && !is(")")) {
          throw unexpected("',' or ')'");
        }
      } else if (is(",")) {
        comma(values);
      } else {
        throw unexpected("',' or a label value");
      }
    }
    scan();
    return values;
  }

  /** As in Go, a comma stands between values; where none is on one side, that value is empty. */
  private void comma(List<String> values) {
    if (values.isEmpty()) {
      values.add("");
    }
    scan();
    if (is(")")) {
      values.add("");
    } else if (is(",")) {
      values.add("");
      scan();
      if (is(")")) {
        throw unexpected("',' or a label value");
      }
    }
  }

  private String take() {
    String word = text.substring(tokenStart, tokenEnd);
    scan();
    return word;
  }

  private boolean atEnd() {
    return tokenStart == text.length();
  }

  private boolean is(String symbol) {
    return tokenEnd - tokenStart == symbol.length() && text.startsWith(symbol, tokenStart);
  }

  private boolean isWord() {
    return !atEnd() && SPECIAL.indexOf(text.charAt(tokenStart)) < 0;
  }

  private void scan() {
    int at = tokenEnd;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    tokenStart = at;
    if (isWord()) {
      while (at < text.length()
          && !isBlank(text.charAt(at))
          && SPECIAL.indexOf(text.charAt(at)) < 0) {
        at++;
      }
    } else if (text.startsWith("==", at) || text.startsWith("!=", at)) {
      at += 2;
    } else if (at < text.length()) {
      at++;
    }
    tokenEnd = at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private IllegalArgumentException unexpected(String expected) {
    String found = atEnd() ? "the end" : "'" + text.substring(tokenStart, tokenEnd) + "'";
    String shown = text.length() > 200 ? text.substring(0, 200) + "..." : text;
    return Preconditions.violated(
        "selector at character " + (tokenStart + 1), expected, found + " (in \"" + shown + "\")");
  }
}
