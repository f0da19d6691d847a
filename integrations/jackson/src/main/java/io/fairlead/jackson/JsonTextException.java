package io.fairlead.jackson;

import io.fairlead.kernel.FairleadException;
import org.jspecify.annotations.Nullable;

/**
 * A document cannot be read: it is no JSON or YAML, repeats a name, or is over a limit.
 *
 * <p>{@link #code()} is {@code json.unreadable} or {@code json.over-limit}.
 */
public final class JsonTextException extends FairleadException {

  private static final long serialVersionUID = 1L;

  static final String UNREADABLE = "json.unreadable";
  static final String OVER_LIMIT = "json.over-limit";

  private final String pointer;
  private final transient Position position;
  private final String problem;

  JsonTextException(
      String code, String pointer, Position position, String problem, @Nullable Throwable cause) {
    super(code, Retry.NEVER, position + ": " + problem, cause);
    this.pointer = pointer;
    this.position = position;
    this.problem = problem;
  }

  static JsonTextException unreadable(String pointer, Position position, String problem) {
    return new JsonTextException(UNREADABLE, pointer, position, problem, null);
  }

  static JsonTextException overLimit(String pointer, Position position, String problem) {
    return new JsonTextException(OVER_LIMIT, pointer, position, problem, null);
  }

  /** Returns where in the document, as a JSON pointer (RFC 6901); empty for the whole. */
  public String pointer() {
    return pointer;
  }

  /** Returns where in the text. */
  public Position position() {
    return position;
  }

  /** Returns what is wrong, without the position. */
  public String problem() {
    return problem;
  }
}
