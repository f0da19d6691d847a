package io.fairlead.dra;

import io.fairlead.api.resource.v1.Device;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * How much a choice breaks up: what can no longer be allocated because of it.
 *
 * <p>The damage of a device is the sum of the sizes of the devices that its pool's counters no
 * longer carry once it is taken, where a size is the largest share of a counter that a device
 * consumes; so a small partition goes where large ones are impossible already. Where there are no
 * counters, opening a root or a NUMA node that was all free costs a little for each device that
 * stays behind, and so does the first share of a device. Not thread-safe: one per attempt.
 */
final class Fragmentation {

  private static final double OPENED = 0.01;
  private static final double FIRST_SHARE = 0.5;
  private static final double ROOM = 0.001;
  private static final String[] TOGETHER = {
    "resource.kubernetes.io/pcieRoot", "resource.kubernetes.io/numaNode"
  };

  private final Eligibility eligibility;
  private final NodeView view;
  private final Inventory inventory;
  private final boolean[] free;
  private final long[][] left;
  private final int[][] groups = new int[TOGETHER.length][];
  private final int[][] freeInGroup = new int[TOGETHER.length][];
  private final int[][] sizeOfGroup = new int[TOGETHER.length][];
  private final boolean[] shared;

  Fragmentation(Eligibility eligibility, Inventory inventory) {
    this.eligibility = eligibility;
    this.inventory = inventory;
    view = eligibility.view;
    free = new boolean[view.size];
    shared = new boolean[view.size];
    left = new long[view.parts.size()][];
    for (int p = 0; p < left.length; p++) {
      Counters counters = view.parts.get(p).counters();
      left[p] =
          counters == null
              ? new long[0]
              : inventory.state(view.parts.get(p).number()).available(counters).clone();
    }
    for (int i = 0; i < view.size; i++) {
      PoolState state = inventory.state(view.part(i).number());
      boolean held = !state.isFree() && state.isHeld(view.numberOf[i]);
      free[i] = !held && carries(i);
      shared[i] = held && eligibility.isShared(i);
    }
    for (int g = 0; g < TOGETHER.length; g++) {
      group(g);
    }
  }

  private void group(int which) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int key = inventory.universe().keyOf(TOGETHER[which], "");
    groups[which] = new int[view.size];
    freeInGroup[which] = new int[view.size];
    sizeOfGroup[which] = new int[view.size];
    for (int i = 0; i < view.size; i++) {
      int value = view.sliceOf[i].attribute(view.indexOf[i], key);
      Device record = view.sliceOf[i].devices.get(view.indexOf[i]);
      boolean counts =
          value != Universe.ABSENT && Texts.orEmpty(record.consumesCounters()).isEmpty();
      groups[which][i] = counts ? numbers.computeIfAbsent(value, v -> numbers.size()) : -1;
      if (counts) {
        sizeOfGroup[which][groups[which][i]]++;
        freeInGroup[which][groups[which][i]] += free[i] ? 1 : 0;
      }
    }
  }

  private boolean carries(int device) {
    Counters.Use use = view.use(device);
    for (int c = 0; use != null && c < use.counters().length; c++) {
      if (left[view.partOf[device]][use.counters()[c]] < use.amounts()[c]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the damage of taking a device now, at least 0. */
  double damage(Demand.Option option, int device) {
    double damage = 0;
    if (eligibility.isShared(device)) {
      damage += shared[device] ? ROOM * room(option, device) : FIRST_SHARE;
    }
    for (int g = 0; g < groups.length; g++) {
      int group = groups[g][device];
      if (group >= 0 && freeInGroup[g][group] == sizeOfGroup[g][group]) {
        damage += OPENED * (sizeOfGroup[g][group] - 1);
      }
    }
    Counters.Use use = view.use(device);
    if (use == null
        || use.counters().length == 0
        || (shared[device] && eligibility.isShared(device))) {
      return damage;
    }
    int part = view.partOf[device];
    charge(part, use, -1);
    for (int i = 0; i < view.size; i++) {
      if (i != device && free[i] && view.partOf[i] == part && !carries(i)) {
        damage += size(i);
      }
    }
    charge(part, use, 1);
    return damage;
  }

  /** Takes a device for good. */
  void take(int device) {
    boolean again = shared[device];
    if (eligibility.isShared(device)) {
      shared[device] = true;
    }
    Counters.Use use = view.use(device);
    if (use != null && !again) {
      charge(view.partOf[device], use, -1);
    }
    for (int g = 0; g < groups.length; g++) {
      if (groups[g][device] >= 0 && free[device]) {
        freeInGroup[g][groups[g][device]]--;
      }
    }
    free[device] = false;
    for (int i = 0; use != null && i < view.size; i++) {
      free[i] &= view.partOf[i] != view.partOf[device] || carries(i);
    }
  }

  private void charge(int part, Counters.Use use, int sign) {
    for (int c = 0; c < use.counters().length; c++) {
      left[part][use.counters()[c]] += sign * use.amounts()[c];
    }
  }

  private double size(int device) {
    Counters counters = view.part(device).counters();
    Counters.Use use = view.use(device);
    double size = 0;
    for (int c = 0; use != null && counters != null && c < use.counters().length; c++) {
      long total = Math.max(1, counters.totals[use.counters()[c]]);
      size = Math.max(size, (double) use.amounts()[c] / total);
    }
    return size;
  }

  /** Returns how much of its largest capacity a device has left, in {@code [0, 1]}. */
  private double room(Demand.Option option, int device) {
    Consumption consumption = eligibility.consumption(option, device);
    PoolState state = inventory.state(view.part(device).number());
    double room = 0;
    for (int i = 0; i < consumption.names().size(); i++) {
      BigDecimal total = consumption.totals()[i];
      BigDecimal used = state.consumed(view.numberOf[device], consumption.names().get(i));
      if (total.signum() > 0) {
        room = Math.max(room, 1 - used.doubleValue() / total.doubleValue());
      }
    }
    return Math.max(0, Math.min(1, room));
  }
}
