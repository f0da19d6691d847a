package io.fairlead.api;

import io.fairlead.kernel.FairleadException;

/**
 * A known field holds a value of the wrong type, for example a text where a number belongs.
 *
 * <p>{@link #code()} is {@code api.wrong-type}.
 */
public final class ShapeMismatchException extends FairleadException {

  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String problem;

  /**
   * Creates an exception.
   *
   * @param pointer JSON pointer (RFC 6901) of the value
   * @param problem what is wrong with it
   */
  public ShapeMismatchException(String pointer, String problem) {
    super("api.wrong-type", Retry.NEVER, (pointer.isEmpty() ? "/" : pointer) + ": " + problem);
    this.pointer = pointer;
    this.problem = problem;
  }

  /** Returns the JSON pointer (RFC 6901) of the value; empty for the whole. */
  public String pointer() {
    return pointer;
  }

  /** Returns what is wrong, without the place. */
  public String problem() {
    return problem;
  }

  ShapeMismatchException below(String step) {
    String escaped = step.replace("~", "~0").replace("/", "~1");
    return new ShapeMismatchException('/' + escaped + pointer, problem);
  }
}
