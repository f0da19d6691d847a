package io.fairlead.dra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** For each constraint of a claim, the devices by the values that it sees of them. */
final class Values {

  private static final int[] NONE = {};

  /** The devices that have a value, among others if values are lists. */
  private final List<List<long[]>> devicesByValue = new ArrayList<>();

  Values(Eligibility eligibility, Universe universe, int claim, boolean lists) {
    NodeView view = eligibility.view;
    Demand.Claim of = eligibility.demand.claims().get(claim);
    for (Demand.Constraint constraint : of.constraints()) {
      Map<Integer, long[]> byValue = new HashMap<>();
      List<long[]> sets = new ArrayList<>();
      for (int i = 0; i < view.size; i++) {
        int key = universe.keyOf(constraint.attribute(), view.sliceOf[i].driver);
        int value = view.sliceOf[i].attribute(view.indexOf[i], key);
        for (int element : elements(universe, value, lists, i)) {
          long[] set = byValue.get(element);
          if (set == null) {
            set = Bits.of(view.size);
            byValue.put(element, set);
            sets.add(set);
          }
          Bits.add(set, i);
        }
      }
      devicesByValue.add(sets);
    }
  }

  /** Where lists are no sets, each is a value that no other device has. */
  private static int[] elements(Universe universe, int value, boolean lists, int device) {
    if (value == Universe.ABSENT) {
      return NONE;
    }
    return lists || universe.isScalar(value) ? universe.elements(value) : new int[] {-1 - device};
  }

  List<long[]> of(int constraint) {
    return devicesByValue.get(constraint);
  }
}
