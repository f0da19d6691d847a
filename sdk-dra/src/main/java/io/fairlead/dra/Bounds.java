package io.fairlead.dra;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what cannot lead to a solution, without trying it. Asleep until a search is stuck.
 *
 * <p>A bound may only cut off what holds no fatal error either, since upstream would run into it.
 * So bounds look at more devices than upstream does, but in silence, and judge only requests before
 * the first one that could fail.
 */
final class Bounds {

  private final Eligibility eligibility;
  private final Ledger ledger;
  private final Universe universe;
  private final int[][] everything;
  private final int @Nullable [][] orders;
  private boolean awake;
  private int horizon;
  private boolean seesAll;
  private boolean anyShared;
  private @Nullable Interchange interchange;
  private @Nullable ConstraintBound constraintBound;
  private @Nullable CounterBound counterBound;
  private @Nullable ShareBound shareBound;
  private Proof proof = Proof.EXHAUSTED;
  private long cost;

  Bounds(
      Eligibility eligibility,
      Ledger ledger,
      Universe universe,
      int[][] everything,
      int @Nullable [][] orders) {
    this.orders = orders;
    this.eligibility = eligibility;
    this.ledger = ledger;
    this.universe = universe;
    this.everything = everything;
  }

  boolean isAwake() {
    return awake;
  }

  Proof proof() {
    return proof;
  }

  void proved(Proof how) {
    proof = how;
  }

  /** Returns and forgets what asking has cost, in steps of the search. */
  long takeCost() {
    long taken = cost;
    cost = 0;
    return taken;
  }

  /** Looks at everything once; nothing may be given away yet. */
  void wake() {
    awake = true;
    for (int i = 0; i < eligibility.view.size; i++) {
      anyShared |= eligibility.isShared(i);
    }
    horizon = Horizon.of(eligibility, ledger, everything);
    int requests = 0;
    for (Demand.Claim claim : eligibility.demand.claims()) {
      requests += claim.requests().size();
    }
    seesAll = horizon == requests;
    cost += (long) eligibility.view.size * eligibility.demand.options().size();
  }

  /** Whether nothing can be found at all; says by what proof. */
  boolean refutes() {
    List<Need> needs = new ArrayList<>();
    collect(needs, 0, 0, 0);
    Proof how = refutes(needs);
    if (how != null) {
      proof = how;
    }
    return how != null;
  }

  /** Whether nothing can be found from here on. */
  boolean cuts(int claim, int request, int option, int device, int start) {
    int number = numberOf(claim, request);
    if (number >= horizon) {
      return false;
    }
    List<Need> needs = new ArrayList<>();
    Demand.Option current =
        eligibility.demand.claims().get(claim).requests().get(request).options().get(option);
    if (!current.all()) {
      needs.add(need(current, current.wanted(everything) - device, start));
    }
    if (Bits.count(current.all() ? new long[0] : needs.get(0).candidates())
        < (current.all() ? 0 : needs.get(0).count())) {
      cost += eligibility.view.size >> 3;
      return true;
    }
    collect(needs, claim, request + 1, number + 1);
    return refutes(needs) != null;
  }

  private int numberOf(int claim, int request) {
    int number = request;
    for (int c = 0; c < claim; c++) {
      number += eligibility.demand.claims().get(c).requests().size();
    }
    return number;
  }

  /** Adds what later requests need; of alternatives any may do, so they count for nothing. */
  private void collect(List<Need> needs, int claim, int request, int number) {
    int at = number;
    int from = request;
    for (int c = claim; c < eligibility.demand.claims().size(); c++) {
      List<Demand.Request> requests = eligibility.demand.claims().get(c).requests();
      for (int r = from; r < requests.size() && at < horizon; r++, at++) {
        if (requests.get(r).options().size() == 1) {
          Demand.Option option = requests.get(r).options().get(0);
          if (option.wanted(everything) > 0 || option.all()) {
            needs.add(need(option, Math.max(1, option.wanted(everything)), 0));
          }
        }
      }
      from = 0;
    }
  }

  private Need need(Demand.Option option, int count, int start) {
    long[] candidates = Bits.of(eligibility.view.size);
    for (int at = start; at < eligibility.view.size; at++) {
      int device = orders == null ? at : orders[option.number()][at];
      if (couldHave(option, device)) {
        Bits.add(candidates, device);
      }
    }
    cost += eligibility.view.size >> 2;
    return new Need(option, count, candidates);
  }

