package io.fairlead.dra;

import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.cel.dra.Verdict;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what keeps a device from an option of a request, given what an attempt has given away so
 * far. Not thread-safe.
 */
final class ObstacleFinder {

  private static final int MOST_HOLDERS = 8;

  private final Inventory inventory;
  private final SelectorObstacles selectors;
  private final SeenValues values;
  private final Eligibility eligibility;
  private final NodeView view;
  private final Ledger ledger;
  private final Demand demand;

  ObstacleFinder(Attempt attempt, Inventory inventory, SelectorParts parts) {
    this.inventory = inventory;
    eligibility = attempt.eligibility();
    view = eligibility.view;
    ledger = attempt.ledger();
    demand = eligibility.demand;
    values = new SeenValues(view);
    selectors = new SelectorObstacles(eligibility, parts, values);
  }

  /** Returns the first obstacle; {@code null} if there is none, and then gives the device away. */
  @Nullable Obstacle give(Demand.Option option, int device) {
    if (ledger.isInUse(option, device)) {
      return holder(device);
    }
    Obstacle own = ownObstacle(option, device);
    if (own != null) {
      return own;
    }
    switch (ledger.give(option, device)) {
      case Ledger.GIVEN:
        return null;
      case Ledger.IN_USE:
        return holder(device);
      case Ledger.COUNTERS:
        return counterShort(device);
      case Ledger.CAPACITY:
        return capacityLeft(option, device);
      case Ledger.GROUPS:
        return new Obstacle.Barred(
            "its compatibility groups have none in common with those of devices in use");
      case Ledger.CONSTRAINT:
        return constraint(option, device);
      default:
        Demand.Derived derived = option.derived()[ledger.lastConstraint];
        String error = derived == null ? "" : eligibility.brokenBecause(derived, device);
        return new Obstacle.Barred("cannot be judged: " + error);
    }
  }

  /** Whether the class of an option means a device: its selectors do not say no. */
  boolean isMeant(Demand.Option option, int device) {
    for (int i = 0; i < option.selectors().size(); i++) {
      if (option.selectors().get(i).ofClass()) {
        Verdict verdict = eligibility.says(option, i, device);
        if (verdict != null && !verdict.failed() && !verdict.matches()) {
          return false;
        }
      }
    }
    return true;
  }

  private @Nullable Obstacle ownObstacle(Demand.Option option, int device) {
    switch (eligibility.of(option, device)) {
      case Eligibility.USABLE:
        return null;
      case Eligibility.NOT_SELECTED:
        return selectors.obstacle(option, device);
      case Eligibility.FAILS:
        return selectors.obstacle(option, device);
      case Eligibility.BINDS:
        return new Obstacle.Barred("has binding conditions, which this cluster does not support");
      case Eligibility.ELSEWHERE:
        return new Obstacle.Barred("is for other nodes");
      case Eligibility.TOO_SMALL:
        return capacity(option, device);
      case Eligibility.SKIPS_NODE:
        return new Obstacle.Barred("its driver wants to be left out, which the node cannot do");
      case Eligibility.PARTITIONED:
        return new Obstacle.Barred("shares counters, which this cluster does not support");
      default:
        return taint(option, device);
    }
  }

  private Obstacle capacity(Demand.Option option, int device) {
    Consumption wanted = eligibility.consumption(option, device);
    String name = Objects.requireNonNullElse(wanted.tooSmall(), "");
    int at = wanted.names().indexOf(name);
    if (at < 0) {
      return new Obstacle.CapacityShort(name, null, null);
    }
    boolean over = wanted.exact()[at].compareTo(wanted.totals()[at]) > 0;
    Quantity total = over ? quantity(wanted.totals()[at]) : null;
    return new Obstacle.CapacityShort(name, wanted.amounts().get(at), total);
  }

