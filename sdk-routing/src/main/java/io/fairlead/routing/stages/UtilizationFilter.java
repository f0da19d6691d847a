package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Drops;
import io.fairlead.routing.Filter;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** See {@link Filters#utilization}. */
final class UtilizationFilter implements Filter {

  private final String name;
  private final List<Limit> limits;
  private final boolean fallbackOnEmpty;
  private final Drops.Reason[] reasons;

  UtilizationFilter(String name, List<Limit> limits, boolean fallbackOnEmpty) {
    this.name = name;
    this.limits = List.copyOf(limits);
    this.fallbackOnEmpty = fallbackOnEmpty;
    reasons = new Drops.Reason[limits.size()];
    for (int i = 0; i < reasons.length; i++) {
      String column = limits.get(i).column().name();
      reasons[i] =
          new Drops.Reason("above-" + column, column + " {value} is above the limit of {limit}");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Column> reads() {
    Set<Column> columns = new LinkedHashSet<>();
    limits.forEach(limit -> columns.add(limit.column()));
    return columns;
  }

  @Override
  public boolean mandatory() {
    return !fallbackOnEmpty;
  }

  @Override
  public boolean lasting() {
    return false;
  }

  @Override
  public void filter(
      RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random) {
    for (int l = 0; l < reasons.length; l++) {
      Row row = candidates.row(limits.get(l).column());
      double max = limits.get(l).max();
      for (int i = 0; i < candidates.size(); i++) {
        double value = row.get(i);
        if (value > max) { // false for an unknown value, which drops nobody
          drops.drop(i, reasons[l], value, max);
        }
      }
    }
    if (fallbackOnEmpty && drops.count() == candidates.size()) {
      drops.keepAll();
    }
  }
}
