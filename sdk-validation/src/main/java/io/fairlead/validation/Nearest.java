package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.Collection;
import java.util.List;

/** Finds the name that somebody probably meant. */
final class Nearest {

  private static final int LONGEST = 64;

  private Nearest() {}

  static String of(String wrong, List<Json> known) {
    return of(wrong, SchemaReader.texts(new Json.Arr(known)));
  }

  /** Returns the nearest name, or "" if none is near; the first of equally near ones. */
  static String of(String wrong, Collection<String> known) {
    if (wrong.length() > LONGEST) {
      return "";
    }
    String best = "";
    int bestDistance = Math.max(1, wrong.length() / 3) + 1;
    for (String name : known) {
      if (name.equalsIgnoreCase(wrong)) {
        return name;
      }
      if (Math.abs(name.length() - wrong.length()) < bestDistance) {
        int distance = distance(wrong, name);
        if (distance < bestDistance) {
          best = name;
          bestDistance = distance;
        }
      }
    }
    return best;
  }

  /** Edits, where two neighbours that swapped places are one. */
  private static int distance(String a, String b) {
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
