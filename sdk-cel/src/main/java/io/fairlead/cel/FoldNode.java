package io.fairlead.cel;

import io.fairlead.kernel.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** A loop. The accumulator gets its first value when somebody looks at it. */
final class FoldNode extends Node {

  private final Node range;
  private final int accumulator;
  private final int variable;
  private final int second;
  private final Node condition;
  private final Node step;
  private final Node result;

  /** {@code second} is -1 in loops with one variable. */
  FoldNode(
      Node range,
      int accumulator,
      int variable,
      int second,
      Node condition,
      Node step,
      Node result) {
    this.range = range;
    this.accumulator = accumulator;
    this.variable = variable;
    this.second = second;
    this.condition = condition;
    this.step = step;
    this.result = result;
  }

  @Override
  Object eval(CelFrame frame) {
    Object over = range.eval(frame);
    if (over instanceof CelError) {
      return over;
    }
    frame.slots[accumulator] = null;
    if (over instanceof CelList list) {
      overList(frame, list);
    } else if (over instanceof CelMap map) {
      overMap(frame, map);
    } else {
      return new CelError(
          second >= 0
              ? "unsupported comprehension range type: " + goName(over)
              : "got '" + goName(over) + "', expected iterable type");
    }
    Object value = result.eval(frame);
    return value instanceof ListValue.Growing growing ? growing.finished() : value;
  }

  private void overList(CelFrame frame, CelList list) {
    int size = list.size();
    for (int i = 0; i < size; i++) {
      if (second >= 0) {
        frame.slots[variable] = (long) i;
        frame.slots[second] = list.get(i);
      } else {
        frame.slots[variable] = list.get(i);
      }
      if (!again(frame)) {
        return;
      }
    }
  }

  private void overMap(CelFrame frame, CelMap map) {
    for (Iterator<?> keys = map.keys(); keys.hasNext(); ) {
      Object key = keys.next();
      frame.slots[variable] = key;
      if (second >= 0) {
        frame.slots[second] = map.find(key);
      }
      if (!again(frame)) {
        return;
      }
    }
  }

  private boolean again(CelFrame frame) {
    if (Boolean.FALSE.equals(condition.eval(frame))) {
      return false;
    }
    frame.slots[accumulator] = step.eval(frame);
    return true;
  }

  /** The name of the type in the server's program, which its message prints. */
  static String goName(Object value) {
    if (value instanceof Long) {
      return "types.Int";
    } else if (value instanceof CelUint) {
      return "types.Uint";
    } else if (value instanceof CelType) {
      return "*types.Type";
    } else if (value instanceof CelOptional) {
      return "*types.Optional";
    } else if (value instanceof CelBytes) {
      return "types.Bytes";
    } else if (value == Json.Null.NULL) {
      return "types.Null";
    } else if (value instanceof Duration) {
      return "types.Duration";
    } else if (value instanceof Instant) {
      return "types.Timestamp";
    } else if (value instanceof String || value instanceof Boolean || value instanceof Double) {
      String name = value instanceof Boolean ? "Bool" : value.getClass().getSimpleName();
      return "types." + name;
    }
    String name = Values.typeOf(value).name();
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return "cel." + (simple.equals("NamedFormat") ? "Format" : simple);
  }
}
