package io.fairlead.dra;

/** What became of a set of claims. */
public sealed interface AllocationResult permits Fits, NoFit, Undecided, Aborted {

  /**
   * Explains the result: computed now, by asking the allocator again with the same input. Takes
   * about as long as some tens of allocations on one node, and one look at every device of all
   * nodes.
   */
  default Explanation explain() {
    return Explainer.explain(this);
  }
}
