package io.fairlead.cel;

import java.util.List;

/**
 * A place where an expression reads a variable, as {@link CelProgram#reads()} finds it.
 *
 * @param path the variable and the steps from it, with {@code cel.bind} names resolved; it ends
 *     before a step that is computed
 * @param kind how the expression reads
 * @param guarded whether the step that may be missing cannot fail here: it is optional, tested
 *     elsewhere so that logic absorbs the error, or this is the test itself
 * @param compared the literals with which the value is compared for equality, {@code in} included;
 *     empty if it is not
 * @param line from 1
 * @param column in code points from 1
 */
public record CelRead(
    List<String> path, Kind kind, boolean guarded, List<Object> compared, int line, int column) {

  /** How an expression reads. */
  public enum Kind {
    /** The value is used. */
    VALUE,
    /** The expression only asks whether it is there. */
    TEST
  }

  public CelRead {
    path = List.copyOf(path);
    compared = List.copyOf(compared);
  }
}
