package io.fairlead.routing;

import java.util.Set;

/**
 * A step of a decision: {@link Signal}, {@link Filter}, {@link Scorer} or {@link Picker}.
 *
 * <p><b>Contract.</b> Stages are safe for concurrent use, do not block, and keep no reference to
 * what they are handed. Filters, scorers and pickers are pure functions of their arguments: no
 * state, no clock, no randomness but the generator they are given. Verify your own with the kits of
 * {@code fairlead-sdk-testing}.
 *
 * <p>A stage that throws, or that yields NaN or a value out of range, is left out of this decision,
 * counted and reported to {@link RoutingListener#stageFailed}. One that overruns its budget five
 * times running is switched off for a while. Not so a filter that is a rule: nothing is decided
 * without it, see {@link Filter#mandatory}. Java cannot stop code that never returns: such a stage
 * keeps its thread, and {@link Router#running} names it to the host's watchdog.
 */
public interface Stage {

  /**
   * Returns the name in explanations, metrics and configuration: kebab-case, unique per profile.
   */
  String name();

  /**
   * Returns the columns that this stage looks at. A request column without a signal that fills it
   * fails {@link Router.Builder#build()}; a row that was not declared cannot be read.
   */
  default Set<Column> reads() {
    return Set.of();
  }
}