  private boolean couldHave(Demand.Option option, int device) {
    if (eligibility.of(option, device) != Eligibility.USABLE || ledger.isInUse(option, device)) {
      return false;
    }
    for (int c = 0; c < option.constrained().length; c++) {
      if (option.constrained()[c]
          && !ledger.constraint(option.claim(), c).accepts(ledger.value(option, c, device))) {
        return false;
      }
    }
    return couldCarry(device) && (!anyShared || ledger.capacities().fits(option, device));
  }

  /** A share more of a device in use costs no counters. */
  private boolean couldCarry(int device) {
    return ledger.counters().couldTake(device)
        || (eligibility.isShared(device) && ledger.capacities().isShareInUse(device));
  }

  private @Nullable Proof refutes(List<Need> needs) {
    for (Need need : needs) {
      int have = Bits.count(need.candidates());
      if (have < need.count()) {
        return shortage(need, have);
      }
    }
    cost += needs.size();
    if (exceedsDevices(needs)) {
      return Proof.HALL;
    } else if (exceedsCounters(needs)) {
      return Proof.COUNTERS;
    } else if (anyShared && exceedsShares(needs)) {
      return Proof.CAPACITY;
    }
    return exceedsValues(needs) ? Proof.CONSTRAINT_VALUES : null;
  }

  private boolean exceedsCounters(List<Need> needs) {
    CounterBound bound = counterBound;
    if (bound == null) {
      counterBound = bound = new CounterBound(eligibility.view, ledger.counters());
    }
    return bound.matters() && bound.refutes(needs, eligibility);
  }

  private boolean exceedsShares(List<Need> needs) {
    ShareBound bound = shareBound;
    if (bound == null) {
      shareBound = bound = new ShareBound(eligibility, ledger.capacities());
    }
    return bound.refutes(needs);
  }

  /** Narrows the candidates, so it comes last. */
  private boolean exceedsValues(List<Need> needs) {
    ConstraintBound bound = constraintBound;
    if (bound == null) {
      bound = new ConstraintBound(eligibility, universe, anyShared, ledger.listsAreSets());
      constraintBound = bound;
    }
    return bound.matters() && (bound.refutes(needs) || exceedsDevices(needs));
  }

  /** Says what the devices lack that are too few, as far as nothing is given away yet. */
  private Proof shortage(Need need, int have) {
    int usable = 0;
    int carried = 0;
    int capable = 0;
    for (int i = 0; i < eligibility.view.size; i++) {
      if (eligibility.of(need.option(), i) == Eligibility.USABLE
          && !ledger.isInUse(need.option(), i)) {
        usable++;
        boolean counters = couldCarry(i);
        carried += counters ? 1 : 0;
        capable += counters && ledger.capacities().fits(need.option(), i) ? 1 : 0;
      }
    }
    if (usable < need.count()) {
      return usable == 0 ? Proof.NO_CANDIDATE : Proof.TOO_FEW;
    } else if (carried < need.count()) {
      return Proof.COUNTERS;
    }
    return capable < need.count() ? Proof.CAPACITY : Proof.CONSTRAINT_VALUES;
  }

  /** Hall's condition: devices that are shared serve everybody, the others only one. */
  private boolean exceedsDevices(List<Need> needs) {
    int exclusive = 0;
    for (Need need : needs) {
      exclusive += need.option().admin() ? 0 : 1;
    }
    if (exclusive < 2) {
      return false;
    }
    long[][] wishes = new long[exclusive][];
    int[] counts = new int[exclusive];
    int at = 0;
    for (Need need : needs) {
      if (!need.option().admin()) {
        wishes[at] = need.candidates();
        counts[at] = need.count();
        if (anyShared) {
          long[] owned = need.candidates().clone();
          for (int i = Bits.next(owned, 0); i >= 0; i = Bits.next(owned, i + 1)) {
            if (eligibility.isShared(i)) {
              owned[i >> 6] &= ~(1L << i);
              counts[at]--;
            }
          }
          wishes[at] = owned;
        }
        at++;
      }
    }
    cost += (long) exclusive * wishes[0].length;
    return !Matching.exists(wishes, counts, eligibility.view.size);
  }

  /** Whether a device that is like this one was tried in its place, in vain. */
  boolean repeats(Demand.Option option, int candidate, int start) {
    if (!seesAll) {
      return false; // devices that are alike need not lead to the same error
    }
    Interchange known = interchange;
    if (known == null) {
      interchange = known = new Interchange(eligibility, ledger, everything);
    }
    for (int i = known.before(candidate); i >= start; i = known.before(i)) {
      // admin access takes devices that are given away already, which are like no free one
      if (!ledger.isInUse(option, i) && ledger.marks(i) == 0 && ledger.marks(candidate) == 0) {
        return true;
      }
    }
    return false;
  }
}
