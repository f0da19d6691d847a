package io.fairlead.dra;

import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who holds which devices of a pool. Immutable. */
final class PoolState {

  /**
   * A device held by a claim.
   *
   * @param number its number in the pool, -1 if no slice publishes it
   * @param shareId if it is shared
   * @param consumed of its capacity, if it is shared
   */
  record Holding(
      int number,
      String device,
      ClaimRef claim,
      @Nullable String shareId,
      Map<String, Quantity> consumed) {}

  private record Available(Counters counters, long[] amounts) {}

  private record Holders(Map<Integer, List<Holding>> byNumber) {}

  /** The devices that are held, and those of them that are not only shared. */
  private record Index(long[] held, long[] whole) {}

  private static final Holding[] NONE = {};

  private final Pool pool;
  private final Holding[] holdings;
  private @Nullable Available available; // the last one that was computed; all fields final
  private @Nullable Holders holders; // likewise
  private @Nullable Index index; // whoever comes first; all fields final

  private PoolState(Pool pool, Holding[] holdings) {
    this.pool = pool;
    this.holdings = holdings;
  }

  static PoolState free(Pool pool) {
    return new PoolState(pool, NONE);
  }

  boolean isFree() {
    return holdings.length == 0;
  }

  List<Holding> holdings() {
    return List.of(holdings);
  }

  PoolState with(Holding holding) {
    Holding[] more = Arrays.copyOf(holdings, holdings.length + 1);
    more[holdings.length] = holding;
    return new PoolState(pool, more);
  }

  PoolState without(ClaimRef claim) {
    List<Holding> left = new ArrayList<>(holdings.length);
    for (Holding holding : holdings) {
      if (!holding.claim.equals(claim)) {
        left.add(holding);
      }
    }
    return left.size() == holdings.length ? this : new PoolState(pool, left.toArray(NONE));
  }

  /** Returns the same for a pool whose slices have changed. */
  PoolState of(Pool changed) {
    PoolState state = free(changed);
    for (Holding h : holdings) {
      state =
          state.with(
              new Holding(changed.number(h.device), h.device, h.claim, h.shareId, h.consumed));
    }
    return state;
  }

  /** Returns who holds a device, in the order in which they came. */
  List<Holding> holders(int number) {
    Holders known = holders;
    if (known == null) {
      Map<Integer, List<Holding>> byNumber = new HashMap<>();
      for (Holding holding : holdings) {
        byNumber.computeIfAbsent(holding.number, none -> new ArrayList<>()).add(holding);
      }
      holders = known = new Holders(byNumber);
    }
    return List.copyOf(known.byNumber.getOrDefault(number, List.of()));
  }

  /**
   * Whether a device is held for good.
   *
   * @param shares whether shares are known; else each share holds the whole device
   */
  boolean isTaken(int number, boolean shares) {
    Index known = index();
    return Bits.has(shares ? known.whole : known.held, number);
  }

  boolean isHeld(int number) {
    return Bits.has(index().held, number);
  }

  private Index index() {
    Index known = index;
    if (known == null) {
      long[] held = Bits.of(pool.devices.length);
      long[] whole = Bits.of(pool.devices.length);
      for (Holding holding : holdings) {
        if (holding.number >= 0) {
          Bits.add(held, holding.number);
          if (holding.shareId == null) {
            Bits.add(whole, holding.number);
          }
        }
      }
      index = known = new Index(held, whole); // full before it is published
    }
    return known;
  }

  /** Whether a claim has a share of a device. */
  boolean isShared(int number) {
    for (Holding holding : holdings) {
      if (holding.number == number && holding.shareId != null) {
        return true;
      }
    }
    return false;
  }

  /** Returns how much of a capacity is consumed by shares. */
  BigDecimal consumed(int number, String capacity) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Holding holding : holdings) {
      Quantity part =
          holding.number == number && holding.shareId != null
              ? holding.consumed.get(capacity)
              : null;
      sum = part == null || !part.isValid() ? sum : sum.add(part.toBigDecimal());
    }
    return sum;
  }

  /** Returns what is left of each counter, below 0 where more was given away than there is. */
  long[] available(Counters counters) {
    Available known = available;
    if (known != null && known.counters == counters) {
      return known.amounts;
    }
    long[] left = counters.totals.clone();
    if (holdings.length > 0) {
      for (int s = 0; s < counters.slices.size(); s++) {
        int[] numbers = pool.numbers(counters.slices.get(s));
        for (int i = 0; i < numbers.length; i++) {
          if (isHeld(numbers[i])) {
            Counters.Use use = counters.use(s, i);
            for (int c = 0; c < use.counters().length; c++) {
              left[use.counters()[c]] -= use.amounts()[c];
            }
          }
        }
      }
    }
    available = new Available(counters, left);
    return left;
  }
}
