package io.fairlead.autoscale.capacity;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.util.Locale;
import java.util.Objects;

/**
 * What stands in the way of a mix.
 *
 * @param kind what kind of limit it is
 * @param name the quota, or empty
 * @param needed what it would have to be at least, other limits as they are; units of the quota, or
 *     capacity; NaN if the steps did not suffice to tell
 * @param available what it is
 * @param alone whether lifting this one quota so far is enough; false for the other kinds
 */
public record Shortage(Kind kind, String name, double needed, double available, boolean alone) {

  /** The kinds of limits. */
  public enum Kind {
    /** All variants at their maximum serve less than the need. */
    MAXIMUM,
    /** A quota does not even carry the minima. */
    MINIMUM,
    /** A quota has too few units for the need. */
    QUOTA
  }

  public Shortage {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
  }

  /** Returns one sentence for people. */
  public String text() {
    String numbers = number(needed) + ", there are " + number(available);
    return switch (kind) {
      case MAXIMUM ->
          "all variants at their maximum serve "
              + number(available)
              + " of a need of "
              + number(needed);
      case MINIMUM -> "the minima take at least " + numbers + " units of quota " + name;
      case QUOTA ->
          Double.isNaN(needed)
              ? "quota " + name + " is among those that leave no room for the need"
              : "the need takes at least "
                  + numbers
                  + " units of quota "
                  + name
                  + (alone ? "" : " (and others are short as well)");
    };
  }

  private static String number(double value) {
    return Numbers.text(value);
  }

  Json.Obj toJson() {
    return Json.object()
        .put("kind", kind.name().toLowerCase(Locale.ROOT))
        .put("name", name)
        .put("needed", needed)
        .put("available", available)
        .put("alone", alone)
        .put("text", text())
        .build();
  }
}
