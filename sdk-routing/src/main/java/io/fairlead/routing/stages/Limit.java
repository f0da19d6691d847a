package io.fairlead.routing.stages;

import io.fairlead.routing.Column;
import java.util.Objects;

/**
 * The greatest value of a column that an endpoint may have.
 *
 * @param column any column
 * @param max inclusive
 */
public record Limit(Column column, double max) {

  public Limit {
    Objects.requireNonNull(column, "column");
    if (Double.isNaN(max)) {
      throw new IllegalArgumentException("max must be a number, but was NaN");
    }
  }
}
