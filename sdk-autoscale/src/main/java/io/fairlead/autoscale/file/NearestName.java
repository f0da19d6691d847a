package io.fairlead.autoscale.file;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that was probably meant. */
final class NearestName {

  private NearestName() {}

  /** Returns the most similar name, empty if none is similar; the first of several. */
  static String to(String name, Collection<String> names) {
    String best = "";
    int least = Math.max(1, name.length() / 3) + 1;
    for (String candidate : names) {
      int distance = changes(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Letters to change, put in or leave out, in two rows (R. Wagner, M. Fischer, 1974). */
  private static int changes(String a, String b) {
    if (a.length() > 100) {
      return Integer.MAX_VALUE; // nobody meant that
    }
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int other = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(other, 1 + Math.min(before[j], row[j - 1]));
      }
      before = row;
    }
    return before[b.length()];
  }
}
