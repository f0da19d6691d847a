package io.fairlead.dra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Finds out by asking the allocator what would help on a node, and what is in the way. */
final class Trials {

  private static final int MOST_CLAIMS = 64;
  private static final int MOST_REMEDIES = 6;

  /** How often the whole budget may be spent in vain before nothing more is asked. */
  private static final int MOST_UNDECIDED = 8;

  private final Evidence evidence;
  private final String node;
  private final List<RequestVerdict> verdicts;
  private int undecided;

  Trials(Evidence evidence, String node, List<RequestVerdict> verdicts) {
    this.evidence = evidence;
    this.node = node;
    this.verdicts = verdicts;
  }

  private boolean fits(ClaimSet claims, Inventory inventory) {
    return asked(claims, inventory) instanceof Fits;
  }

  /** Returns {@code null} where nothing more is asked. */
  private @Nullable AllocationResult asked(ClaimSet claims, Inventory inventory) {
    if (undecided >= MOST_UNDECIDED) {
      return null;
    }
    AllocationResult result = evidence.allocator().allocate(claims, inventory, node);
    undecided += result instanceof Undecided ? 1 : 0;
    return result;
  }

  /** Whether there is a proof that claims do not fit. */
  private boolean isRefuted(ClaimSet claims, boolean[] known) {
    AllocationResult result = asked(claims, evidence.inventory());
    known[0] &= result instanceof Fits || result instanceof NoFit;
    return result instanceof NoFit;
  }

  private boolean fits(ClaimSet claims) {
    return fits(claims, evidence.inventory());
  }

  /**
   * Returns what cannot be had together; empty where one request alone is too much, or where that
   * nothing fits is not proved. What is left out at each point has no fit without it either.
   */
  Optional<Conflict> conflict(Demand demand) {
    boolean alone =
        verdicts.stream().allMatch(RequestVerdict::isSatisfiable) || hasAlternatives(demand);
    boolean[] known = {true};
    if (!alone || !isRefuted(evidence.claims(), known)) {
      return Optional.empty();
    }
    ClaimSet left = evidence.claims();
    List<RequestRef> requests = new ArrayList<>();
    List<Conflict.ConstraintRef> constraints = new ArrayList<>();
    for (Demand.Claim claim : demand.claims()) {
      for (int i = claim.constraints().size() - 1; i >= 0; i--) { // numbers below stay as they are
        ClaimSet without = ClaimEdits.withoutConstraint(left, claim.ref(), i);
        if (isRefuted(without, known)) {
          left = without;
        } else {
          String attribute = claim.constraints().get(i).attribute();
          constraints.add(0, new Conflict.ConstraintRef(claim.ref(), i, attribute));
        }
      }
    }
    for (Demand.Claim claim : demand.claims()) {
      for (Demand.Request request : claim.requests()) {
        RequestRef ref = new RequestRef(claim.ref(), request.name());
        ClaimSet without = ClaimEdits.withoutRequest(left, ref);
        if (isRefuted(without, known)) {
          left = without;
        } else {
          requests.add(ref);
        }
      }
    }
    return Optional.of(new Conflict(node, requests, constraints, known[0]));
  }

  private static boolean hasAlternatives(Demand demand) {
    return demand.claims().stream()
        .flatMap(claim -> claim.requests().stream())
        .anyMatch(Demand.Request::isChoice);
  }

  /** Returns changes each of which would do, cheapest first. */
  List<Remedy> remedies(Demand demand) {
    List<Remedy> remedies = new ArrayList<>();
    guards(remedies);
    tolerations(remedies);
    fewer(remedies);
    constraints(demand, remedies);
    selectors(remedies);
    if (remedies.size() < MOST_REMEDIES) {
      waiting(remedies);
    }
    return remedies.subList(0, Math.min(MOST_REMEDIES, remedies.size()));
  }

  private void guards(List<Remedy> remedies) {
    Set<String> tried = new LinkedHashSet<>();
    for (RequestVerdict verdict : verdicts) {
      for (DeviceGroup group : verdict.refused()) {
        if (group.obstacle() instanceof Obstacle.SelectorFailed failed
            && !failed.saferExpression().isEmpty()
            && tried.add(failed.expression())) {
          guard(verdict.request(), failed, remedies);
        }
      }
    }
  }

  private void guard(RequestRef request, Obstacle.SelectorFailed failed, List<Remedy> remedies) {
    Demand demand = evidence.allocator().demand(evidence.claims(), evidence.inventory());
    for (Demand.Option option : demand.options()) {
      for (Demand.Selector selector : option.selectors()) {
        if (!selector.expression().equals(failed.expression())
            || !ObstacleFinder.ref(demand, option).equals(request)) {
          continue;
        }
        ClaimSet claims = evidence.claims();
        Inventory inventory = evidence.inventory();
        String owner = selector.owner();
        if (selector.ofClass() && option.deviceClass() != null) {
          inventory =
              inventory.withSelector(
                  option.deviceClass(), selector.index(), failed.saferExpression());
        } else {
          claims =
              ClaimEdits.withSelector(claims, request, selector.index(), failed.saferExpression());
          owner = request.toString();
        }
        AllocationResult result =
            evidence.onlyNode().isEmpty()
                ? evidence.allocator().allocate(claims, inventory)
                : evidence.allocator().allocate(claims, inventory, evidence.onlyNode());
        if (result instanceof Fits) {
          remedies.add(new Remedy.Guard(owner, selector.index(), failed.saferExpression()));
        }
        return;
      }
    }
  }

