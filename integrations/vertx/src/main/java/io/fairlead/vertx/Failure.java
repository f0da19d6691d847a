package io.fairlead.vertx;

import io.fairlead.routing.host.RequestAttempts;
import java.net.ConnectException;
import java.util.regex.Pattern;

/**
 * Why one attempt brought no answer that can be passed on.
 *
 * @param kind what decides whether to try again
 * @param status HTTP status of the endpoint, or 0
 * @param detail for people, without an address
 */
record Failure(RequestAttempts.Failure kind, int status, String detail) {

  private static final Pattern CONNECT =
      Pattern.compile("(?:.*error\\(-?[0-9]+\\): )?([^:/]+)(?::.*)?");

  static Failure unreachable(Throwable cause) {
    return new Failure(RequestAttempts.Failure.NOT_SENT, 0, "no connection: " + text(cause));
  }

  static Failure lost(Throwable cause) {
    return new Failure(RequestAttempts.Failure.LOST, 0, "connection lost: " + text(cause));
  }

  /** Returns the failure that a status stands for; only for those that {@link #isFailure} names. */
  static Failure status(int status) {
    return new Failure(RequestAttempts.Failure.ofStatus(status), status, "status " + status);
  }

  static boolean isFailure(int status) {
    return status == 429 || (status >= 500 && status < 600);
  }

  /** Puts neither the system call, which epoll has in front, nor the address before people. */
  private static String text(Throwable cause) {
    String message = cause.getMessage();
    if (message == null) {
      return cause.getClass().getSimpleName();
    }
    return cause instanceof ConnectException
        ? CONNECT.matcher(message).replaceFirst("$1")
        : message;
  }
}