  private Obstacle capacityLeft(Demand.Option option, int device) {
    Consumption wanted = eligibility.consumption(option, device);
    BigDecimal[] consumed = ledger.capacities().consumed(device, wanted);
    for (int i = 0; i < consumed.length; i++) {
      BigDecimal left = wanted.totals()[i].subtract(consumed[i]);
      if (wanted.exact()[i].compareTo(left) > 0) {
        return new Obstacle.CapacityShort(
            wanted.names().get(i), wanted.amounts().get(i), quantity(left));
      }
    }
    return holder(device);
  }

  private static Quantity quantity(BigDecimal amount) {
    return Quantity.parse(amount.toPlainString());
  }

  private Obstacle taint(Demand.Option option, int device) {
    SliceColumns slice = view.sliceOf[device];
    DeviceTaint taint =
        Objects.requireNonNull(eligibility.blocking(option, slice, view.indexOf[device]));
    List<DeviceTaint> drivers = Texts.orEmpty(slice.devices.get(view.indexOf[device]).taints());
    boolean own = drivers.stream().anyMatch(one -> one == taint);
    return new Obstacle.Tainted(
        Texts.orEmpty(taint.key()),
        Texts.orEmpty(taint.value()),
        taint.effect() == null ? "" : taint.effect().value(),
        !own);
  }

  private Obstacle holder(int device) {
    for (int i = 0; i < ledger.size(); i++) {
      if (ledger.device(i) == device) {
        return new Obstacle.Chosen(ref(demand, ledger.option(i)));
      }
    }
    List<PoolState.Holding> holders =
        inventory.state(view.part(device).number()).holders(view.numberOf[device]);
    return holders.isEmpty()
        ? new Obstacle.Barred("is in use")
        : new Obstacle.Taken(holders.get(0).claim());
  }

  private Obstacle counterShort(int device) {
    NodeView.Part part = view.part(device);
    Counters.Use use = Objects.requireNonNull(view.use(device));
    Counters counters = Objects.requireNonNull(part.counters());
    long[] left = Objects.requireNonNull(ledger.counters().left(view.partOf[device]));
    for (int i = 0; i < use.counters().length; i++) {
      int counter = use.counters()[i];
      if (use.amounts()[i] > left[counter]) {
        return new Obstacle.CounterShort(
            counters.names[counter],
            counters.quantity(counter, use.amounts()[i]),
            counters.quantity(counter, Math.max(0, left[counter])),
            holders(part, counters, counter));
      }
    }
    return new Obstacle.Barred("more of its pool's counters is given away than there is");
  }

  private List<ClaimRef> holders(NodeView.Part part, Counters counters, int counter) {
    Set<ClaimRef> claims = new LinkedHashSet<>();
    for (PoolState.Holding holding : inventory.state(part.number()).holdings()) {
      for (int s = 0; s < counters.slices.size(); s++) {
        int[] numbers = part.pool().numbers(counters.slices.get(s));
        for (int i = 0; i < numbers.length; i++) {
          if (numbers[i] == holding.number() && consumes(counters.use(s, i), counter)) {
            claims.add(holding.claim());
          }
        }
      }
    }
    return claims.stream().limit(MOST_HOLDERS).toList();
  }

  private static boolean consumes(Counters.Use use, int counter) {
    for (int i = 0; i < use.counters().length; i++) {
      if (use.counters()[i] == counter && use.amounts()[i] > 0) {
        return true;
      }
    }
    return false;
  }

  private Obstacle constraint(Demand.Option option, int device) {
    int number = ledger.lastConstraint;
    Demand.Constraint what = demand.claims().get(option.claim()).constraints().get(number);
    if (ledger.value(option, number, device) == Universe.ABSENT) {
      return new Obstacle.ConstraintUnmet(number, what.match(), what.attribute(), Map.of());
    }
    return new Obstacle.ConstraintUnmet(
        number, what.match(), what.attribute(), Map.of(values.of(what, device), 1));
  }

  /** Returns what is seen of the devices. */
  SeenValues values() {
    return values;
  }

  static RequestRef ref(Demand demand, Demand.Option option) {
    return new RequestRef(demand.claims().get(option.claim()).ref(), option.result());
  }
}
