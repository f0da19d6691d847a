package io.fairlead.autoscale.file;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Times of the week: {@code days}, {@code from} and {@code to}. */
record Times(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  static @Nullable Times read(Members members) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String text : members.texts("days")) {
      int day = DAYS.indexOf(text.toLowerCase(Locale.ROOT));
      if (day < 0) {
        members.problem(
            members.at("days"), "days must be of " + String.join(", ", DAYS) + ", but was " + text);
      } else {
        days.add(DayOfWeek.of(day + 1));
      }
    }
    if (!members.has("days")) {
      days = EnumSet.allOf(DayOfWeek.class);
    }
    LocalTime from = time(members, "from");
    LocalTime to = time(members, "to");
    return from == null || to == null || days.isEmpty() ? null : new Times(days, from, to);
  }

  private static @Nullable LocalTime time(Members members, String name) {
    String text = members.text(name);
    if (text == null) {
      if (!members.has(name)) {
        members.missing(name);
      }
      return null;
    }
    try {
      return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    } catch (DateTimeException e) {
      members.problem(
          members.at(name),
          name + " must be a time of day (such as 08:30), but was \"" + text + '"');
      return null;
    }
  }

  static @Nullable ZoneId zone(Members members) {
    String text = members.text("zone");
    if (text == null) {
      if (!members.has("zone")) {
        members.missing("zone");
      }
      return null;
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      members.problem(
          members.at("zone"), "zone must be a time zone (such as Europe/Berlin), but was " + text);
      return null;
    }
  }
}
