package io.fairlead.dra;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/**
 * On which nodes a set of claims would fit, each node asked as if it were the only one. Immutable.
 */
public final class NodeFit {

  private final List<String> nodes;
  private final BitSet fits;
  private final BitSet undecided;
  private final BitSet aborted;

  NodeFit(List<String> nodes, BitSet fits, BitSet undecided, BitSet aborted) {
    this.nodes = List.copyOf(nodes);
    this.fits = fits;
    this.undecided = undecided;
    this.aborted = aborted;
  }

  /** Returns the nodes that were asked, in the inventory's order. */
  public List<String> nodes() {
    return nodes;
  }

  /** Returns one bit for each of {@link #nodes}: whether it fits. */
  public BitSet fits() {
    return (BitSet) fits.clone();
  }

  /** Returns how many nodes fit. */
  public int count() {
    return fits.cardinality();
  }

  /** Returns the nodes that fit, in the inventory's order. */
  public List<String> fitting() {
    return named(fits);
  }

  /** Returns the nodes for which the budget did not suffice. */
  public List<String> undecided() {
    return named(undecided);
  }

  /** Returns the nodes on which the scheduler would give up the pod. */
  public List<String> aborted() {
    return named(aborted);
  }

  private List<String> named(BitSet which) {
    IntFunction<String> name = nodes::get;
    return which.stream().mapToObj(name).toList();
  }

  @Override
  public String toString() {
    return "fits on " + count() + " of " + nodes.size() + " nodes";
  }
}
