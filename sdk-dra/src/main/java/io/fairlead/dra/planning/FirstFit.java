package io.fairlead.dra.planning;

import io.fairlead.dra.PoolSupply;
import io.fairlead.dra.planning.PartitionUnit.Choice;
import java.util.BitSet;
import java.util.List;

/**
 * A unit from which devices are taken in first-fit order, as the scheduler does. Not thread-safe.
 */
final class FirstFit {

  private final PartitionUnit unit;
  private final long[] left;
  private final BitSet taken = new BitSet();

  FirstFit(PartitionUnit unit) {
    this.unit = unit;
    left = unit.left.clone();
  }

  /** Takes the first device of a type, by pool and index; returns whether there was one. */
  static boolean take(int type, List<FirstFit> units) {
    PoolSupply pool = null;
    FirstFit first = null;
    int position = -1;
    for (FirstFit unit : units) {
      if (pool != null && unit.unit.pool != pool) {
        break; // the units of a pool follow each other, and pools are in order
      }
      int here = unit.first(type);
      if (here >= 0 && (first == null || unit.device(here) < first.device(position))) {
        first = unit;
        position = here;
        pool = unit.unit.pool;
      }
    }
    if (first == null) {
      return false;
    }
    AtOnce.take(first.unit.choices.get(position), first.left, 1);
    first.taken.set(position);
    return true;
  }

  private int first(int type) {
    for (int i = 0; i < unit.choices.size(); i++) {
      Choice choice = unit.choices.get(i);
      if (choice.type() == type && !taken.get(i) && AtOnce.fits(choice, left)) {
        return i;
      }
    }
    return -1;
  }

  private int device(int position) {
    return unit.choices.get(position).device();
  }

  /** Returns how many devices of each type still fit at once. */
  int[] worth(int types) {
    return Packings.worth(unit, types, left, taken);
  }
}
