package io.fairlead.vertx.load;

import java.util.Arrays;

/** A growing list of doubles; NaN is left out. */
final class Samples {

  private double[] values = new double[1_024];
  private int count;

  void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = value;
  }

  Percentiles percentiles() {
    return Percentiles.of(values, count);
  }
}
