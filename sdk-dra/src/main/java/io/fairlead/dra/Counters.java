package io.fairlead.dra;

import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shared counters of a pool, numbered, and what each of its devices consumes of them.
 *
 * <p>Amounts are {@code long}s in the smallest unit that keeps every amount of a counter whole.
 * What is more than a counter has counts as that plus one, so that sums cannot overflow and say the
 * same.
 */
final class Counters {

  private static final int BITS = 55;
  private static final int[] NO_COUNTERS = {};
  private static final long[] NO_AMOUNTS = {};

  /** What one device consumes. */
  record Use(
      int[] counters, long[] amounts, List<DeviceCounterConsumption> sets, int[] setNumbers) {}

  static final Use NOTHING = new Use(NO_COUNTERS, NO_AMOUNTS, List.of(), NO_COUNTERS);

  /** The names of counters, {@code set/counter}, by number. */
  final String[] names;

  final long[] totals;
  final int[] scales;
  final int sets;

  /** The slices whose devices are counted, and for each what its devices consume. */
  final List<SliceColumns> slices;

  private final Use[][] uses;
  final @Nullable String problem;

  private Counters(
      List<SliceColumns> slices,
      String[] names,
      long[] totals,
      int[] scales,
      int sets,
      Use[][] uses,
      @Nullable String problem) {
    this.slices = slices;
    this.names = names;
    this.totals = totals;
    this.scales = scales;
    this.sets = sets;
    this.uses = uses;
    this.problem = problem;
  }

  /** Returns what a device consumes. */
  Use use(int slice, int device) {
    return uses[slice].length == 0 ? NOTHING : uses[slice][device];
  }

  int indexOf(SliceColumns slice) {
    for (int i = 0; i < slices.size(); i++) {
      if (slices.get(i) == slice) {
        return i;
      }
    }
    throw new IllegalStateException("no slice of this pool");
  }

  /** Returns an amount as Kubernetes writes it. */
  Quantity quantity(int counter, long amount) {
    return Quantity.parse(BigDecimal.valueOf(amount, scales[counter]).toPlainString());
  }

  /**
   * Numbers the counters of a pool.
   *
   * @param ofPool whether counter sets belong to the pool (since Kubernetes 1.35), or to the slice
   */
  static Counters of(List<SliceColumns> slices, boolean ofPool) {
    return new Reader(slices, ofPool).read();
  }

  private static final class Reader {
    private final List<SliceColumns> slices;
    private final boolean ofPool;
    private final List<String> names = new ArrayList<>();
    private final List<BigDecimal> totals = new ArrayList<>();
    private final Map<String, Integer> setNumbers = new HashMap<>();
    private final Map<String, Integer> counterNumbers = new HashMap<>();
    private @Nullable String problem;

    Reader(List<SliceColumns> slices, boolean ofPool) {
      this.slices = slices;
      this.ofPool = ofPool;
    }

    Counters read() {
      for (SliceColumns slice : slices) {
        readSets(slice);
      }
      int[] scales = totals.stream().mapToInt(Reader::places).toArray();
      for (SliceColumns slice : slices) {
        widen(slice, scales);
      }
      long[] amounts = new long[scales.length];
      for (int i = 0; i < amounts.length; i++) {
        amounts[i] = scaled(totals.get(i), scales[i], 1L << BITS);
      }
      Use[][] uses = new Use[slices.size()][];
      for (int i = 0; i < uses.length; i++) {
        uses[i] = uses(slices.get(i), scales, amounts);
      }
      return new Counters(
          slices, names.toArray(String[]::new), amounts, scales, setNumbers.size(), uses, problem);
    }

    private String scope(SliceColumns slice) {
      return ofPool ? "" : slice.name + '\n';
    }

    private void readSets(SliceColumns slice) {
      for (CounterSet set : Texts.orEmpty(slice.spec.sharedCounters())) {
        String name = scope(slice) + set.name();
        if (setNumbers.putIfAbsent(name, setNumbers.size()) != null) {
          complain("duplicate counter set name " + set.name());
          continue;
        }
        for (Map.Entry<String, Counter> counter : Texts.orEmpty(set.counters()).entrySet()) {
          counterNumbers.put(name + '/' + counter.getKey(), names.size());
          names.add(set.name() + '/' + counter.getKey());
          totals.add(amount(counter.getValue()));
        }
      }
    }

    private void widen(SliceColumns slice, int[] scales) {
      for (var device : slice.devices) {
        for (DeviceCounterConsumption set : Texts.orEmpty(device.consumesCounters())) {
          String name = scope(slice) + set.counterSet();
          if (!setNumbers.containsKey(name)) {
            complain("counter set " + set.counterSet() + " not found");
          }
          for (Map.Entry<String, Counter> counter : Texts.orEmpty(set.counters()).entrySet()) {
            Integer number = counterNumbers.get(name + '/' + counter.getKey());
            if (number != null) {
              scales[number] = Math.max(scales[number], places(amount(counter.getValue())));
            } else {
              complain(
                  "counter " + counter.getKey() + " not found in counter set " + set.counterSet());
            }
          }
        }
      }
    }

    /** Where sets belong to slices, unknown ones were never looked at. */
    private void complain(String text) {
      problem = problem == null && ofPool ? text : problem;
    }

    private Use[] uses(SliceColumns slice, int[] scales, long[] totals) {
      boolean any = false;
      Use[] uses = new Use[slice.size()];
      for (int i = 0; i < uses.length; i++) {
        List<DeviceCounterConsumption> sets =
            Texts.orEmpty(slice.devices.get(i).consumesCounters());
        uses[i] = sets.isEmpty() ? NOTHING : use(slice, sets, scales, totals);
        any |= !sets.isEmpty();
      }
      return any ? uses : new Use[0];
    }

    private Use use(
        SliceColumns slice, List<DeviceCounterConsumption> sets, int[] scales, long[] totals) {
      int[] counters = new int[8];
      long[] amounts = new long[8];
      int[] numbers = new int[sets.size()];
      int size = 0;
      for (int s = 0; s < numbers.length; s++) {
        DeviceCounterConsumption set = sets.get(s);
        String name = scope(slice) + set.counterSet();
        numbers[s] = setNumbers.getOrDefault(name, -1);
        for (Map.Entry<String, Counter> counter : Texts.orEmpty(set.counters()).entrySet()) {
          Integer number = counterNumbers.get(name + '/' + counter.getKey());
          if (number == null) {
            continue;
          }
          if (size == counters.length) {
            counters = Arrays.copyOf(counters, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
          }
          counters[size] = number;
          long most = Math.max(0, totals[number]) + 1;
          amounts[size++] = scaled(amount(counter.getValue()), scales[number], most);
        }
      }
      return new Use(Arrays.copyOf(counters, size), Arrays.copyOf(amounts, size), sets, numbers);
    }

    private static BigDecimal amount(Counter counter) {
      Quantity value = counter.value();
      return value == null || !value.isValid() ? BigDecimal.ZERO : value.toBigDecimal();
    }

    private static int places(BigDecimal amount) {
      return Math.max(0, amount.stripTrailingZeros().scale());
    }

    private static long scaled(BigDecimal amount, int scale, long most) {
      BigInteger whole =
          amount.movePointRight(scale).setScale(0, RoundingMode.CEILING).toBigInteger();
      BigInteger limit = BigInteger.valueOf(most);
      return whole.min(limit).max(limit.negate()).longValueExact();
    }
  }
}
