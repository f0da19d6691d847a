package io.fairlead.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Searches with regular expressions (RE2). */
final class Patterns {

  private Patterns() {}

  /**
   * Returns a pattern within Go's limits.
   *
   * @throws PatternSyntaxException if it is none, or beyond them
   */
  static Pattern compile(String pattern) {
    try {
      RegexLimits.require(pattern);
    } catch (IllegalArgumentException e) {
      throw new PatternSyntaxException(String.valueOf(e.getMessage()));
    }
    return Pattern.compile(pattern);
  }

  /** Returns the error of a pattern that is none, in the server's words. */
  static CelError illegal(PatternSyntaxException e) {
    String message = String.valueOf(e.getMessage());
    String pattern = e.getPattern();
    return new CelError(
        pattern == null || pattern.isEmpty()
            ? message
            : "error parsing regexp: " + e.getDescription() + ": `" + pattern + '`');
  }

  static Object find(Object text, Object pattern) {
    try {
      return find(compile((String) pattern), (String) text);
    } catch (PatternSyntaxException e) {
      return new CelError("Illegal regex: " + illegal(e).message());
    }
  }

  static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  static Object findAll(Object[] arguments) {
    try {
      Pattern pattern = compile((String) arguments[1]);
      return findAll(
          pattern, (String) arguments[0], arguments.length > 2 ? (Long) arguments[2] : -1);
    } catch (PatternSyntaxException e) {
      return new CelError("Illegal regex: " + illegal(e).message());
    }
  }

  static CelList findAll(Pattern pattern, String text, long atMost) {
    Matcher matcher = pattern.matcher(text);
    List<Object> found = new ArrayList<>();
    int previousEnd = -1;
    while ((atMost < 0 || found.size() < atMost) && matcher.find()) {
      // as Go: an empty match right behind a match does not count
      if (matcher.end() > matcher.start() || matcher.start() != previousEnd) {
        found.add(matcher.group());
        CelFrame.requireAtMost(CelFrame.MOST_PARTS, found.size());
      }
      previousEnd = matcher.end();
    }
    return new ListValue(found);
  }
}
