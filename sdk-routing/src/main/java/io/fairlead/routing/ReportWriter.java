package io.fairlead.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One report of an endpoint, from {@link Pool#scrapeSent} until {@link #commit}.
 *
 * <p>Columns that are not set keep the value of the last report; set NaN to say that a value is no
 * longer known. A report that sets {@link Column#WAITING} or {@link Column#RUNNING} is a load
 * report: from the next {@link Pool#publish} on, credit counts from the moment at which its scrape
 * was sent. Others, such as a temperature from another source, leave credit alone.
 *
 * <p>For one thread at a time; nothing is boxed, each call is O(1).
 */
public final class ReportWriter {

  private static final int USUAL_COLUMNS = 6;

  final Pool pool;
  final Endpoint endpoint;
  final CreditView view;
  final long sentNanos;

  private Column[] columns = new Column[USUAL_COLUMNS];
  private double[] values = new double[USUAL_COLUMNS];
  private int size;
  private @Nullable List<AttributeValue<?>> attributes;
  private int outOfRange;
  private boolean load;
  private boolean done;

  ReportWriter(Pool pool, Endpoint endpoint, CreditView view, long sentNanos) {
    this.pool = pool;
    this.endpoint = endpoint;
    this.view = view;
    this.sentNanos = sentNanos;
  }

  /**
   * Sets a value.
   *
   * <p>A value outside of the range of its column, such as a queue of -1, is no knowledge: it is
   * taken as unknown for this endpoint, and counted in {@link Endpoint#valuesOutOfRange} once the
   * report is committed.
   *
   * @param column of origin {@link Column.Origin#REPORT}
   * @param value in the unit of the column; NaN for unknown
   */
  public ReportWriter set(Column column, double value) {
    if (Objects.requireNonNull(column, "column").origin() != Column.Origin.REPORT) {
      throw new IllegalArgumentException(
          "column of a report must be of origin REPORT, but was "
              + column
              + " of origin "
              + column.origin());
    }
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    columns[size] = column;
    boolean admitted = column.admits(value);
    values[size++] = admitted ? value : Double.NaN;
    outOfRange += admitted ? 0 : 1;
    load |= column.equals(Column.WAITING) || column.equals(Column.RUNNING);
    return this;
  }

  /**
   * Sets a fact that is not a number.
   *
   * @throws ClassCastException if the value is not of the attribute's type
   */
  public <T> ReportWriter set(Attribute<T> attribute, T value) {
    T checked = attribute.type().cast(Objects.requireNonNull(value, "value"));
    if (attributes == null) {
      attributes = new ArrayList<>(2);
    }
    attributes.add(new AttributeValue<>(attribute, checked));
    return this;
  }

  /**
   * Hands the report to the pool; {@link Pool#publish} shows it to decisions.
   *
   * @return false if the report came too late and was dropped: a load report of a scrape that was
   *     sent later is there already, or the endpoint is gone for good
   */
  public boolean commit() {
    if (done) {
      throw new IllegalStateException("a report must be committed or discarded once");
    }
    done = true;
    return pool.commit(this);
  }

  /** The scrape failed; there is no report. */
  public void discard() {
    if (!done) {
      done = true;
      endpoint.ledger.discard(view);
    }
  }

  boolean carriesLoad() {
    return load;
  }

  int outOfRange() {
    return outOfRange;
  }

  int size() {
    return size;
  }

  Column column(int i) {
    return columns[i];
  }

  double value(int i) {
    return values[i];
  }

  List<AttributeValue<?>> attributes() {
    return attributes == null ? List.of() : attributes;
  }

  record AttributeValue<T>(Attribute<T> attribute, T value) {}
}