  private void tolerations(List<Remedy> remedies) {
    for (RequestVerdict verdict : verdicts) {
      Set<String> keys = new LinkedHashSet<>();
      for (DeviceGroup group : verdict.refused()) {
        if (group.obstacle() instanceof Obstacle.Tainted tainted && keys.add(tainted.key())) {
          if (fits(
              ClaimEdits.withToleration(evidence.claims(), verdict.request(), tainted.key()))) {
            remedies.add(new Remedy.Tolerate(verdict.request(), tainted.key()));
          }
        }
      }
    }
  }

  private void fewer(List<Remedy> remedies) {
    for (RequestVerdict verdict : verdicts) {
      int needed = Math.min(verdict.needed(), Demand.MOST_RESULTS + 1);
      if (verdict.all() || needed < 2) {
        continue;
      }
      IntPredicate works =
          count -> fits(ClaimEdits.withCount(evidence.claims(), verdict.request(), count));
      int most = most(Math.min(needed - 1, Math.max(1, verdict.usable())), works);
      if (most > 0) {
        remedies.add(new Remedy.ReduceCount(verdict.request(), most));
      }
    }
  }

  /** Returns the greatest number that works, 0 for none; what works for more works for fewer. */
  private static int most(int limit, IntPredicate works) {
    if (works.test(limit)) {
      return limit;
    }
    int low = 0;
    int high = limit;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (works.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void constraints(Demand demand, List<Remedy> remedies) {
    for (Demand.Claim claim : demand.claims()) {
      for (int i = 0; i < claim.constraints().size(); i++) {
        if (fits(ClaimEdits.withoutConstraint(evidence.claims(), claim.ref(), i))) {
          remedies.add(new Remedy.DropConstraint(claim.ref(), i));
        }
      }
    }
  }

  private void selectors(List<Remedy> remedies) {
    boolean guarded = remedies.stream().anyMatch(remedy -> remedy instanceof Remedy.Guard);
    for (RequestVerdict verdict : verdicts) {
      Set<Integer> tried = new LinkedHashSet<>();
      for (DeviceGroup group : verdict.refused()) {
        int own = ownSelector(group.obstacle(), guarded);
        if (own >= 0
            && tried.add(own)
            && fits(ClaimEdits.withSelector(evidence.claims(), verdict.request(), own, null))) {
          remedies.add(new Remedy.DropSelector(verdict.request(), own));
        }
      }
    }
  }

  /** Returns the number of the request's selector that is in the way, -1 if it is none. */
  private static int ownSelector(Obstacle obstacle, boolean guarded) {
    if (obstacle instanceof Obstacle.SelectorFalse no && !no.ofClass()) {
      return no.index();
    }
    return !guarded && obstacle instanceof Obstacle.SelectorFailed failed && !failed.ofClass()
        ? failed.index()
        : -1;
  }

  private void waiting(List<Remedy> remedies) {
    List<ClaimRef> holders = holders();
    if (holders.isEmpty() || holders.size() > MOST_CLAIMS) {
      return;
    }
    for (ClaimRef one : holders) {
      if (fits(evidence.claims(), evidence.inventory().withReleased(one))) {
        remedies.add(new Remedy.WaitFor(List.of(one)));
        return;
      }
    }
    Set<ClaimRef> released = new LinkedHashSet<>(holders);
    if (!fits(evidence.claims(), without(released))) {
      return;
    }
    for (ClaimRef one : holders) {
      released.remove(one);
      if (!fits(evidence.claims(), without(released))) {
        released.add(one);
      }
    }
    remedies.add(new Remedy.WaitFor(released.stream().sorted().toList()));
  }

  private Inventory without(Set<ClaimRef> claims) {
    Inventory inventory = evidence.inventory();
    for (ClaimRef claim : claims) {
      inventory = inventory.withReleased(claim);
    }
    return inventory;
  }

  /** Returns who holds devices that the node can reach, by name. */
  private List<ClaimRef> holders() {
    Inventory inventory = evidence.inventory();
    Set<ClaimRef> holders = new TreeSet<>();
    Topology topology = inventory.topology();
    int number = topology.node(node);
    NodeView view =
        number >= 0
            ? topology.view(number, evidence.allocator().rules())
            : topology.view(NodeFacts.named(node), evidence.allocator().rules());
    for (NodeView.Part part : view.parts) {
      inventory.state(part.number()).holdings().forEach(holding -> holders.add(holding.claim()));
    }
    return List.copyOf(holders);
  }
}
