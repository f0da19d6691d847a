package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotEmpty;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Certain times of the week, and the policy for them.
 *
 * @param days on which the window begins, at least one
 * @param from first moment, local time
 * @param to first moment after it, local time; on the next day where not after {@code from}
 * @param policy the policy for these times
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ScalingPolicy policy) {

  public Window {
    requireNotEmpty(days, "days");
    days = Set.copyOf(EnumSet.copyOf(days));
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(policy, "policy");
  }

  /** Returns whether a moment lies in this window. */
  boolean contains(Instant moment, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(moment, zone);
    // a window that began the day before may not be over; two days cover every shift of a clock
    for (int back = 0; back <= 2; back++) {
      LocalDate begun = today.minusDays(back);
      if (days.contains(begun.getDayOfWeek())) {
        LocalDate ended = to.isAfter(from) ? begun : begun.plusDays(1);
        Instant start = instant(begun.atTime(from), zone);
        Instant end = instant(ended.atTime(to), zone);
        if (!moment.isBefore(start) && moment.isBefore(end)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A local time that does not exist is the next that does; one that comes twice, the first. */
  static Instant instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (!offsets.isEmpty()) {
      return local.toInstant(offsets.get(0));
    }
    ZoneOffsetTransition gap = zone.getRules().getTransition(local);
    return gap.getInstant();
  }
}
