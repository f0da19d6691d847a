package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.requireNotNegative;

/**
 * When a replica is given up.
 *
 * @param breakEven for how many mean cold starts it must not have been needed, at least 0. A
 *     replica that is kept idle for as long as starting another takes has cost as much as that
 *     start; with 1 the sum of both is never more than twice what hindsight would have cost, larger
 *     values weigh requests that a start makes wait
 * @param margin by how much demand may grow, as a fraction of it, before the smaller number would
 *     not do: a region in which a steady load is left alone, at least 0
 */
public record ScaleDown(double breakEven, double margin) {

  /** Two cold starts, and a twentieth of the demand. */
  public static final ScaleDown DEFAULT = new ScaleDown(2, 0.05);

  public ScaleDown {
    requireNotNegative(breakEven, "breakEven");
    requireNotNegative(margin, "margin");
  }
}
