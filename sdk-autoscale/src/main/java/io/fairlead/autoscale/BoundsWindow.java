package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotEmpty;
import static io.fairlead.kernel.Preconditions.requireNotNegative;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Certain times of the week, and the bounds for them.
 *
 * @param days on which the window begins, at least one
 * @param from first moment, local time
 * @param to first moment after it, local time; on the next day where not after {@code from}
 * @param min fewest replicas, at least 0
 * @param max most replicas, at least {@code min}
 */
public record BoundsWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, int min, int max) {

  public BoundsWindow {
    requireNotEmpty(days, "days");
    days = Set.copyOf(EnumSet.copyOf(days));
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    requireNotNegative(min, "min");
    requireInRange(max, min, Integer.MAX_VALUE, "max");
  }
}
