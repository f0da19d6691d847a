package io.fairlead.dra;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One attempt to place a set of claims on one node. Not thread-safe; runs once. */
final class Attempt {

  private final Demand demand;
  private final NodeView view;
  private final Inventory inventory;
  private final Features features;
  private final Options options;
  private final Eligibility eligibility;
  private final Ledger ledger;
  private final int[][] everything;
  private @Nullable Search search;
  private @Nullable String abortion;
  private int abortedAt = -1;
  private Proof proof = Proof.EXHAUSTED;

  Attempt(Demand demand, NodeView view, Inventory inventory, Features features, Options options) {
    this.demand = demand;
    this.view = view;
    this.inventory = inventory;
    this.features = features;
    this.options = options;
    eligibility = new Eligibility(demand, view, inventory, features, options);
    ledger = new Ledger(eligibility, inventory, features);
    everything = new int[demand.options().size()][];
  }

  Search.End run() {
    if (!demand.canUseHeld(view.node)) {
      proof = Proof.NO_CANDIDATE;
      return Search.End.FAILED;
    }
    abortion = view.error;
    if (abortion != null || !prepare()) {
      return Search.End.ABORTED;
    }
    boolean scored = options.scoring() == Options.Scoring.LEAST_FRAGMENTATION;
    int[][] orders = scored ? LeastFragmentation.orders(eligibility, ledger, inventory) : null;
    Bounds bounds = new Bounds(eligibility, ledger, inventory.universe(), everything, orders);
    Search made = new Search(eligibility, ledger, everything, bounds, options.budget(), orders);
    search = made;
    Search.End end = made.run();
    if (end == Search.End.ABORTED) {
      abortion = made.abortion();
      abortedAt = made.abortedAt();
    }
    proof = bounds.proof();
    return end;
  }

  /** Asks for so many devices of one option and nothing else, within some steps. */
  Search.End alone(Demand.Option option, int count, long steps) {
    Demand alone = demand.alone(option, count);
    return new Attempt(alone, view, inventory, features, options.firstFit(steps)).run();
  }

  /** Returns how much the solution breaks up. */
  double damage() {
    return LeastFragmentation.damage(ledger, eligibility, inventory);
  }

  String node() {
    return view.node.name();
  }

  Eligibility eligibility() {
    return eligibility;
  }

  Ledger ledger() {
    return ledger;
  }

  String abortion() {
    return abortion == null ? "" : abortion;
  }

  @Nullable DeviceId abortedAt() {
    return abortedAt < 0 ? null : view.id(abortedAt);
  }

  Proof proof() {
    return proof;
  }

  long steps() {
    return search == null ? 0 : search.steps();
  }

  List<ClaimAllocation> allocations() {
    return new Assembly(eligibility, ledger, Objects.requireNonNull(search), features, options)
        .assemble();
  }

  /** Looks at the requests as upstream does before it searches; returns whether all is well. */
  private boolean prepare() {
    for (Demand.Claim claim : demand.claims()) {
      long fewest = 0;
      for (Demand.Request request : claim.requests()) {
        abortion = request.error();
        long own = Long.MAX_VALUE;
        for (Demand.Option option : request.options()) {
          abortion = abortion != null ? abortion : option.error();
          if (abortion != null || (option.all() && !collect(claim, option))) {
            return false;
          }
          own = Math.min(own, option.all() ? everything[option.number()].length : option.count());
        }
        abortion = tooMany(claim, request, fewest, own);
        if (abortion != null) {
          return false;
        }
        fewest = own > Integer.MAX_VALUE ? Integer.MAX_VALUE : fewest + own;
      }
      if (fewest > Demand.MOST_RESULTS) {
        abortion =
            "claim "
                + claim.ref()
                + ": number of requested devices "
                + fewest
                + " exceeds the claim limit of "
                + Demand.MOST_RESULTS;
        return false;
      }
      abortion = claim.error();
      if (abortion != null) {
        return false;
      }
    }
    return true;
  }

  private @Nullable String tooMany(
      Demand.Claim claim, Demand.Request request, long before, long more) {
    if (before + more <= Demand.MOST_RESULTS
        || !features.version().isAtLeast(KubernetesVersion.V1_37)) {
      return null;
    }
    return "claim "
        + claim.ref()
        + ", request "
        + request.name()
        + ": adding "
        + more
        + " devices exceeds the claim limit of "
        + Demand.MOST_RESULTS
        + ", with "
        + before
        + " already accounted for";
  }

  /** Collects the devices of an option that wants all; returns whether all is well. */
  private boolean collect(Demand.Claim claim, Demand.Option option) {
    int[] found = new int[view.size];
    int size = 0;
    int next = 0;
    for (int p = 0; p < view.parts.size(); p++) {
      NodeView.Part part = view.parts.get(p);
      if (part.status() != NodeView.Status.USABLE) {
        abortion =
            "claim "
                + claim.ref()
                + ", request "
                + option.name()
                + ": asks for all devices, but resource pool "
                + part.id()
                + " is currently "
                + (part.status() == NodeView.Status.INVALID ? "invalid" : "being updated");
        return false;
      }
      for (; next < view.size && view.partOf[next] == p; next++) {
        byte code = eligibility.of(option, next);
        if (code == Eligibility.FAILS) {
          abortion = eligibility.failure(option, next);
          abortedAt = next;
          return false;
        } else if (code == Eligibility.USABLE || code >= Eligibility.SKIPS_NODE) {
          found[size++] = next;
        }
      }
    }
    everything[option.number()] = Arrays.copyOf(found, size);
    return true;
  }
}
