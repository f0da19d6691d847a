package io.fairlead.autoscale;

import io.fairlead.kernel.FairleadException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A policy file or state file says what it must not say. {@link #code()} is {@code
 * autoscale.policy-invalid}; the message has a line for each problem.
 */
public final class PolicyFileException extends FairleadException {

  private static final long serialVersionUID = 1L;

  /** The code of every exception of this type. */
  public static final String CODE = "autoscale.policy-invalid";

  private final transient List<Problem> problems;

  /**
   * Something wrong.
   *
   * @param pointer where, as a JSON pointer (RFC 6901)
   * @param message what must be different
   */
  public record Problem(String pointer, String message) {
    @Override
    public String toString() {
      return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
    }
  }

  /**
   * Creates an exception.
   *
   * @param problems what is wrong, at least one thing
   */
  public PolicyFileException(List<Problem> problems) {
    super(
        CODE,
        Retry.NEVER,
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns all problems, in the order in which they were found. */
  public List<Problem> problems() {
    return problems;
  }
}
