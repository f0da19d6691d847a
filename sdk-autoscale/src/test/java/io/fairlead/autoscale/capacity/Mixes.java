package io.fairlead.autoscale.capacity;

import io.fairlead.autoscale.VariantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Makes instances of the mix problem, and solves small ones by trying everything. */
final class Mixes {

  /** The three kinds of instances that knapsack solvers are measured by. */
  enum Prices {
    RANDOM,
    LIKE_CAPACITY,
    CAPACITY_PLUS_FEE
  }

  /** One instance. */
  record Instance(List<Variant> variants, double need, Map<String, Long> quotas) {}

  private Mixes() {}

  static Instance instance(SplittableRandom random, Prices prices, int most, int replicas) {
    int count = 1 + random.nextInt(most);
    int kinds = random.nextInt(4);
    double fee = 1 + random.nextInt(20);
    List<Variant> variants = new ArrayList<>();
    Map<String, Long> quotas = new TreeMap<>();
    double all = 0;
    for (int i = 0; i < count; i++) {
      double capacity = 1 + random.nextInt(100);
      double cost =
          switch (prices) {
            case RANDOM -> 1 + random.nextInt(100);
            case LIKE_CAPACITY -> Math.max(1, capacity + random.nextInt(21) - 10);
            case CAPACITY_PLUS_FEE -> capacity + fee;
          };
      int max = 1 + random.nextInt(replicas);
      Variant.Builder variant =
          Variant.builder(VariantId.of("v" + i), capacity, cost)
              .bounds(random.nextInt(4) == 0 ? random.nextInt(max + 1) : 0, max)
              .present(random.nextInt(max + 2));
      if (random.nextInt(2) == 0) {
        variant.churn(random.nextInt(30), random.nextInt(4) == 0 ? random.nextInt(200) : 0);
      }
      for (int r = 0; r < kinds; r++) {
        if (random.nextInt(3) > 0) {
          variant.uses("q" + r, random.nextInt(9));
        }
      }
      variants.add(variant.build());
      all += capacity * max;
    }
    for (int r = 0; r < kinds; r++) {
      quotas.put("q" + r, (long) random.nextInt(1 + count * replicas * 3));
    }
    return new Instance(variants, Math.rint(all * random.nextDouble()), quotas);
  }

  /** The least cost over all mixes; infinite if there is none. */
  static double cheapest(Instance instance) {
    int n = instance.variants().size();
    int[] mix = new int[n];
    for (int i = 0; i < n; i++) {
      mix[i] = instance.variants().get(i).min();
    }
    double best = Double.POSITIVE_INFINITY;
    while (true) {
      double cost = cost(instance, mix);
      if (cost < best && isAllowed(instance, mix)) {
        best = cost;
      }
      int at = 0;
      while (at < n && ++mix[at] > instance.variants().get(at).max()) {
        mix[at] = instance.variants().get(at).min();
        at++;
      }
      if (at == n) {
        return best;
      }
    }
  }

  static boolean isAllowed(Instance instance, int[] mix) {
    double capacity = 0;
    Map<String, Long> used = new TreeMap<>();
    for (int i = 0; i < mix.length; i++) {
      Variant each = instance.variants().get(i);
      int x = mix[i];
      if (x < each.min() || x > each.max()) {
        return false;
      }
      capacity += each.capacity() * x;
      each.uses().forEach((quota, units) -> used.merge(quota, units * x, Long::sum));
    }
    return capacity >= instance.need()
        && instance.quotas().entrySet().stream()
            .allMatch(quota -> used.getOrDefault(quota.getKey(), 0L) <= quota.getValue());
  }

  static double cost(Instance instance, int[] mix) {
    double cost = 0;
    for (int i = 0; i < mix.length; i++) {
      Variant each = instance.variants().get(i);
      cost += each.runningCost(mix[i]) + each.changeCost(mix[i]);
    }
    return cost;
  }
}
