package io.fairlead.routing;

/** How a request ended, for the endpoint that had it. */
public enum Outcome {
  /** The answer was complete. */
  COMPLETED,
  /** The endpoint answered with an error or broke off. */
  UPSTREAM_ERROR,
  /** No connection came about; the endpoint never saw the request. */
  CONNECT_FAILED,
  /** Our client went away. */
  CLIENT_LEFT,
  /** The endpoint was silent for too long. */
  TIMED_OUT,
  /** The lease was closed without anybody having ended it. */
  ABANDONED
}
