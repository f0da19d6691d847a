package io.fairlead.vertx;

/** How a request ended; the value of {@code outcome} in the access log and in metrics. */
enum Ending {
  /**
   * The whole answer of an endpoint was passed on, whatever its status; or the gateway itself
   * answered what was asked.
   */
  COMPLETED("completed"),
  /** The gateway answered by itself before any endpoint was asked. */
  REFUSED("refused"),
  /** No attempt brought an answer. */
  FAILED("failed"),
  /** The endpoint was lost in the middle of its answer. */
  BROKEN_OFF("broken_off"),
  /** The client left before the end. */
  CLIENT_LEFT("client_left"),
  /** The client took nothing of its answer for too long. */
  CLIENT_STALLED("client_stalled"),
  /** The endpoint took too long to begin or was silent for too long. */
  TIMED_OUT("timed_out"),
  /** The gateway shut down before the end. */
  SHUT_DOWN("shut_down");

  private final String text;

  Ending(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
