package io.fairlead.servers.files;

import io.fairlead.kernel.FairleadException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file says what it must not say. The message has a line for each problem, with file, line and
 * column; {@link #code()} is {@code servers.file-invalid}.
 */
public final class ServerFileException extends FairleadException {

  private static final long serialVersionUID = 1L;

  /** The code of every exception of this type. */
  public static final String CODE = "servers.file-invalid";

  private final transient List<FileProblem> problems;

  ServerFileException(String file, List<FileProblem> problems, @Nullable Throwable cause) {
    super(
        CODE,
        Retry.NEVER,
        problems.stream().map(p -> file + ":" + p).collect(Collectors.joining("\n")),
        cause);
    this.problems = List.copyOf(problems);
  }

  /** Returns all problems, in the order of the file. */
  public List<FileProblem> problems() {
    return problems;
  }
}
