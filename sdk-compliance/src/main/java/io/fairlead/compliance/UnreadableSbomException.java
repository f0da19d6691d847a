package io.fairlead.compliance;

import io.fairlead.kernel.FairleadException;
import org.jspecify.annotations.Nullable;

/**
 * A document could not be read as an SBOM: it is cut off, not JSON or XML, too big, or of a version
 * that is not supported. Nothing can be said about its content.
 */
public final class UnreadableSbomException extends FairleadException {

  private static final long serialVersionUID = 1L;

  private final String source;
  private final int line;
  private final int column;
  private final String problem;

  UnreadableSbomException(
      String code, String source, int line, int column, String problem, @Nullable Throwable cause) {
    super(code, Retry.NEVER, source + where(line, column) + ": " + Visible.text(problem), cause);
    this.source = source;
    this.line = line;
    this.column = column;
    this.problem = Visible.text(problem);
  }

  private static String where(int line, int column) {
    return line == 0 ? "" : ":" + line + ":" + column;
  }

  /** Returns the name of the document. */
  public String source() {
    return source;
  }

  /** Returns the line, from 1; 0 if the problem is the document as a whole. */
  public int line() {
    return line;
  }

  /** Returns the column in UTF-16 units, from 1; 0 if the problem is the document as a whole. */
  public int column() {
    return column;
  }

  /** Returns what is wrong and what to do, without the place. */
  public String problem() {
    return problem;
  }
}
