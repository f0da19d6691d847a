package io.fairlead.dra;

import java.util.Arrays;
import java.util.List;

/**
 * What an attempt has given away so far, on top of what claims hold already: the devices chosen, in
 * order, and what they take of counters, capacities, compatibility groups and constraints. Choices
 * are undone in reverse order, exactly. Not thread-safe: one per attempt.
 */
final class Ledger {

  /** The device was given away. */
  static final byte GIVEN = 0;

  /** Some claim, or an earlier choice, has it. */
  static final byte IN_USE = 1;

  /** A shared counter would go below what there is. */
  static final byte COUNTERS = 2;

  /** Other devices on the counter set are in no group with it. */
  static final byte GROUPS = 3;

  /** A constraint would be violated. */
  static final byte CONSTRAINT = 4;

  /** Other shares have taken too much of its capacity. */
  static final byte CAPACITY = 5;

  /** A derived attribute cannot be computed: upstream gives up the pod. */
  static final byte BROKEN = 6;

  private final Demand demand;
  private final Eligibility eligibility;
  private final ConstraintState[][] constraints;
  private final boolean[] taken;
  private final byte[] marks;
  private final CounterLedger counters;
  private final CapacityLedger capacities;
  private final boolean shares;
  private final boolean lists;
  private final int[] resultsOfClaim;

  private int[] devices = new int[16];
  private Demand.Option[] options = new Demand.Option[16];
  private int size;

  /** The constraint that {@link #CONSTRAINT} or {@link #BROKEN} was about. */
  int lastConstraint;

  Ledger(Eligibility eligibility, Inventory inventory, Features features) {
    this.eligibility = eligibility;
    demand = eligibility.demand;
    NodeView view = eligibility.view;
    lists = features.has(Gate.LIST_TYPE_ATTRIBUTES);
    shares = features.has(Gate.CONSUMABLE_CAPACITY);
    constraints = new ConstraintState[demand.claims().size()][];
    for (int c = 0; c < constraints.length; c++) {
      List<Demand.Constraint> own = demand.claims().get(c).constraints();
      constraints[c] = new ConstraintState[own.size()];
      for (int i = 0; i < own.size(); i++) {
        constraints[c][i] = new ConstraintState(own.get(i).match(), lists, inventory.universe());
      }
    }
    taken = new boolean[view.size];
    marks = new byte[view.size];
    boolean grouped = features.has(Gate.DEVICE_COMPATIBILITY_GROUPS);
    counters = new CounterLedger(view, inventory, grouped);
    capacities = new CapacityLedger(eligibility, inventory);
    resultsOfClaim = new int[demand.claims().size()];
    for (int i = 0; i < view.size; i++) {
      PoolState state = inventory.state(view.part(i).number());
      taken[i] = !state.isFree() && state.isTaken(view.numberOf[i], shares);
    }
  }

  int size() {
    return size;
  }

  int device(int choice) {
    return devices[choice];
  }

  Demand.Option option(int choice) {
    return options[choice];
  }

  int results(int claim) {
    return resultsOfClaim[claim];
  }

  ConstraintState constraint(int claim, int number) {
    return constraints[claim][number];
  }

  boolean listsAreSets() {
    return lists;
  }

  CounterLedger counters() {
    return counters;
  }

  CapacityLedger capacities() {
    return capacities;
  }

  /** Whether claims hold a device for good. */
  boolean isTaken(int device) {
    return taken[device];
  }

  /**
   * How often this attempt has given a device away as a whole; more than once with admin access.
   */
  int marks(int device) {
    return marks[device];
  }

  /** Whether an option cannot have a device because somebody has it. */
  boolean isInUse(Demand.Option option, int device) {
    if (!option.admin()) {
      return taken[device] || marks[device] > 0;
    }
    for (int i = size - 1; marks[device] > 0 && i >= 0; i--) {
      if (devices[i] == device && options[i].claim() == option.claim()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives a device away that is {@linkplain Eligibility#USABLE usable}, if nothing else forbids.
   */
  byte give(Demand.Option option, int device) {
    if (isInUse(option, device)) {
      return IN_USE;
    } else if (shares && !option.all() && !capacities.fits(option, device)) {
      return CAPACITY;
    }
    boolean shared = eligibility.isShared(device);
    boolean charged = !shared || !capacities.isShareInUse(device);
    if (charged) {
      byte refused = counters.take(device);
      if (refused != GIVEN) {
        return refused;
      }
    }
    byte refused = addConstraints(option, device);
    if (refused == GIVEN && shares && option.all() && !capacities.fits(option, device)) {
      removeConstraints(option, constraints[option.claim()].length);
      refused = CAPACITY; // upstream looks at the constraints first where it wants all devices
    }
    if (refused != GIVEN) {
      if (charged) {
        counters.giveBack(device);
      }
      return refused;
    }
    if (shared) {
      capacities.take(option, device);
    } else {
      marks[device]++;
    }
    if (size == devices.length) {
      devices = Arrays.copyOf(devices, size * 2);
      options = Arrays.copyOf(options, size * 2);
    }
    devices[size] = device;
    options[size++] = option;
    resultsOfClaim[option.claim()]++;
    return GIVEN;
  }

  /** Undoes the last choice. */
  void takeBack() {
    int device = devices[--size];
    Demand.Option option = options[size];
    resultsOfClaim[option.claim()]--;
    boolean shared = eligibility.isShared(device);
    if (shared) {
      capacities.giveBack(option, device);
    } else {
      marks[device]--;
    }
    removeConstraints(option, constraints[option.claim()].length);
    if (!shared || !capacities.isShareInUse(device)) {
      counters.giveBack(device);
    }
  }

  private byte addConstraints(Demand.Option option, int device) {
    ConstraintState[] own = constraints[option.claim()];
    for (int i = 0; i < own.length; i++) {
      if (!option.constrained()[i]) {
        continue;
      }
      int value = value(option, i, device);
      if (value == Eligibility.BROKEN || !own[i].add(value)) {
        lastConstraint = i;
        removeConstraints(option, i);
        return value == Eligibility.BROKEN ? BROKEN : CONSTRAINT;
      }
    }
    return GIVEN;
  }

  /** Returns the value that a constraint sees of a device. */
  int value(Demand.Option option, int constraint, int device) {
    Demand.Constraint what = demand.claims().get(option.claim()).constraints().get(constraint);
    return eligibility.value(option, constraint, what, device);
  }

  private void removeConstraints(Demand.Option option, int count) {
    ConstraintState[] own = constraints[option.claim()];
    for (int i = count - 1; i >= 0; i--) {
      if (option.constrained()[i]) {
        own[i].remove();
      }
    }
  }
}
