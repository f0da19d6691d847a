package io.fairlead.dra;

import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt leaves of the shared counters of each pool, and which compatibility groups the
 * devices on each counter set still have in common. Not thread-safe.
 */
final class CounterLedger {

  private static final List<String> UNGROUPED = List.of();

  /** No name of a group, so that nothing can join. */
  private static final List<String> NOTHING_IN_COMMON = List.of("");

  private final NodeView view;
  private final Inventory inventory;
  private final boolean groups;
  private final long[] @Nullable [] left;
  private final boolean[] overdrawn;

  /** By pool and counter set: what is in common, {@code null} before the first device. */
  private final @Nullable List<String>[] @Nullable [] common;

  /** For each device that was taken, in order: what its counter sets had in common before. */
  private final ArrayDeque<@Nullable List<String>[]> before = new ArrayDeque<>();

  CounterLedger(NodeView view, Inventory inventory, boolean groups) {
    this.view = view;
    this.inventory = inventory;
    this.groups = groups;
    left = new long[view.parts.size()][];
    overdrawn = new boolean[left.length];
    common = lists(groups ? left.length : 0);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static @Nullable List<String>[] @Nullable [] lists(int size) {
    return new List[size][];
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static @Nullable List<String>[] row(int size) {
    return new List[size];
  }

  /** Returns what is left of a pool's counters, by number; {@code null} if it has none. */
  long @Nullable [] left(int part) {
    Counters counters = view.parts.get(part).counters();
    long[] known = left[part];
    if (known == null && counters != null) {
      known = inventory.state(view.parts.get(part).number()).available(counters).clone();
      left[part] = known;
      for (long amount : known) {
        overdrawn[part] |= amount < 0;
      }
    }
    return known;
  }

  /** Whether a device could be taken next, as far as counters go; groups do not count. */
  boolean couldTake(int device) {
    Counters.Use use = view.use(device);
    if (use == null || use.sets().isEmpty()) {
      return true;
    }
    int part = view.partOf[device];
    long[] amounts = left(part);
    boolean enough = !overdrawn[part];
    for (int i = 0; amounts != null && enough && i < use.counters().length; i++) {
      enough = amounts[use.counters()[i]] >= use.amounts()[i];
    }
    return enough;
  }

  /** Takes what a device consumes; says {@link Ledger#GIVEN} or why it cannot be. */
  byte take(int device) {
    Counters.Use use = view.use(device);
    if (use == null || use.sets().isEmpty()) {
      return Ledger.GIVEN;
    } else if (groups && !join(use, device)) {
      return Ledger.GROUPS;
    }
    int part = view.partOf[device];
    long[] amounts = left(part);
    boolean enough = !overdrawn[part];
    for (int i = 0; amounts != null && i < use.counters().length; i++) {
      amounts[use.counters()[i]] -= use.amounts()[i];
      enough &= amounts[use.counters()[i]] >= 0;
    }
    if (!enough) {
      giveBack(device);
      return Ledger.COUNTERS;
    }
    return Ledger.GIVEN;
  }

  void giveBack(int device) {
    Counters.Use use = view.use(device);
    if (use == null || use.sets().isEmpty()) {
      return;
    }
    long[] amounts = left(view.partOf[device]);
    for (int i = 0; amounts != null && i < use.counters().length; i++) {
      amounts[use.counters()[i]] += use.amounts()[i];
    }
    if (groups) {
      leave(use, device, use.sets().size());
    }
  }

  private boolean join(Counters.Use use, int device) {
    @Nullable List<String>[] now = common(view.partOf[device]);
    @Nullable List<String>[] saved = row(use.sets().size());
    before.push(saved);
    for (int i = 0; i < saved.length; i++) {
      int set = use.setNumbers()[i];
      if (set < 0) {
        continue;
      }
      saved[i] = now[set];
      List<String> joined = joined(now[set], use.sets().get(i));
      if (joined == null) {
        leave(use, device, i);
        return false;
      }
      now[set] = joined;
    }
    return true;
  }

  private void leave(Counters.Use use, int device, int sets) {
    @Nullable List<String>[] now = common(view.partOf[device]);
    @Nullable List<String>[] saved = before.pop();
    for (int i = sets - 1; i >= 0; i--) {
      if (use.setNumbers()[i] >= 0) {
        now[use.setNumbers()[i]] = saved[i];
      }
    }
  }

  /** Devices without groups go with each other only; others need a group that all have. */
  private static @Nullable List<String> joined(
      @Nullable List<String> so, DeviceCounterConsumption more) {
    List<String> own = Texts.orEmpty(more.compatibilityGroups());
    if (so == null) {
      return own.isEmpty() ? UNGROUPED : own;
    } else if (so.isEmpty() || own.isEmpty()) {
      return so.isEmpty() && own.isEmpty() ? UNGROUPED : null;
    }
    List<String> both = so.stream().filter(own::contains).toList();
    return both.isEmpty() ? null : both;
  }

  private @Nullable List<String>[] common(int part) {
    @Nullable List<String>[] known = common[part];
    if (known == null) {
      Counters counters = view.parts.get(part).counters();
      known = row(counters == null ? 0 : counters.sets);
      common[part] = known;
      PoolState state = inventory.state(view.parts.get(part).number());
      if (counters != null && !state.isFree()) {
        baseline(view.parts.get(part), state, counters, known);
      }
    }
    return known;
  }

  /** Upstream keeps folding devices in even where they have nothing in common any more. */
  private static void baseline(
      NodeView.Part part, PoolState state, Counters counters, @Nullable List<String>[] known) {
    for (SliceColumns slice : part.slices()) {
      fold(part.pool(), slice, state, counters, known);
    }
    for (SliceColumns slice : counters.slices) {
      if (!part.slices().contains(slice)) {
        fold(part.pool(), slice, state, counters, known);
      }
    }
  }

  private static void fold(
      Pool pool,
      SliceColumns slice,
      PoolState state,
      Counters counters,
      @Nullable List<String>[] known) {
    int[] numbers = pool.numbers(slice);
    int row = counters.indexOf(slice);
    for (int i = 0; i < numbers.length; i++) {
      Counters.Use use = counters.use(row, i);
      for (int g = 0; state.isHeld(numbers[i]) && g < use.sets().size(); g++) {
        int set = use.setNumbers()[g];
        if (set >= 0) {
          known[set] = folded(known[set], use.sets().get(g));
        }
      }
    }
  }

  private static List<String> folded(@Nullable List<String> so, DeviceCounterConsumption more) {
    List<String> joined = joined(so, more);
    if (joined != null) {
      return joined;
    }
    boolean mixed =
        so == null || so.isEmpty() || Texts.orEmpty(more.compatibilityGroups()).isEmpty();
    return mixed && so != null ? so : NOTHING_IN_COMMON;
  }
}
