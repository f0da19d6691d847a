package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way from a variable, or from a computed value, through fields and indices; {@code a ? b : c} is
 * one too. As upstream, a path as a branch or an index is charged for its steps only.
 */
abstract class Path extends Node {

  private final List<Qualifier> collected = new ArrayList<>();
  private Qualifier[] steps = {};

  /** Returns what the path leads to; charges steps, but not the path itself. */
  abstract Object resolve(CelFrame frame);

  /** What using the path costs beside its steps. */
  long ownCost() {
    return 1;
  }

  @Override
  final Object eval(CelFrame frame) {
    Object value = resolve(frame);
    frame.charge(ownCost());
    return value;
  }

  /** Adds a step; only while the program is built. */
  void add(Qualifier step) {
    collected.add(step);
    steps = collected.toArray(new Qualifier[0]);
  }

  final Object follow(CelFrame frame, Object start) {
    Object value = start;
    boolean optional = false;
    if (start instanceof CelOptional opened && steps.length > 0) {
      Object inner = opened.value();
      if (inner == null) {
        return opened;
      }
      value = inner;
      optional = true;
    }
    for (Qualifier step : steps) {
      optional |= step.optional;
      if (optional) {
        Object found = step.stepIfPresent(frame, value);
        if (found == null) {
          return CelOptional.NONE;
        }
        value = found;
      } else if (step.name != null && value instanceof CelMap map) {
        Object found = map.find(step.name);
        frame.charge(1);
        if (found == null) {
          return CelError.noSuchKey(step.name);
        }
        value = found;
      } else {
        value = step.step(frame, value);
      }
      if (value instanceof CelError) {
        return value;
      }
    }
    return optional ? CelOptional.of(value) : value;
  }

  /** A path from a variable. */
  static final class FromVariable extends Path {
    private final int slot;
    private final String name;
    private final @Nullable Node initial;

    FromVariable(int slot, String name, @Nullable Node initial) {
      this.slot = slot;
      this.name = name;
      this.initial = initial;
    }

    @Override
    Object resolve(CelFrame frame) {
      Object value = frame.slots[slot];
      if (value == null) {
        if (initial == null) {
          return new CelError("no such attribute(s): " + name);
        }
        value = initial.eval(frame);
        if (value instanceof CelList list && list.size() == 0 && initial instanceof Constant) {
          value = new ListValue.Growing();
        } else if (value instanceof MapValue map && map.size() == 0) {
          value = new MapValue();
        }
        frame.slots[slot] = value;
      }
      return value instanceof CelError ? value : follow(frame, value);
    }
  }

  /** A path from a value that is computed. */
  static final class FromValue extends Path {
    private final Node operand;

    FromValue(Node operand) {
      this.operand = operand;
    }

    @Override
    Object resolve(CelFrame frame) {
      Object value = operand.eval(frame);
      return value instanceof CelError ? value : follow(frame, value);
    }
  }

  /** {@code condition ? yes : no}; steps belong to both branches. */
  static final class Choice extends Path {
    private final Node condition;
    private final Path yes;
    private final Path no;

    Choice(Node condition, Path yes, Path no) {
      this.condition = condition;
      this.yes = yes;
      this.no = no;
    }

    @Override
    void add(Qualifier step) {
      yes.add(step);
      no.add(step);
    }

    @Override
    long ownCost() {
      return 0;
    }

    @Override
    Object resolve(CelFrame frame) {
      Object chosen = condition.eval(frame);
      if (chosen instanceof Boolean flag) {
        return flag ? yes.resolve(frame) : no.resolve(frame);
      }
      return CelError.orNoSuchOverload(chosen);
    }
  }

  /** {@code has(a.b)}: a path that ends in a test. */
  static final class Test extends Path {
    private final Path tested;

    Test(Path tested) {
      this.tested = tested;
    }

    Path tested() {
      return tested;
    }

    @Override
    long ownCost() {
      return 0;
    }

    @Override
    Object resolve(CelFrame frame) {
      Object found = tested.resolve(frame);
      return found instanceof CelOptional optional ? (Object) optional.isPresent() : found;
    }
  }
}
