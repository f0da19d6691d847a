package io.fairlead.dra;

/** The budget is spent and nothing is proved. Immutable. */
public final class Undecided implements AllocationResult {

  private final long steps;
  private final Evidence evidence;

  Undecided(long steps, Evidence evidence) {
    this.steps = steps;
    this.evidence = evidence;
  }

  /** Returns how many steps were taken, on all nodes together. */
  public long steps() {
    return steps;
  }

  Evidence evidence() {
    return evidence;
  }

  @Override
  public String toString() {
    return "undecided after " + steps + " steps";
  }
}
