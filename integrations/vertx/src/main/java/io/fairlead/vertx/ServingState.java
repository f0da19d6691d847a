package io.fairlead.vertx;

/** Whether the gateway takes requests: open, draining, then closing. Any thread. */
final class ServingState {

  private enum State {
    OPEN,
    DRAINING,
    CLOSING
  }

  private volatile State state = State.OPEN;

  /** Still serves, but tells load balancers to go elsewhere. */
  void drain() {
    if (state == State.OPEN) {
      state = State.DRAINING;
    }
  }

  /** Takes no further request. */
  void close() {
    state = State.CLOSING;
  }

  boolean draining() {
    return state != State.OPEN;
  }

  boolean closing() {
    return state == State.CLOSING;
  }
}
