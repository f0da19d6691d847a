package io.fairlead.compliance;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.violated;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Somebody takes responsibility for a gap, for a reason and until a date.
 *
 * @param rule identifier of the rule
 * @param component reference, or group:name@version, of the component; {@code *} stands for any
 *     characters; {@code (document)} for the document itself
 * @param reason why the gap is acceptable
 * @param approver who says so
 * @param expires last day on which it holds
 */
public record Waiver(
    String rule, String component, String reason, String approver, LocalDate expires) {

  /** Checks that nothing is left open. */
  public Waiver {
    requireNotBlank(rule, "rule");
    requireNotBlank(component, "component");
    requireNotBlank(reason, "reason of the waiver of " + rule);
    requireNotBlank(approver, "approver of the waiver of " + rule);
    Objects.requireNonNull(expires, "expires");
    if (component.chars().filter(c -> c == '*').count() > 8) {
      throw violated(
          "component of the waiver of " + rule, "a pattern with at most 8 stars", component);
    }
  }

  /** Returns whether it covers a component with this reference and this name. */
  public boolean covers(String ref, String label) {
    return matches(component, ref) || matches(component, label);
  }

  /** Returns whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isAfter(expires);
  }

  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
