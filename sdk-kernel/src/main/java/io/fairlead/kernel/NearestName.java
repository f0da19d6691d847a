package io.fairlead.kernel;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody probably meant: a misspelt field, flag or kind. */
public final class NearestName {

  /** Nobody means a known name with more letters, and the work is bounded. */
  private static final int LONGEST = 64;

  private NearestName() {}

  /**
   * Returns the most similar of the known names, the first of several; "" if none is similar, which
   * is where more than a third of the letters, and more than one, would have to change. Case does
   * not count. Linear in the known names and quadratic in their length, up to {@value #LONGEST}
   * letters.
   */
  public static String to(String name, Collection<String> known) {
    return to(name, known, Math.max(1, name.length() / 3));
  }

  /** Returns the same within {@code most} changes. */
  public static String to(String name, Collection<String> known, int most) {
    if (name.length() > LONGEST) {
      return "";
    }
    String wrong = name.toLowerCase(Locale.ROOT);
    String best = "";
    int least = most + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - name.length()) < least) {
        int changes = changes(wrong, candidate.toLowerCase(Locale.ROOT));
        if (changes < least) {
          best = candidate;
          least = changes;
        }
      }
    }
    return best;
  }

  /** Letters to change, to put in or to leave out, where a swap of two neighbours is one change. */
  private static int changes(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] now = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = now;
      now = free;
    }
    return last[b.length()];
  }
}
