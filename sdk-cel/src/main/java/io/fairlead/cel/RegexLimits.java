package io.fairlead.cel;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The limits of Go's {@code regexp}, which RE2 in Java does not have: repetitions within each other
 * of more than 1,000 in all, and groups nested 1,000 deep, are refused. Without them, a pattern of
 * 40 characters takes gigabytes.
 */
public final class RegexLimits {

  private static final int MOST = 1_000;

  private final String pattern;
  private int at;
  private int atom = 1; // how often what stands before is repeated at most
  private int group = 1; // the same for the group that is open

  private RegexLimits(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Refuses a pattern that is beyond the limits; whether it is a pattern at all is not checked.
   * Linear in its length.
   *
   * @throws IllegalArgumentException in Go's words
   */
  public static void require(String pattern) {
    String problem = new RegexLimits(pattern).problem();
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(problem);
    }
  }

  private String problem() {
    Deque<Integer> outer = new ArrayDeque<>();
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '(') {
        outer.push(group);
        if (outer.size() >= MOST) { // what is inside counts as well
          return "expression nests too deeply: `" + pattern + '`';
        }
        group = 1;
        atom = 1;
        at++;
      } else if (c == ')' && !outer.isEmpty()) {
        atom = group;
        group = Math.max(outer.pop(), atom);
        at++;
      } else if (c == '{') {
        int start = at;
        repeat();
        if (atom > MOST) {
          return "invalid repeat count: `" + pattern.substring(start, at) + '`';
        }
        group = Math.max(group, atom);
      } else if (c == '*' || c == '+' || c == '?') {
        at++;
      } else {
        skipAtom(c);
        atom = 1;
      }
    }
    return "";
  }

  private void skipAtom(char c) {
    if (c == '\\') {
      boolean quoted = pattern.startsWith("\\Q", at);
      int end = quoted ? pattern.indexOf("\\E", at) : at;
      at = quoted && end < 0 ? pattern.length() : end + 2;
      if (!quoted && at < pattern.length() && "pPx".indexOf(pattern.charAt(at - 1)) >= 0) {
        int close = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) : -1;
        at = close < 0 ? at : close + 1;
      }
    } else if (c == '[') {
      skipClass();
    } else {
      at++;
    }
  }

  private void skipClass() {
    at++;
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    boolean first = true;
    while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
      first = false;
      int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
      at = named >= 0 ? named + 2 : at + (pattern.charAt(at) == '\\' ? 2 : 1);
    }
    at++;
  }

  /** A brace that is no repetition is a character. */
  private void repeat() {
    int end = pattern.indexOf('}', at);
    String inside = end < 0 ? "" : pattern.substring(at + 1, end);
    int comma = inside.indexOf(',');
    int least = number(comma < 0 ? inside : inside.substring(0, comma));
    int most =
        comma < 0 || comma == inside.length() - 1 ? least : number(inside.substring(comma + 1));
    if (least < 0 || most < 0) {
      atom = 1;
      at++;
      return;
    }
    atom = (int) Math.min(MOST + 1L, (long) atom * Math.max(1, most));
    at = end + 1;
  }

  /** Returns the number, as much as is beyond the limit in any case, or -1 if it is none. */
  private static int number(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return -1;
      }
    }
    if (digits.isEmpty()) {
      return -1;
    }
    return digits.length() > 4 ? MOST + 1 : Integer.parseInt(digits);
  }
}
