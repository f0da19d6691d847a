package io.fairlead.dra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which candidates are tried where the least fragmentation is wanted: request after
 * request, the device with the least damage first, given those before it.
 */
final class LeastFragmentation {

  private LeastFragmentation() {}

  /** Returns, for each option, all devices of the node in the order in which to try them. */
  static int[][] orders(Eligibility eligibility, Ledger ledger, Inventory inventory) {
    Fragmentation now = new Fragmentation(eligibility, inventory);
    int[][] orders = new int[eligibility.demand.options().size()][];
    for (Demand.Claim claim : eligibility.demand.claims()) {
      for (Demand.Request request : claim.requests()) {
        for (int o = 0; o < request.options().size(); o++) {
          Demand.Option option = request.options().get(o);
          // of alternatives, later requests reckon with the first
          Fragmentation then = o == 0 ? now : new Fragmentation(eligibility, inventory);
          orders[option.number()] = order(option, eligibility, ledger, then);
        }
      }
    }
    return orders;
  }

  private static int[] order(
      Demand.Option option, Eligibility eligibility, Ledger ledger, Fragmentation fragmentation) {
    int size = eligibility.view.size;
    List<Integer> rest = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rest.add(i);
    }
    List<Integer> order = new ArrayList<>(size);
    long wanted = option.all() ? 0 : Math.min(option.count(), Demand.MOST_RESULTS);
    while (order.size() < wanted) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int device : rest) {
        if (eligibility.of(option, device) == Eligibility.USABLE
            && !ledger.isInUse(option, device)) {
          double damage = fragmentation.damage(option, device);
          if (damage < least) {
            least = damage;
            best = device;
          }
        }
      }
      if (best < 0) {
        break;
      }
      fragmentation.take(best);
      order.add(best);
      rest.remove((Integer) best);
    }
    double[] damages = new double[size];
    for (int device : rest) {
      damages[device] =
          eligibility.of(option, device) == Eligibility.USABLE
              ? fragmentation.damage(option, device)
              : Double.POSITIVE_INFINITY;
    }
    rest.sort(Comparator.comparingDouble((Integer device) -> damages[device]));
    order.addAll(rest);
    return order.stream().mapToInt(i -> i).toArray();
  }

  /** Returns the damage that all choices of an attempt do together. */
  static double damage(Ledger ledger, Eligibility eligibility, Inventory inventory) {
    Fragmentation fragmentation = new Fragmentation(eligibility, inventory);
    double damage = 0;
    for (int i = 0; i < ledger.size(); i++) {
      damage += fragmentation.damage(ledger.option(i), ledger.device(i));
      fragmentation.take(ledger.device(i));
    }
    return damage;
  }
}
