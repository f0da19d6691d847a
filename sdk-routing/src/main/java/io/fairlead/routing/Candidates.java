package io.fairlead.routing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints still in play, numbered {@code 0..size()-1}.
 *
 * <p>The numbers are positions, not slots, so that nobody averages over endpoints that a filter has
 * dropped. Everything read here is frozen for the decision. For one thread and one call; not to be
 * kept.
 */
public final class Candidates {

  private static final double[] NOTHING = new double[0];

  private PoolSnapshot pool = PoolSnapshot.EMPTY;
  private int size;

  /** Slot by position; {@code null} while the two are the same. */
  private int @Nullable [] slots;

  private int[] compacted = new int[0];
  private boolean filtered;
  private int @Nullable [] positions;
  private int[] ownPositions = new int[0];

  /** Frozen rows by slot: own traffic and what signals filled. */
  private final FrozenRows frozen;

  /** Rows handed out since the candidates last changed; reused with their buffers. */
  private Column[] handedOut = new Column[8];

  private Row[] rows = new Row[8];
  private double[][] gathered = new double[8][];
  private int rowCount;

  private double[] unknown = NOTHING;
  private double[] scratch = NOTHING;

  Candidates(FrozenRows frozen) {
    this.frozen = frozen;
  }

  /** Returns all live endpoints of a snapshot, without rows of requests; for tests and tools. */
  public static Candidates of(PoolSnapshot pool) {
    return of(pool, Map.of());
  }

  /**
   * Returns all live endpoints of a snapshot; for tests and tools.
   *
   * @param rows further columns, by slot
   */
  public static Candidates of(PoolSnapshot pool, Map<Column, double[]> rows) {
    FrozenRows frozen = new FrozenRows();
    new HashMap<>(rows).forEach(frozen::put);
    Candidates all = new Candidates(frozen);
    all.start(pool);
    return all;
  }

  void start(PoolSnapshot snapshot) {
    pool = snapshot;
    size = snapshot.size();
    slots = snapshot.membership.hasHoles() ? snapshot.membership.dense() : null;
    filtered = false;
    positions = null;
    rowCount = 0;
  }

  /** Returns how many there are. */
  public int size() {
    return size;
  }

  /** Returns the endpoint of candidate {@code i}. */
  public Endpoint endpoint(int i) {
    return pool.endpoint(slot(i));
  }

  /** Returns the slot of candidate {@code i}; for indexes that keep facts by slot. */
  public int slot(int i) {
    int[] map = slots;
    return map == null ? i : map[i];
  }

  /** Returns the candidate of a slot, -1 if its endpoint is not in play. O(1) after the first. */
  public int indexOf(int slot) {
    if (slots == null) {
      return slot < size ? slot : -1;
    }
    int[] known = positions;
    if (known == null) {
      known = positions = invert(slots);
    }
    return slot < pool.slots() ? known[slot] : -1;
  }

  /** Returns one more than the greatest slot there can be. */
  public int slotLimit() {
    return pool.slots();
  }

  /** Returns whether position and slot are the same number for every candidate. */
  public boolean dense() {
    return slots == null;
  }

  /**
   * Returns a column of the candidates.
   *
   * @throws IllegalStateException if nothing fills the column: it must be declared in {@link
   *     Stage#reads}
   */
  @SuppressWarnings("ReferenceEquality") // a miss only costs another attachment
  public Row row(Column column) {
    for (int i = 0; i < rowCount; i++) {
      if (handedOut[i] == column) {
        return rows[i];
      }
    }
    return attach(column);
  }

  /** Returns a fact that is not a number, {@code null} if unknown. */
  public <T> @Nullable T attribute(Attribute<T> attribute, int i) {
    return pool.attribute(attribute, slot(i));
  }

  /** Returns the slots whose specs have a trait; ask it for {@code slot(i)}. O(1) when known. */
  public SlotSet slotsWith(Trait trait) {
    return pool.membership.trait(trait);
  }

  /**
   * Returns a buffer of at least {@link #slotLimit} doubles that a stage may use until it returns;
   * what is in it is undefined. The same one each time.
   */
  public double[] scratch() {
    if (scratch.length < pool.slots()) {
      scratch = new double[pool.slots() + (pool.slots() >> 3)];
    }
    return scratch;
  }

  /** Takes dropped candidates out of play. */
  void remove(Drops drops) {
    if (compacted.length < size) {
      compacted = new int[Math.max(64, pool.slots())];
    }
    int kept = 0;
    int[] map = slots;
    for (int i = 0; i < size; i++) {
      if (!drops.dropped(i)) {
        compacted[kept++] = map == null ? i : map[i]; // kept <= i: in place is safe
      }
    }
    slots = compacted;
    filtered = true;
    size = kept;
    positions = null;
    rowCount = 0;
  }

  private Row attach(Column column) {
    if (rowCount == rows.length) {
      handedOut = Arrays.copyOf(handedOut, rowCount * 2);
      rows = Arrays.copyOf(rows, rowCount * 2);
      gathered = Arrays.copyOf(gathered, rowCount * 2);
    }
    Row row = rows[rowCount];
    if (row == null) {
      row = rows[rowCount] = new Row();
    }
    fill(row, column);
    handedOut[rowCount++] = column;
    return row;
  }

  private void fill(Row row, Column column) {
    int index = column.origin() == Column.Origin.REPORT ? pool.columnIndex(column) : -1;
    double[] bySlot = index >= 0 ? pool.values[index] : bySlot(column);
    int[] map = slots;
    if (map != null) {
      row.over(gather(bySlot, map), size);
    } else if (index >= 0) {
      row.over(bySlot, size, pool.range(index));
    } else {
      row.over(bySlot, size);
    }
  }

  private double[] bySlot(Column column) {
    double[] row = frozen.get(column);
    if (row != null) {
      return row;
    }
    if (column.origin() != Column.Origin.REPORT) {
      throw new IllegalStateException(
          "column '" + column + "' must be declared in reads() of the stage that looks at it");
    }
    if (unknown.length < pool.slots()) {
      unknown = new double[pool.slots()];
      Arrays.fill(unknown, Double.NaN);
    }
    return unknown;
  }

  private double[] gather(double[] bySlot, int[] map) {
    double[] buffer = gathered[rowCount];
    if (buffer == null || buffer.length < size) {
      buffer = gathered[rowCount] = new double[Math.max(64, pool.slots())];
    }
    for (int i = 0; i < size; i++) {
      buffer[i] = bySlot[map[i]];
    }
    return buffer;
  }

  private int[] invert(int[] map) {
    if (!filtered) {
      return pool.membership.indexes();
    }
    if (ownPositions.length < pool.slots()) {
      ownPositions = new int[Math.max(64, pool.slots())];
    }
    Arrays.fill(ownPositions, 0, pool.slots(), -1);
    for (int i = 0; i < size; i++) {
      ownPositions[map[i]] = i;
    }
    return ownPositions;
  }

  PoolSnapshot pool() {
    return pool;
  }
}
