package io.fairlead.routing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one decision that are not in the snapshot, by slot. Buffers are reused. */
final class FrozenRows {

  private Column[] columns = new Column[8];
  private double[][] rows = new double[8][];
  private double[][] buffers = new double[8][];
  private int count;

  void clear() {
    count = 0;
  }

  /** Adds a row that somebody else made. */
  void put(Column column, double[] bySlot) {
    next(column);
    rows[count++] = bySlot;
  }

  /** Adds a row to be filled, of at least this many slots, with whatever was in it before. */
  double[] add(Column column, int slots) {
    next(column);
    double[] buffer = buffers[count];
    if (buffer == null || buffer.length < slots) {
      buffer = buffers[count] = new double[Math.max(64, slots + (slots >> 3))];
    }
    rows[count++] = buffer;
    return buffer;
  }

  @SuppressWarnings("ReferenceEquality") // the fast path; equal columns are found below
  double @Nullable [] get(Column column) {
    for (int i = 0; i < count; i++) {
      if (columns[i] == column) {
        return rows[i];
      }
    }
    for (int i = 0; i < count; i++) {
      if (columns[i].equals(column)) {
        return rows[i];
      }
    }
    return null;
  }

  /** Copies all rows. */
  Map<Column, double[]> copy(int slots) {
    Map<Column, double[]> copy = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      copy.put(columns[i], Arrays.copyOf(rows[i], slots));
    }
    return copy;
  }

  private void next(Column column) {
    if (count == columns.length) {
      columns = Arrays.copyOf(columns, count * 2);
      rows = Arrays.copyOf(rows, count * 2);
      buffers = Arrays.copyOf(buffers, count * 2);
    }
    columns[count] = column;
  }
}
