package io.fairlead.cel;

import org.jspecify.annotations.Nullable;

/** What a call costs when it has run. */
interface RunCost {

  /** What most functions cost. */
  RunCost ONE = (a, b, result) -> 1;

  /**
   * Returns the cost.
   *
   * @param a the first argument, the target of a method
   * @param b the second argument, if there are two or more
   * @param result what the call returned
   */
  long of(@Nullable Object a, @Nullable Object b, Object result);
}
