package io.fairlead.cel;

/** A step of a compiled program. Immutable; all state is in the frame. */
abstract class Node {

  /** Returns a value or a {@link CelError}; charges what it costs. */
  abstract Object eval(CelFrame frame);

  /** A value that is known before the program runs and costs nothing. */
  static final class Constant extends Node {
    final Object value;

    Constant(Object value) {
      this.value = value;
    }

    @Override
    Object eval(CelFrame frame) {
      return value;
    }
  }

  /** A call of a pure function with known arguments: computed beforehand, charged as if not. */
  static final class Folded extends Node {
    private final Object value;
    private final long cost;

    Folded(Object value, long cost) {
      this.value = value;
      this.cost = cost;
    }

    @Override
    Object eval(CelFrame frame) {
      frame.charge(cost);
      return value;
    }
  }
}
