package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression at its outermost {@code &&} or {@code ||}. */
final class Operands {

  private Operands() {}

  static List<String> of(Source source, Expr expr, String operator) {
    List<Integer> cuts = new ArrayList<>();
    collect(expr, operator, cuts);
    List<String> texts = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      texts.add(plain(source.text(from, cut)));
      from = cut + 2;
    }
    texts.add(plain(source.text(from, source.length())));
    return texts;
  }

  private static void collect(Expr expr, String operator, List<Integer> cuts) {
    if (expr instanceof Expr.Call call && call.function.equals(operator)) {
      collect(call.arguments.get(0), operator, cuts);
      cuts.add(call.at);
      collect(call.arguments.get(1), operator, cuts);
    }
  }

  /** Removes parentheses that a cut has left without their partner; texts in quotes are skipped. */
  private static String plain(String text) {
    StringBuilder kept = new StringBuilder(text.strip());
    List<Integer> open = new ArrayList<>();
    List<Integer> extra = new ArrayList<>();
    for (int i = 0; i < kept.length(); i++) {
      char c = kept.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfText(kept, i);
      } else if (c == '/' && kept.length() > i + 1 && kept.charAt(i + 1) == '/') {
        int end = kept.indexOf("\n", i);
        i = end < 0 ? kept.length() : end;
      } else if (c == '(') {
        open.add(i);
      } else if (c == ')' && (open.isEmpty() || open.remove(open.size() - 1) == null)) {
        extra.add(i);
      }
    }
    extra.addAll(open);
    extra.sort(null);
    for (int i = extra.size() - 1; i >= 0; i--) {
      kept.deleteCharAt(extra.get(i));
    }
    return kept.toString().strip();
  }

  /** Returns the place of the quote that ends a text; {@code at} is the one that begins it. */
  private static int endOfText(CharSequence text, int at) {
    char quote = text.charAt(at);
    boolean raw = at > 0 && Character.toLowerCase(text.charAt(at - 1)) == 'r' && isPrefix(text, at);
    boolean triple = startsWith(text, at, quote, 3);
    int width = triple ? 3 : 1;
    for (int i = at + width; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && !raw) {
        i++;
      } else if (startsWith(text, i, quote, width)) {
        return i + width - 1;
      }
    }
    return text.length();
  }

  /** Whether the {@code r} before a quote begins a raw text and does not end a name. */
  private static boolean isPrefix(CharSequence text, int quote) {
    int before = quote - 2;
    if (before >= 0 && Character.toLowerCase(text.charAt(before)) == 'b') {
      before--;
    }
    return before < 0 || !Character.isJavaIdentifierPart(text.charAt(before));
  }

  private static boolean startsWith(CharSequence text, int at, char quote, int times) {
    for (int i = 0; i < times; i++) {
      if (at + i >= text.length() || text.charAt(at + i) != quote) {
        return false;
      }
    }
    return true;
  }
}
