package io.fairlead.cel;

import org.jspecify.annotations.Nullable;

/**
 * The cost of a call without its arguments, and the size of what it returns.
 *
 * @param cost what the call costs
 * @param resultSize {@code null} if it has none or nothing is known
 */
record CallEstimate(CostRange cost, @Nullable CostRange resultSize) {
  CallEstimate(CostRange cost) {
    this(cost, null);
  }
}
