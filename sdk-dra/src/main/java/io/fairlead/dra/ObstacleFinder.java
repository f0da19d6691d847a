package io.fairlead.dra;

import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.cel.dra.Verdict;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
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
  private static final String ABSENT = "absent";

  private final Inventory inventory;
  private final SelectorParts parts;
  private final Eligibility eligibility;
  private final NodeView view;
  private final Ledger ledger;
  private final Demand demand;

  ObstacleFinder(Attempt attempt, Inventory inventory, SelectorParts parts) {
    this.inventory = inventory;
    this.parts = parts;
    eligibility = attempt.eligibility();
    view = eligibility.view;
    ledger = attempt.ledger();
    demand = eligibility.demand;
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
        return new Obstacle.SelectorFailed("", error, "");
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
        return selector(option, device);
      case Eligibility.FAILS:
        return failed(option, device, eligibility.failure(option, device));
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

  private Obstacle selector(Demand.Option option, int device) {
    for (int i = 0; i < option.selectors().size(); i++) {
      Demand.Selector selector = option.selectors().get(i);
      Verdict verdict = eligibility.says(option, i, device);
      if (verdict == null || verdict.failed()) {
        return failed(option, device, eligibility.failure(option, device));
      } else if (!verdict.matches() && selector.selector() != null) {
        DeviceSelector decisive = decisive(selector.selector(), device);
        return new Obstacle.SelectorFalse(
            selector.expression(),
            selector.index(),
            selector.ofClass(),
            seen(decisive, device),
            decisive.expression());
      }
    }
    throw new IllegalStateException("no selector says no to " + view.id(device));
  }

  /** Returns the first operand of the outermost {@code &&} that is false, or the whole. */
  private DeviceSelector decisive(DeviceSelector selector, int device) {
    for (DeviceSelector part : parts.conjuncts(selector)) {
      if (Boolean.FALSE.equals(eligibility.evaluate(part, device))) {
        return part;
      }
    }
    return selector;
  }

  private Map<String, String> seen(DeviceSelector selector, int device) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (List<String> path : parts.reads(selector)) {
      if (path.size() == 2) {
        String field = path.get(1);
        seen.put(
            field, field.equals("driver") ? quoted(view.sliceOf[device].driver) : shared(device));
      } else if (path.size() >= 4) {
        seen.put(path.get(2) + '/' + path.get(3), value(path, device));
      }
    }
    return seen;
  }

  private String shared(int device) {
    return Boolean.toString(view.sliceOf[device].isShared(view.indexOf[device]));
  }

  private String value(List<String> path, int device) {
    Device record = record(device);
    String bare = path.get(2).equals(view.sliceOf[device].driver) ? path.get(3) : "";
    String full = path.get(2) + '/' + path.get(3);
    if (path.get(1).equals("capacity")) {
      Map<String, DeviceCapacity> all = Texts.orEmpty(record.capacity());
      DeviceCapacity one = all.getOrDefault(full, all.get(bare));
      return one == null || one.value() == null ? ABSENT : one.value().text();
    }
    Map<String, DeviceAttribute> all = Texts.orEmpty(record.attributes());
    DeviceAttribute one = all.getOrDefault(full, all.get(bare));
    return one == null ? ABSENT : text(one);
  }

  private static String text(DeviceAttribute attribute) {
    if (attribute.string() != null) {
      return quoted(attribute.string());
    }
    Object[] kinds = {
      attribute.intValue(),
      attribute.bool(),
      attribute.version(),
      attribute.ints(),
      attribute.bools(),
      attribute.strings(),
      attribute.versions()
    };
    for (Object kind : kinds) {
      if (kind != null) {
        return kind.toString();
      }
    }
    return ABSENT;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private Obstacle failed(Demand.Option option, int device, String error) {
    for (int i = 0; i < option.selectors().size(); i++) {
      Demand.Selector selector = option.selectors().get(i);
      Verdict verdict = eligibility.says(option, i, device);
      if (verdict == null || verdict.failed()) {
        String safer = selector.selector() == null ? "" : parts.guarded(selector.selector());
        return new Obstacle.SelectorFailed(selector.expression(), error, safer);
      }
    }
    return new Obstacle.SelectorFailed("", error, "");
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
    boolean own = Texts.orEmpty(record(device).taints()).stream().anyMatch(one -> one == taint);
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
        number, what.match(), what.attribute(), Map.of(value(what, device), 1));
  }

  /** Returns the value that a constraint compares, as people write it. */
  String value(Demand.Constraint what, int device) {
    int slash = what.attribute().indexOf('/');
    String driver = view.sliceOf[device].driver;
    return value(
        List.of(
            "device",
            "attributes",
            slash < 0 ? driver : what.attribute().substring(0, slash),
            what.attribute().substring(slash + 1)),
        device);
  }

  private Device record(int device) {
    return view.sliceOf[device].devices.get(view.indexOf[device]);
  }

  static RequestRef ref(Demand demand, Demand.Option option) {
    return new RequestRef(demand.claims().get(option.claim()).ref(), option.result());
  }
}
