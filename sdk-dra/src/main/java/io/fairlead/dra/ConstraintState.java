package io.fairlead.dra;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values that a constraint has seen so far, one entry for each device; what was put last goes
 * first. Not thread-safe.
 */
final class ConstraintState {

  private static final int[] OPAQUE = {};

  private final boolean match;
  private final boolean lists;
  private final Universe universe;
  private int[][] seen = new int[8][];
  private int depth;

  /**
   * Starts without devices.
   *
   * @param match whether all values have to have something in common, or no two anything
   * @param lists whether lists are sets of values; else a list matches nothing
   */
  ConstraintState(boolean match, boolean lists, Universe universe) {
    this.match = match;
    this.lists = lists;
    this.universe = universe;
  }

  /** Whether a value may join. */
  boolean accepts(int value) {
    return value != Universe.ABSENT && next(value) != null;
  }

  /** Takes a value in if it may join. */
  boolean add(int value) {
    int[] next = value == Universe.ABSENT ? null : next(value);
    if (next == null) {
      return false;
    }
    if (depth == seen.length) {
      seen = Arrays.copyOf(seen, depth * 2);
    }
    seen[depth++] = next;
    return true;
  }

  void remove() {
    depth--;
  }

  private int @Nullable [] next(int value) {
    int[] own = universe.elements(value);
    if (!lists) {
      return nextScalar(universe.isScalar(value) ? own : OPAQUE);
    } else if (own.length == 0) {
      return null;
    }
    if (match) {
      int[] common = depth == 0 ? own : intersection(seen[depth - 1], own);
      return common.length == 0 ? null : common;
    }
    for (int i = 0; i < depth; i++) {
      if (intersection(seen[i], own).length > 0) {
        return null;
      }
    }
    return own;
  }

  /** As upstream, a list can be the first and then stays the only one. */
  private int @Nullable [] nextScalar(int[] own) {
    if (depth == 0) {
      return own;
    } else if (own.length == 0) {
      return null;
    }
    if (match) {
      int[] first = seen[depth - 1];
      return first.length == 1 && first[0] == own[0] ? first : null;
    }
    for (int i = 0; i < depth; i++) {
      if (seen[i].length == 1 && seen[i][0] == own[0]) {
        return null;
      }
    }
    return own;
  }

  /** Both ascending; returns the first where they are the same. */
  private static int[] intersection(int[] a, int[] b) {
    if (a == b || Arrays.equals(a, b)) {
      return a;
    } else if (a.length == 1 && b.length == 1) {
      return OPAQUE;
    }
    int[] common = new int[Math.min(a.length, b.length)];
    int size = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        common[size++] = a[i];
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return Arrays.copyOf(common, size);
  }
}
