package io.fairlead.dra;

/** Nothing fits, which is proved. Immutable. */
public final class NoFit implements AllocationResult {

  private final Proof proof;
  private final int nodes;
  private final Evidence evidence;

  NoFit(Proof proof, int nodes, Evidence evidence) {
    this.proof = proof;
    this.nodes = nodes;
    this.evidence = evidence;
  }

  /** Returns why; of several nodes, what the node says on which the search came furthest. */
  public Proof proof() {
    return proof;
  }

  /** Returns how many nodes were looked at. */
  public int nodes() {
    return nodes;
  }

  Evidence evidence() {
    return evidence;
  }

  @Override
  public String toString() {
    return "no fit: " + proof;
  }
}
