package io.fairlead.dra.planning;

/** A budget of steps for one question. Not thread-safe. */
final class Steps {

  private final long most;
  private long spent;

  Steps(long most) {
    this.most = most;
  }

  /** Takes a step; returns whether there was one left. */
  boolean take() {
    return spent++ < most;
  }

  /** Gives up: what comes next would take more steps than anybody has. */
  void giveUp() {
    spent = Math.max(spent, most + 1);
  }

  boolean isSpent() {
    return spent > most;
  }

  long spent() {
    return spent;
  }
}
