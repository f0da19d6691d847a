package io.fairlead.autoscale.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * A mix to be found, as arrays in the order of the search: large replicas first, so that the small
 * ones at the end fill up what is left.
 */
final class MixProblem {

  /** What may be missing of the need through rounding, as a share of it. */
  static final double SLACK = 1e-9;

  final int size;
  final int[] given; // index among the variants as given
  final double[] capacity;
  final double[] cost;
  final double[] startCost;
  final double[] stopCost;
  final int[] min;
  final int[] max;
  final int[] present;
  final String[] quotaNames;
  final long[] quotas;
  final long[][] uses; // by quota, then by variant
  final double need;
  final double slack;

  private MixProblem(List<Variant> variants, int[] order, double need, Map<String, Long> limits) {
    size = order.length;
    given = order;
    this.need = need;
    slack = need * SLACK;
    capacity = doubles(variants, Variant::capacity);
    cost = doubles(variants, Variant::cost);
    startCost = doubles(variants, Variant::startCost);
    stopCost = doubles(variants, Variant::stopCost);
    min = ints(variants, Variant::min);
    max = ints(variants, Variant::max);
    present = ints(variants, Variant::present);
    Set<String> used = new TreeSet<>();
    for (Variant each : variants) {
      used.addAll(each.uses().keySet());
    }
    used.retainAll(limits.keySet()); // what is not limited does not matter
    quotaNames = used.toArray(new String[0]);
    quotas = new long[quotaNames.length];
    uses = new long[quotaNames.length][size];
    for (int r = 0; r < quotas.length; r++) {
      quotas[r] = limits.getOrDefault(quotaNames[r], 0L);
      for (int v = 0; v < size; v++) {
        Long units = variants.get(order[v]).uses().get(quotaNames[r]);
        uses[r][v] = units == null ? 0 : units;
      }
    }
  }

  static MixProblem of(List<Variant> variants, double need, Map<String, Long> quotas) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -variants.get(i).capacity()));
    return new MixProblem(
        variants, order.stream().mapToInt(Integer::intValue).toArray(), need, quotas);
  }

  private double[] doubles(List<Variant> variants, ToDoubleFunction<Variant> of) {
    return Arrays.stream(given).mapToDouble(i -> of.applyAsDouble(variants.get(i))).toArray();
  }

  private int[] ints(List<Variant> variants, ToIntFunction<Variant> of) {
    return Arrays.stream(given).map(i -> of.applyAsInt(variants.get(i))).toArray();
  }

  /** What {@code x} replicas of a variant cost: to run, and to get there. Convex in {@code x}. */
  double cost(int v, int x) {
    int change = x - present[v];
    return cost[v] * x + (change > 0 ? startCost[v] * change : stopCost[v] * -change);
  }

  /** The number between the bounds that costs least. */
  int cheapest(int v, int low, int high) {
    int turn = stopCost[v] > cost[v] ? present[v] : 0; // dearer to stop than to keep
    return Math.max(low, Math.min(high, turn));
  }

  /** The fewest replicas that serve {@code need} of the need, or more. */
  int fewest(int v, double need) {
    double short_ = need - slack;
    if (short_ <= 0) {
      return 0;
    }
    double count = Math.ceil(short_ / capacity[v]);
    return count >= Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) count;
  }

  /** The units of a quota that the minima take. */
  double takenByMinima(int r) {
    double taken = 0;
    for (int v = 0; v < size; v++) {
      taken += (double) uses[r][v] * min[v];
    }
    return taken;
  }
}
