package io.fairlead.servers.openai;

import java.util.Locale;
import java.util.Objects;

/**
 * Why a request body cannot be routed, and where.
 *
 * @param reason what kind of problem
 * @param message for people, with the position; says what to do
 * @param param the member concerned, empty if it is the whole body
 * @param offset of the byte in the body, counted from 0
 * @param line counted from 1
 * @param column in bytes, counted from 1
 */
public record RequestProblem(
    Reason reason, String message, String param, long offset, int line, long column)
    implements RequestOutcome {

  /** The kinds of problems; names in lower case are the {@code code} of the error body. */
  public enum Reason {
    /** Not JSON, or it ends in the middle. */
    MALFORMED_JSON(400),
    /** JSON, but no object. */
    NOT_AN_OBJECT(400),
    /** No {@code model}, or an empty one. */
    MODEL_MISSING(400),
    /** {@code model} is no text, or an absurdly long one. */
    MODEL_INVALID(400),
    /** A member that decides the routing is there twice; servers differ in which one they take. */
    DUPLICATE_FIELD(400),
    /** Nested deeper than allowed. */
    TOO_DEEP(400),
    /** A text is longer than allowed. */
    TEXT_TOO_LONG(413),
    /** The body is longer than allowed. */
    BODY_TOO_LARGE(413);

    private final int httpStatus;

    Reason(int httpStatus) {
      this.httpStatus = httpStatus;
    }

    /** Returns the status a gateway should answer with. */
    public int httpStatus() {
      return httpStatus;
    }

    /** Returns the stable name in error bodies, in snake case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static RequestProblem at(JsonScanner scanner, Reason reason, String param, String text) {
    String intro = reason == Reason.MALFORMED_JSON ? "the body is not valid JSON: " : "";
    return new RequestProblem(
        reason,
        intro
            + text
            + ", at line "
            + scanner.line()
            + ", column "
            + scanner.column()
            + " (byte "
            + scanner.offset()
            + ")",
        param,
        scanner.offset(),
        scanner.line(),
        scanner.column());
  }

  public RequestProblem {
    Objects.requireNonNull(reason, "reason");
  }
}
