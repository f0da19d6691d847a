package io.fairlead.dra;

import io.fairlead.kernel.Preconditions;
import java.util.function.UnaryOperator;

/**
 * Gives devices to claims as the scheduler of a Kubernetes release would.
 *
 * <p>Immutable and thread-safe. No clock, no thread, no randomness: the budget counts steps, and
 * the same input has the same answer.
 */
public final class Allocator {

  private final Features features;
  private final Options options;
  private final Selectors selectors;
  private final NodeView.Rules rules;

  private Allocator(Features features, Options options) {
    this.features = features;
    this.options = options;
    selectors = new Selectors(features.version());
    rules = NodeView.Rules.of(features);
  }

  /** Returns an allocator with the default options. */
  public static Allocator create(Features features) {
    return create(features, options -> options);
  }

  /**
   * Returns an allocator.
   *
   * @param options sets what shall not be at its default
   */
  public static Allocator create(Features features, UnaryOperator<Options.Builder> options) {
    return new Allocator(features, options.apply(Options.builder()).build());
  }

  /**
   * Gives devices to all claims of a set, on the first of the inventory's nodes that can.
   *
   * @return {@link Fits}, {@link NoFit} if no node can, {@link Undecided} if none can but the
   *     budget did not suffice for one, or {@link Aborted} at the first node with a fatal error
   */
  public AllocationResult allocate(ClaimSet claims, Inventory inventory) {
    Demand demand = demand(claims, inventory);
    Evidence evidence = new Evidence(this, claims, inventory, "");
    Proof proof = Proof.NO_CANDIDATE;
    long steps = 0;
    boolean undecided = false;
    Topology topology = inventory.topology();
    for (int i = 0; i < topology.nodes.length; i++) {
      if (topology.isGone(i)) {
        continue;
      }
      NodeView view = topology.view(i, rules);
      Attempt attempt = attempt(demand, view, inventory);
      Search.End end = attempt.run();
      steps += attempt.steps();
      if (end == Search.End.SOLVED || end == Search.End.ABORTED) {
        return result(end, better(attempt, end, demand, view, inventory), evidence);
      }
      undecided |= end == Search.End.UNDECIDED;
      proof = attempt.proof().compareTo(proof) > 0 ? attempt.proof() : proof;
    }
    return undecided
        ? new Undecided(steps, evidence)
        : new NoFit(proof, topology.countNodes(), evidence);
  }

  /**
   * Gives devices to all claims of a set on one node.
   *
   * @param node may be unknown to the inventory; it then has no labels
   */
  public AllocationResult allocate(ClaimSet claims, Inventory inventory, String node) {
    Topology topology = inventory.topology();
    int number = topology.node(node);
    NodeView view =
        number >= 0 ? topology.view(number, rules) : topology.view(NodeFacts.named(node), rules);
    Demand demand = demand(claims, inventory);
    Attempt attempt = attempt(demand, view, inventory);
    Search.End end = attempt.run();
    Evidence evidence = new Evidence(this, claims, inventory, node);
    return result(end, better(attempt, end, demand, view, inventory), evidence);
  }

  /** An order that looks good may end badly: then the first fit is taken. */
  private Attempt better(
      Attempt scored, Search.End end, Demand demand, NodeView view, Inventory inventory) {
    if (options.scoring() == Options.Scoring.FIRST_FIT || end != Search.End.SOLVED) {
      return scored;
    }
    Attempt plain = new Attempt(demand, view, inventory, features, options.firstFit());
    boolean fits = plain.run() == Search.End.SOLVED;
    return fits && plain.damage() <= scored.damage() ? plain : scored;
  }

  /**
   * Asks every node whether a set of claims would fit, as if it were the only node. Linear in
   * nodes.
   */
  public NodeFit fitsOn(ClaimSet claims, Inventory inventory) {
    return new WhatIf(this, claims, inventory).fitsOn();
  }

  /**
   * Counts how often a set of claims fits beside what is there. Each copy gets claims of its own;
   * those of the set that are allocated are shared by all copies.
   *
   * <p>Exact where nodes share no devices and the budget suffices; otherwise between a number for
   * which there is an assignment and one beyond which none can be.
   *
   * @param atMost where to stop, at least 0; also the answer for a set that asks for nothing
   */
  public ReplicaCount countReplicas(ClaimSet template, Inventory inventory, int atMost) {
    Preconditions.requireNotNegative(atMost, "atMost");
    return new WhatIf(this, template, inventory).countReplicas(atMost);
  }

  private static AllocationResult result(Search.End end, Attempt attempt, Evidence evidence) {
    switch (end) {
      case SOLVED:
        return new Fits(attempt.node(), attempt.allocations(), evidence);
      case ABORTED:
        return new Aborted(attempt.node(), attempt.abortion(), attempt.abortedAt(), evidence);
      case UNDECIDED:
        return new Undecided(attempt.steps(), evidence);
      default:
        return new NoFit(attempt.proof(), 1, evidence);
    }
  }

  /** Returns the release and the gates that it follows. */
  public Features features() {
    return features;
  }

  Options options() {
    return options;
  }

  NodeView.Rules rules() {
    return rules;
  }

  /** Compiles claims for this allocator's release; the same for all nodes of the inventory. */
  Demand demand(ClaimSet claims, Inventory inventory) {
    return new DemandReader(features, selectors, inventory).read(claims);
  }

  /** Prepares an attempt on one node. */
  Attempt attempt(Demand demand, NodeView view, Inventory inventory) {
    return new Attempt(demand, view, inventory, features, options);
  }
}
