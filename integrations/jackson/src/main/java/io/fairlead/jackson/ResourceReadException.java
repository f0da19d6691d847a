package io.fairlead.jackson;

import io.fairlead.kernel.FairleadException;
import java.util.List;

/**
 * A document is JSON, but not the object that was asked for.
 *
 * <p>{@link #code()} is {@code api.unreadable}. A document that is no JSON or YAML at all is a
 * {@link JsonTextException}.
 */
public final class ResourceReadException extends FairleadException {

  private static final long serialVersionUID = 1L;

  private final transient List<ReadProblem> problems;

  ResourceReadException(List<ReadProblem> problems) {
    super("api.unreadable", Retry.NEVER, message(problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(List<ReadProblem> problems) {
    int more = problems.size() - 1;
    return problems.get(0) + (more == 0 ? "" : "; and " + more + " more");
  }

  /** Returns all problems that were found, in the order of the text. */
  public List<ReadProblem> problems() {
    return problems;
  }
}
