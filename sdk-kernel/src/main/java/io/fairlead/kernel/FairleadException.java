package io.fairlead.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The environment let Fairlead down: a file, a peer or a cluster did not behave as needed.
 *
 * <p>Wrong arguments raise {@link IllegalArgumentException} and ordinary outcomes are return
 * values, so catching this type never hides a bug of the caller. Match on {@link #code()}, not on
 * the message: codes are part of the API, messages are not.
 */
public class FairleadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whether the same call may succeed later without a change. */
  public enum Retry {
    /** Try again with back-off. */
    LATER,
    /** Somebody has to change something first. */
    NEVER
  }

  private final String code;
  private final Retry retry;

  /**
   * Creates an exception without a cause.
   *
   * @param code stable identifier in the form {@code area.problem}, for example {@code
   *     json.unreadable}
   * @param retry whether the same call may succeed later
   * @param message what failed, for which object, and what to do about it
   */
  public FairleadException(String code, Retry retry, String message) {
    this(code, retry, message, null);
  }

  /**
   * Creates an exception.
   *
   * @param code stable identifier in the form {@code area.problem}
   * @param retry whether the same call may succeed later
   * @param message what failed, for which object, and what to do about it
   * @param cause what was caught, or {@code null}
   */
  public FairleadException(String code, Retry retry, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
    this.retry = Objects.requireNonNull(retry, "retry");
  }

  /** Returns the stable identifier; {@code docs/reference/errors.md} explains each of them. */
  public final String code() {
    return code;
  }

  /** Returns whether the same call may succeed later. */
  public final Retry retry() {
    return retry;
  }
}
