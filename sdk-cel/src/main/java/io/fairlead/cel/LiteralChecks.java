package io.fairlead.cel;

import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the server checks of a well-typed expression beyond types: lists and maps of one type, and
 * literals that must be durations, times, patterns or formats.
 */
final class LiteralChecks {

  private final Source source;
  private final int minor;

  private LiteralChecks(Source source, int minor) {
    this.source = source;
    this.minor = minor;
  }

  static void check(Source source, Expr expr, CelFeatures features) {
    new LiteralChecks(source, features.minor()).visit(expr, false);
  }

  private void visit(Expr expr, boolean inFormat) {
    if (expr instanceof Expr.Select select) {
      visit(select.operand, inFormat);
    } else if (expr instanceof Expr.Call call) {
      call(call);
      boolean format = inFormat || call.function.equals("format") && minor >= 29;
      if (call.target != null) {
        visit(call.target, format);
      }
      visit(call.arguments, format);
    } else if (expr instanceof Expr.ListOf list) {
      if (!inFormat) {
        sameTypes(list.elements, list.optional, true);
      }
      visit(list.elements, inFormat);
    } else if (expr instanceof Expr.MapOf map) {
      if (!inFormat) {
        sameTypes(map.keys, new boolean[map.keys.size()], false);
        sameTypes(map.values, map.optional, false);
      }
      visit(map.keys, inFormat);
      visit(map.values, inFormat);
    } else if (expr instanceof Expr.Fold fold) {
      visit(List.of(fold.range, fold.initial, fold.condition, fold.step, fold.result), inFormat);
    }
  }

  private void visit(List<Expr> parts, boolean inFormat) {
    for (Expr part : parts) {
      visit(part, inFormat);
    }
  }

  private void sameTypes(List<Expr> elements, boolean[] optional, boolean firstOnly) {
    CelType common = null;
    for (int i = 0; i < elements.size(); i++) {
      Expr element = elements.get(i);
      CelType type = optional[i] ? element.type.unwrapped() : element.type;
      if (common == null) {
        common = type;
      } else if (!equivalent(common, type)) {
        source.report(
            element.at,
            "expected type '" + common.display() + "' but found '" + type.display() + "'");
        if (firstOnly) {
          return;
        }
      }
    }
  }

  /** Whether types agree but for parameters of empty lists and maps. */
  private static boolean equivalent(CelType a, CelType b) {
    if (a.kind() != b.kind() || !a.name().equals(b.name())) {
      return false;
    }
    for (int i = 0; i < Math.min(a.parameters().size(), b.parameters().size()); i++) {
      if (!equivalent(a.parameters().get(i), b.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  private void call(Expr.Call call) {
    if (minor < 29) {
      return;
    }
    Expr argument = call.arguments.isEmpty() ? null : call.arguments.get(0);
    String text =
        argument instanceof Expr.Literal literal && literal.value instanceof String value
            ? value
            : null;
    if (call.function.equals("format")
        && call.target instanceof Expr.Literal literal
        && literal.value instanceof String format
        && argument instanceof Expr.ListOf list) {
      format(call, format, list);
    } else if (argument != null && text != null && isBad(call, text)) {
      source.report(argument.at, "invalid " + call.function.toLowerCase(Locale.ROOT) + " argument");
    }
  }

  private static boolean isBad(Expr.Call call, String text) {
    switch (call.function) {
      case "duration":
        return ConversionTable.parseDuration(text) == null;
      case "timestamp":
        return ConversionTable.parseTime(text) == null;
      case "matches":
        if (PlainPattern.isCertain(text)) {
          return false;
        }
        try {
          call.pattern = Patterns.compile(text);
          return false;
        } catch (PatternSyntaxException e) {
          return true;
        }
      default:
        return false;
    }
  }

  private void format(Expr.Call call, String format, Expr.ListOf list) {
    int[] used = new int[1];
    Expr[] bad = {call};
    try {
      TextFormat.walk(
          format,
          list.elements.size(),
          (index, verb, precision) -> {
            used[0]++;
            Expr refused = refused(list.elements.get(index), verb);
            if (refused != null) {
              bad[0] = refused;
              throw TextFormat.refused(verb, refused.type.name());
            }
            return "";
          });
    } catch (TextFormat.Refused e) {
      source.report(bad[0].at, String.valueOf(e.getMessage()));
      return;
    }
    if (list.elements.size() > used[0]) {
      source.report(
          call.at,
          "too many arguments supplied to string.format (expected "
              + used[0]
              + ", got "
              + list.elements.size()
              + ")");
    }
  }

  /** Returns the expression that a clause cannot print, or {@code null}. */
  private static @Nullable Expr refused(Expr expr, char verb) {
    boolean fits;
    switch (expr.type.kind()) {
      case DYN:
        fits = true;
        break;
      case INT, UINT:
        fits = verb != 'f' && verb != 'e';
        break;
      case STRING:
        fits = "sfexX".indexOf(verb) >= 0;
        break;
      case BYTES:
        fits = "sxX".indexOf(verb) >= 0;
        break;
      case BOOL:
        fits = verb == 's' || verb == 'b';
        break;
      case DOUBLE:
        fits = "sfe".indexOf(verb) >= 0;
        break;
      case LIST, MAP, TIMESTAMP, DURATION, TYPE, NULL:
        fits = verb == 's';
        break;
      default:
        fits = false;
    }
    if (!fits) {
      return expr;
    }
    if (verb == 's' && expr instanceof Expr.ListOf list) {
      for (Expr element : list.elements) {
        Expr inner = refused(element, verb);
        if (inner != null) {
          return inner;
        }
      }
    }
    return null;
  }
}
