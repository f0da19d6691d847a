package io.fairlead.cel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The text of an expression by code points, and the complaints about it. Not thread-safe. */
final class Source {

  private static final int MOST_ISSUES = 100;
  private static final int LONGEST_SNIPPET = 16_384;

  private final String whole;
  private final int[] points;
  private final List<CelIssue> issues = new ArrayList<>();

  Source(String text) {
    whole = text;
    points = points(text);
  }

  private static int[] points(String text) {
    char[] chars = text.toCharArray();
    int[] points = new int[chars.length];
    for (int i = 0; i < chars.length; i++) {
      if (Character.isSurrogate(chars[i])) {
        return text.codePoints().toArray();
      }
      points[i] = chars[i];
    }
    return points;
  }

  int length() {
    return points.length;
  }

  /** Returns the code point at an offset, or -1 behind the end. */
  int at(int offset) {
    return offset < points.length ? points[offset] : -1;
  }

  String text(int from, int to) {
    return points.length == whole.length()
        ? whole.substring(from, to)
        : new String(points, from, to - from);
  }

  boolean hasIssues() {
    return !issues.isEmpty();
  }

  void report(int offset, String message) {
    if (issues.size() >= MOST_ISSUES) {
      return;
    }
    CelIssue place = place(offset);
    int column = points.length == 0 ? 0 : place.column(); // as the server counts in an empty text
    issues.add(new CelIssue(place.line(), column, message));
  }

  /** Returns line and column of an offset, without a message. */
  CelIssue place(int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, points.length); i++) {
      if (points[i] == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return new CelIssue(line, column, "");
  }

  void reportMismatch(int offset, CelType wanted, CelType found) {
    report(offset, "expected type '" + wanted.display() + "' but found '" + found.display() + "'");
  }

  /** Reports what concerns the expression as a whole. */
  void report(String message) {
    if (issues.size() < MOST_ISSUES) {
      issues.add(new CelIssue(-1, 0, message));
    }
  }

  /** Returns the complaints in order of place. */
  List<CelIssue> issues() {
    issues.sort(Comparator.comparingInt(CelIssue::line).thenComparingInt(CelIssue::column));
    return List.copyOf(issues);
  }

  /** Returns the complaints as the server prints them, each with its line of text. */
  String display() {
    StringBuilder out = new StringBuilder();
    for (CelIssue issue : issues()) {
      if (out.length() > 0) {
        out.append('\n');
      }
      out.append("ERROR: <input>:").append(issue.line()).append(':').append(issue.column());
      out.append(": ").append(issue.message());
      appendSnippet(issue, out);
    }
    return out.toString();
  }

  private void appendSnippet(CelIssue issue, StringBuilder out) {
    if (issue.line() < 1 || points.length == 0) {
      return;
    }
    int start = 0;
    for (int line = 1; line < issue.line(); line++) {
      while (points[start] != '\n') {
        start++;
      }
      start++;
    }
    int end = start;
    while (end < points.length && points[end] != '\n') {
      end++;
    }
    if (end - start > LONGEST_SNIPPET) {
      return;
    }
    out.append("\n | ").append(text(start, end).replace('\t', ' ')).append("\n | ");
    int mark = Math.min(start + issue.column() - 1, end);
    for (int i = start; i < mark; i++) {
      out.append(points[i] > 0x7f ? '\uff0e' : '.');
    }
    out.append(mark < end && points[mark] > 0x7f ? '\uff3e' : '^');
  }
}
