package io.fairlead.cel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a program reads its variables and keeps what it has computed: made once by {@link
 * CelProgram#newFrame()}, filled and run as often as you like. Not thread-safe.
 */
public final class CelFrame {

  /** Thrown to leave a program whose cost is beyond the limit; carries nothing. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final Exceeded INSTANCE = new Exceeded();

    private Exceeded() {
      super("", null, false, false);
    }
  }

  final @Nullable Object[] slots;
  private final long limit;
  private long cost;

  CelFrame(int slots, long limit) {
    this.slots = new Object[slots];
    this.limit = limit;
  }

  /**
   * Sets a variable.
   *
   * @param variable its place in the order in which the environment declares variables
   * @param value one of the Java types that {@link CelProgram} names
   */
  public CelFrame set(int variable, @Nullable Object value) {
    slots[variable] = value;
    return this;
  }

  /** Returns what the last run cost, in the units of the API server. */
  public long cost() {
    return cost;
  }

  /** Forgets all variables. */
  public void clear() {
    Arrays.fill(slots, null);
  }

  void start() {
    cost = 0;
  }

  void charge(long units) {
    cost += units;
    if (cost > limit) {
      throw Exceeded.INSTANCE;
    }
  }
}
