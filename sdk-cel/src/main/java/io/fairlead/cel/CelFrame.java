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

  /** The longest text that a function makes; no object of the API server is as large. */
  static final int MOST_CHARACTERS = 1 << 24;

  /** The most parts that a text is cut into. */
  static final int MOST_PARTS = 1 << 21;

  private static final long MOST_MADE = 1L << 27; // characters and steps of one run
  private static final int WEIGHT = 16; // of an element, in characters

  final @Nullable Object[] slots;
  private final long limit;
  private long cost;
  private long made;

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
    made = 0;
  }

  /**
   * Ends the run if a function has made, or is about to make, more than memory should hold. The
   * server bounds that by estimating the cost of a rule before it takes it; for a rule that nobody
   * has estimated, the cost limit alone is no bound.
   */
  static void requireAtMost(long most, long size) {
    if (size > most) {
      throw Exceeded.INSTANCE;
    }
  }

  /** Counts what a function has made. */
  void made(Object result) {
    if (result instanceof String text) {
      made += text.length();
      requireAtMost(MOST_MADE, made);
    } else if (result instanceof ListValue list) {
      made += (long) WEIGHT * list.size();
      requireAtMost(MOST_MADE, made);
    }
  }

  /** Counts a walk through a value that the expression has made: its parts may be shared. */
  void walked(Object value) {
    if (value instanceof Made tree) {
      made += tree.nodes();
      requireAtMost(MOST_MADE, made);
    }
  }

  void charge(long units) {
    cost += units;
    if (cost > limit) {
      throw Exceeded.INSTANCE;
    }
  }
}
