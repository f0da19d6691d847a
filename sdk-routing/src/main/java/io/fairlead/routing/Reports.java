package io.fairlead.routing;

import io.fairlead.routing.ReportWriter.AttributeValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pool's working copy of what endpoints reported; guarded by the pool.
 *
 * <p>A report changes single cells here; a publication copies the columns that have changed cells
 * and shares the others with its predecessor.
 */
final class Reports {

  private Column[] columns = new Column[0];
  private double[][] values = new double[0][];
  private boolean[] columnChanged = new boolean[0];
  private Attribute<?>[] attributes = new Attribute<?>[0];
  private @Nullable Object[][] attributeValues = new Object[0][];
  private boolean[] attributeChanged = new boolean[0];
  private long[] sentNanos = new long[0];
  private @Nullable CreditView[] pending = new CreditView[0];
  private boolean loadChanged;
  private boolean changed;
  private int capacity;

  /** Endpoints with a load report that is not published yet. */
  private final List<Endpoint> reported = new ArrayList<>();

  boolean changed() {
    return changed;
  }

  /** Takes in a report; false if it is a load report that a later one has overtaken. */
  boolean accept(ReportWriter report) {
    int slot = report.endpoint.slot();
    if (report.carriesLoad()) {
      if (sentNanos.length > slot
          && sentNanos[slot] != PoolSnapshot.NEVER
          && report.sentNanos - sentNanos[slot] < 0) {
        report.endpoint.ledger.discard(report.view);
        return false;
      }
      grow(slot + 1);
      CreditView superseded = pending[slot];
      if (superseded == null) {
        reported.add(report.endpoint);
      } else {
        report.endpoint.ledger.discard(superseded);
      }
      pending[slot] = report.view;
      sentNanos[slot] = report.sentNanos;
      loadChanged = true;
    } else {
      grow(slot + 1);
      report.endpoint.ledger.discard(report.view);
    }
    for (int i = 0; i < report.size(); i++) {
      int column = columnIndex(report.column(i));
      values[column][slot] = report.value(i);
      columnChanged[column] = true;
    }
    for (AttributeValue<?> entry : report.attributes()) {
      int attribute = attributeIndex(entry.attribute());
      attributeValues[attribute][slot] = entry.value();
      attributeChanged[attribute] = true;
    }
    changed = true;
    return true;
  }

  /** Everything about a slot becomes unknown: it gets another tenant. */
  void clear(int slot) {
    if (slot >= capacity) {
      return;
    }
    for (int i = 0; i < columns.length; i++) {
      values[i][slot] = Double.NaN;
      columnChanged[i] = true;
    }
    for (int i = 0; i < attributes.length; i++) {
      attributeValues[i][slot] = null;
      attributeChanged[i] = true;
    }
    sentNanos[slot] = PoolSnapshot.NEVER;
    reported.removeIf(endpoint -> endpoint.slot() == slot);
    pending[slot] = null;
    loadChanged = true;
    changed = true;
  }

  /** Returns a snapshot of all that was taken in, sharing what did not change. */
  PoolSnapshot show(PoolSnapshot last, Membership membership) {
    grow(membership.slots);
    double[][] shownValues = new double[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      boolean share = i < last.values.length && !columnChanged[i] && fits(last.values[i].length);
      shownValues[i] = share ? last.values[i] : values[i].clone();
      columnChanged[i] = false;
    }
    @Nullable Object[][] shownAttributes = new Object[attributes.length][];
    for (int i = 0; i < attributes.length; i++) {
      boolean share =
          i < last.attributeValues.length
              && !attributeChanged[i]
              && fits(last.attributeValues[i].length);
      shownAttributes[i] = share ? last.attributeValues[i] : attributeValues[i].clone();
      attributeChanged[i] = false;
    }
    PoolSnapshot next =
        new PoolSnapshot(
            last.version() + 1,
            membership,
            columns,
            shownValues,
            views(last, membership),
            loadChanged || !fits(last.sentNanos.length) ? sentNanos.clone() : last.sentNanos,
            attributes,
            shownAttributes);
    loadChanged = false;
    changed = false;
    return next;
  }

  /** A report and the view that belongs to it show together. */
  private CreditView[] views(PoolSnapshot last, Membership membership) {
    boolean sameTenants = membership.sameTenants(last.membership);
    if (reported.isEmpty() && sameTenants) {
      return last.views;
    }
    CreditView[] views = Arrays.copyOf(last.views, membership.slots);
    if (!sameTenants) {
      for (int slot = 0; slot < views.length; slot++) {
        boolean same =
            slot < last.views.length
                && membership.endpoints[slot] == last.membership.endpoints[slot];
        views[slot] = same ? views[slot] : membership.endpoints[slot].ledger.current();
      }
    }
    for (Endpoint endpoint : reported) {
      CreditView view = pending[endpoint.slot()];
      pending[endpoint.slot()] = null;
      if (view != null && endpoint.ledger.adopt(view)) {
        views[endpoint.slot()] = view;
      }
    }
    reported.clear();
    return views;
  }

  private boolean fits(int length) {
    return length == capacity;
  }

  private void grow(int slots) {
    if (slots <= capacity) {
      return;
    }
    int from = capacity;
    capacity = Math.max(64, Math.max(slots, capacity * 2));
    for (int i = 0; i < columns.length; i++) {
      values[i] = Arrays.copyOf(values[i], capacity);
      Arrays.fill(values[i], from, capacity, Double.NaN);
    }
    for (int i = 0; i < attributes.length; i++) {
      attributeValues[i] = Arrays.copyOf(attributeValues[i], capacity);
    }
    sentNanos = Arrays.copyOf(sentNanos, capacity);
    Arrays.fill(sentNanos, from, capacity, PoolSnapshot.NEVER);
    pending = Arrays.copyOf(pending, capacity);
  }

  private int columnIndex(Column column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].equals(column)) {
        return i;
      }
    }
    int added = columns.length;
    columns = Arrays.copyOf(columns, added + 1);
    values = Arrays.copyOf(values, added + 1);
    columnChanged = Arrays.copyOf(columnChanged, added + 1);
    columns[added] = column;
    values[added] = new double[capacity];
    Arrays.fill(values[added], Double.NaN);
    return added;
  }

  private int attributeIndex(Attribute<?> attribute) {
    for (int i = 0; i < attributes.length; i++) {
      if (attributes[i].equals(attribute)) {
        return i;
      }
    }
    int added = attributes.length;
    attributes = Arrays.copyOf(attributes, added + 1);
    attributeValues = Arrays.copyOf(attributeValues, added + 1);
    attributeChanged = Arrays.copyOf(attributeChanged, added + 1);
    attributes[added] = attribute;
    attributeValues[added] = new @Nullable Object[capacity];
    return added;
  }
}
