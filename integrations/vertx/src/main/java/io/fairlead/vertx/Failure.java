package io.fairlead.vertx;

/**
 * Why one attempt brought no answer that can be passed on.
 *
 * @param kind what decides whether to try again
 * @param status HTTP status of the endpoint, or 0
 * @param detail for people, without an address
 */
record Failure(Kind kind, int status, String detail) {

  /** What happened, as far as trying again is concerned. */
  enum Kind {
    /** No connection, so nothing was sent. */
    UNREACHABLE,
    /** The connection was lost once the request was sent, before the first byte of an answer. */
    LOST,
    /** Status 500 to 599 but 503. */
    BROKEN,
    /** Status 429 or 503: this endpoint cannot now, another may. */
    BUSY
  }

  static Failure unreachable(Throwable cause) {
    return new Failure(Kind.UNREACHABLE, 0, "no connection: " + text(cause));
  }

  static Failure lost(Throwable cause) {
    return new Failure(Kind.LOST, 0, "connection lost: " + text(cause));
  }

  /** Returns the failure that a status stands for. */
  static Failure status(int status) {
    Kind kind = status == 429 || status == 503 ? Kind.BUSY : Kind.BROKEN;
    return new Failure(kind, status, "status " + status);
  }

  static boolean isFailure(int status) {
    return status == 429 || status >= 500;
  }

  private static String text(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
