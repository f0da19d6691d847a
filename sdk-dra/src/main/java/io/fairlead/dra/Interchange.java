package io.fairlead.dra;

import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which devices are alike for all that is asked: if one of them leads nowhere, so does another.
 *
 * <p>Alike are devices that are usable by the same options, have the same values in all
 * constraints, and consume the same of the same counters. A device that claims share, or of which a
 * claim still has a share from when it could be shared, is like no other.
 */
final class Interchange {

  private final int[] before;

  Interchange(Eligibility eligibility, Ledger ledger, int[][] everything) {
    NodeView view = eligibility.view;
    before = new int[view.size];
    Map<List<Object>, Integer> last = new HashMap<>();
    for (int i = 0; i < view.size; i++) {
      List<Object> likeness = new ArrayList<>();
      if (eligibility.isShared(i) || (!ledger.isTaken(i) && ledger.capacities().isShareInUse(i))) {
        likeness.add(i);
      }
      likeness.add(ledger.isTaken(i)); // by claims: what this attempt took comes back
      for (Demand.Option option : eligibility.demand.options()) {
        likeness.add(eligibility.of(option, i));
        likeness.add(option.all() && Arrays.binarySearch(everything[option.number()], i) >= 0);
        for (int c = 0; c < option.constrained().length; c++) {
          likeness.add(option.constrained()[c] ? ledger.value(option, c, i) : Universe.ABSENT);
        }
      }
      Counters.Use use = view.use(i);
      if (use != null && !use.sets().isEmpty()) {
        likeness.add(view.partOf[i]);
        for (int c = 0; c < use.counters().length; c++) {
          likeness.add(use.counters()[c]);
          likeness.add(use.amounts()[c]);
        }
        for (DeviceCounterConsumption set : use.sets()) {
          likeness.add(set.counterSet());
          likeness.add(Texts.orEmpty(set.compatibilityGroups()));
        }
      }
      Integer earlier = last.put(likeness, i);
      before[i] = earlier == null ? -1 : earlier;
    }
  }

  /** Returns the device before this one that is like it, -1 if there is none. */
  int before(int device) {
    return before[device];
  }
}
