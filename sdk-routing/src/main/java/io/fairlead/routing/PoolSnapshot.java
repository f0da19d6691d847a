package io.fairlead.routing;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Membership and load of a pool at one moment.
 *
 * <p>Immutable and columnar: one array of doubles per column, indexed by slot. A slot that is not
 * {@linkplain #live live} is a hole. Unknown is NaN, never 0.
 */
public final class PoolSnapshot {

  /** The sent time of an endpoint without a report. */
  static final long NEVER = Long.MIN_VALUE;

  static final PoolSnapshot EMPTY =
      new PoolSnapshot(
          0,
          Membership.EMPTY,
          new Column[0],
          new double[0][],
          new CreditView[0],
          new long[0],
          new Attribute<?>[0],
          new Object[0][]);

  final Membership membership;
  final Column[] columns;
  final double[][] values;
  final CreditView[] views;
  final long[] sentNanos;
  final Attribute<?>[] attributes;
  final @Nullable Object[][] attributeValues;

  private final long version;
  private final AtomicReferenceArray<@Nullable Range> ranges;

  PoolSnapshot(
      long version,
      Membership membership,
      Column[] columns,
      double[][] values,
      CreditView[] views,
      long[] sentNanos,
      Attribute<?>[] attributes,
      @Nullable Object[][] attributeValues) {
    this.version = version;
    this.membership = membership;
    this.columns = columns;
    this.values = values;
    this.views = views;
    this.sentNanos = sentNanos;
    this.attributes = attributes;
    this.attributeValues = attributeValues;
    this.ranges = new AtomicReferenceArray<>(columns.length);
  }

  /** Returns a number that grows with every publication. */
  public long version() {
    return version;
  }

  /** Returns the number of slots, holes included. */
  public int slots() {
    return membership.slots;
  }

  /** Returns the number of live endpoints. */
  public int size() {
    return membership.liveCount;
  }

  /** Returns whether the endpoint of a slot was a member. */
  public boolean live(int slot) {
    return membership.live(slot);
  }

  /** Returns the endpoint of a slot; of a hole, the one that was there last. */
  public Endpoint endpoint(int slot) {
    return membership.endpoints[slot];
  }

  /** Returns the spec of a slot as it was at this moment. */
  public EndpointSpec spec(int slot) {
    return membership.specs[slot];
  }

  /** Returns the columns that a report has set so far. */
  public List<Column> columns() {
    return List.of(columns);
  }

  /** Returns the attributes that a report has set so far. */
  public List<Attribute<?>> attributes() {
    return List.of(attributes);
  }

  /** Returns a reported value, NaN if unknown. */
  public double value(Column column, int slot) {
    double[] row = row(column);
    return row == null ? Double.NaN : row[slot];
  }

  /** Returns a reported attribute, {@code null} if unknown. */
  public <T> @Nullable T attribute(Attribute<T> attribute, int slot) {
    @Nullable Object[] row = attributeRow(attribute);
    return row == null ? null : attribute.type().cast(row[slot]);
  }

  /**
   * Returns the seconds between the moment at which the scrape behind an endpoint's load report was
   * sent and now; NaN without a report.
   */
  public double reportAgeSeconds(int slot, long nowNanos) {
    long sent = sentNanos[slot];
    return sent == NEVER ? Double.NaN : (nowNanos - sent) / 1e9;
  }

  @Nullable Object @Nullable [] attributeRow(Attribute<?> attribute) {
    for (int i = 0; i < attributes.length; i++) {
      if (attributes[i].equals(attribute)) {
        return attributeValues[i];
      }
    }
    return null;
  }

  @SuppressWarnings("ReferenceEquality") // the fast path; equal columns are found below
  int columnIndex(Column column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == column) {
        return i;
      }
    }
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].equals(column)) {
        return i;
      }
    }
    return -1;
  }

  double @Nullable [] row(Column column) {
    int index = columnIndex(column);
    return index < 0 ? null : values[index];
  }

  /** The least and greatest known value of a column over a pool without holes. */
  Range range(int column) {
    Range known = ranges.get(column);
    if (known == null) {
      known = Range.of(values[column], membership.slots);
      ranges.set(column, known);
    }
    return known;
  }

  /** NaN, NaN if no value is known. */
  record Range(double min, double max) {

    static Range of(double[] values, int size) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < size; i++) {
        double value = values[i];
        // a NaN fails both comparisons
        if (value < min) {
          min = value;
        }
        if (value > max) {
          max = value;
        }
      }
      return min > max ? new Range(Double.NaN, Double.NaN) : new Range(min, max);
    }
  }
}
