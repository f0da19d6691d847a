package io.fairlead.routing.prefix;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The holder sets of a table by number, and the bytes they take. Numbers are given again.
 *
 * <p>One writer at a time; any number of readers, of {@link #get} only.
 */
final class HolderSets {

  private static final VarHandle SET = MethodHandles.arrayElementVarHandle(HolderSet[].class);

  private volatile @Nullable HolderSet[] sets = new @Nullable HolderSet[16];
  private int[] free = new int[16];
  private int freeCount;
  private int used;
  private long setBytes;

  /** Returns the bytes of everything held here. */
  long bytes() {
    return setBytes + 12L * sets.length;
  }

  /** Returns an upper bound of the bytes that one call allocates. */
  long mostBytesPerStep(int slots) {
    return 12L * sets.length + HolderSet.mostBytesPerStep(slots);
  }

  /** Returns a set, of another block if it was replaced meanwhile; for any thread. */
  @Nullable HolderSet get(int number) {
    return (HolderSet) SET.getAcquire(sets, number);
  }

  /** Returns a set that is there; for the writer. */
  HolderSet own(int number) {
    return Objects.requireNonNull(sets[number]);
  }

  /** Keeps a set and returns its number. */
  int add(HolderSet set) {
    setBytes += set.bytes();
    if (freeCount > 0) {
      int number = free[--freeCount];
      SET.setRelease(sets, number, set);
      return number;
    }
    if (used == sets.length) {
      @Nullable HolderSet[] more = Arrays.copyOf(sets, 2 * used);
      more[used] = set;
      sets = more;
    } else {
      SET.setRelease(sets, used, set);
    }
    return used++;
  }

  /** Adds a holder to a set. */
  void join(int number, int slot, int pair, int slots) {
    HolderSet set = own(number);
    setBytes -= set.bytes();
    set.add(slot, pair, slots);
    setBytes += set.bytes();
  }

  /**
   * Removes a holder from a set.
   *
   * @return 0, or the pair of the only holder that is left
   */
  int leave(int number, int slot, int slots) {
    HolderSet set = own(number);
    setBytes -= set.bytes();
    set.remove(slot, slots);
    setBytes += set.bytes();
    return set.count() > 1 ? 0 : set.onlyPair();
  }

  /** Forgets a set; its number may be given again. */
  void drop(int number) {
    setBytes -= own(number).bytes();
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = number;
    SET.setRelease(sets, number, null);
  }
}
