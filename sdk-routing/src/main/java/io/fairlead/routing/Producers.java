package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNoNull;
import static io.fairlead.kernel.Preconditions.requireNotBlank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Checks that every column which stages read has somebody who fills it. */
final class Producers {

  private Producers() {}

  /** Returns the sources of own traffic that a decision needs. */
  static OwnTraffic[] check(RoutingProfile profile, List<Signal> signals) {
    Set<Column> filled = new HashSet<>();
    Set<String> names = new HashSet<>();
    profile.stages().forEach(stage -> names.add(stage.name()));
    for (Signal signal : signals) {
      requireNotBlank(signal.name(), "name of a signal");
      requireNoNull(signal.reads(), "reads of signal '" + signal.name() + "'");
      Objects.requireNonNull(signal.column(), "column of signal '" + signal.name() + "'");
      if (signal.column().origin() != Column.Origin.REQUEST) {
        throw new IllegalArgumentException(
            "column of signal '"
                + signal.name()
                + "' must be of origin REQUEST, but was "
                + signal.column().origin());
      }
      if (!filled.add(signal.column())) {
        throw new IllegalArgumentException(
            "column '" + signal.column() + "' must be filled by one signal, but was by two");
      }
      if (!names.add(signal.name())) {
        throw new IllegalArgumentException(
            "names of stages must be different, but '" + signal.name() + "' is used twice");
      }
    }
    requireOrder(signals);
    List<Stage> readers = new ArrayList<>(profile.stages());
    readers.addAll(signals);
    Set<Column> own = new LinkedHashSet<>();
    for (Stage stage : readers) {
      for (Column column : stage.reads()) {
        if (column.origin() == Column.Origin.OWN_TRAFFIC) {
          own.add(column);
        } else if (column.origin() == Column.Origin.REQUEST && !filled.contains(column)) {
          throw new IllegalArgumentException(
              "column '"
                  + column
                  + "', which stage '"
                  + stage.name()
                  + "' reads, must be filled by a signal, but was filled by none"
                  + " (add one with Router.Builder.signal)");
        }
      }
    }
    List<OwnTraffic> sources = new ArrayList<>();
    for (OwnTraffic source : OwnTraffic.values()) {
      if (own.remove(source.column())) {
        sources.add(source);
      }
    }
    if (!own.isEmpty()) {
      throw new IllegalArgumentException(
          "column of origin OWN_TRAFFIC must be one of the constants of Column, but was " + own);
    }
    return sources.toArray(OwnTraffic[]::new);
  }

  /** A signal that reads the row of another one comes after it. */
  private static void requireOrder(List<Signal> signals) {
    Set<Column> before = new HashSet<>();
    Set<Column> all = new HashSet<>();
    signals.forEach(signal -> all.add(signal.column()));
    for (Signal signal : signals) {
      for (Column column : signal.reads()) {
        if (all.contains(column) && !before.contains(column)) {
          throw new IllegalArgumentException(
              "signal '"
                  + signal.name()
                  + "' must come after the one that fills '"
                  + column
                  + "', but came before it");
        }
      }
      before.add(signal.column());
    }
  }
}
