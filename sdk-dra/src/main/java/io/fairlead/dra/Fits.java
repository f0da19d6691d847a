package io.fairlead.dra;

import java.util.List;

/** Everything has a device. Immutable. */
public final class Fits implements AllocationResult {

  private final String node;
  private final List<ClaimAllocation> allocations;
  private final Evidence evidence;

  Fits(String node, List<ClaimAllocation> allocations, Evidence evidence) {
    this.node = node;
    this.allocations = allocations;
    this.evidence = evidence;
  }

  /** Returns the first node that fits. */
  public String node() {
    return node;
  }

  /** Returns what each claim gets, in the order of the set. */
  public List<ClaimAllocation> allocations() {
    return allocations;
  }

  /** Returns the inventory in which the claims hold their devices. */
  public Inventory after() {
    Inventory after = evidence.inventory();
    for (ClaimAllocation allocation : allocations) {
      after = after.withTaken(allocation);
    }
    return after;
  }

  Evidence evidence() {
    return evidence;
  }

  @Override
  public String toString() {
    return "fits on " + node;
  }
}
