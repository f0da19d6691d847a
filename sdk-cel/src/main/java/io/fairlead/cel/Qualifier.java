package io.fairlead.cel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One step from a value into it: {@code .field}, {@code [index]}, and their optional forms. */
final class Qualifier {

  final boolean optional;

  /** The field, for the plain step {@code .name}; else {@code null}. */
  final @Nullable String name;

  private final @Nullable Object constant;
  private final @Nullable Node index;
  private final boolean testOnly;

  private Qualifier(
      @Nullable Object constant, @Nullable Node index, boolean optional, boolean testOnly) {
    this.constant = constant;
    this.index = index;
    this.optional = optional;
    this.testOnly = testOnly;
    this.name = !testOnly && constant instanceof String text ? text : null;
  }

  static Qualifier of(Object key, boolean optional) {
    return new Qualifier(key, null, optional, false);
  }

  static Qualifier of(Node index, boolean optional) {
    return new Qualifier(null, index, optional, false);
  }

  /** The last step of {@code has(a.b)}. */
  static Qualifier test(String field) {
    return new Qualifier(field, null, false, true);
  }

  private Object key(CelFrame frame) {
    if (constant != null) {
      return constant;
    }
    Node node = Objects.requireNonNull(index);
    // a path as an index does not count for the path itself, only for its steps
    return node instanceof Path path ? path.resolve(frame) : node.eval(frame);
  }

  /** Returns what the step leads to, or an error. */
  Object step(CelFrame frame, Object from) {
    Object key = key(frame);
    Object found;
    if (key instanceof CelError) {
      found = key;
    } else if (testOnly) {
      Object present = look(from, key);
      found = present instanceof CelError ? present : (Object) (present != null);
    } else {
      found = access(from, key);
    }
    frame.charge(1);
    return found;
  }

  /** Returns what the step leads to, {@code null} if there is nothing, or an error. */
  @Nullable Object stepIfPresent(CelFrame frame, Object from) {
    Object key = key(frame);
    Object found = key instanceof CelError ? key : look(from, key);
    if (testOnly) {
      frame.charge(1);
      return found == null || found instanceof CelError ? found : (Object) true;
    }
    if (found != null && !(found instanceof CelError)) {
      frame.charge(1);
    }
    return found;
  }

  private static Object access(Object from, Object key) {
    if (from instanceof CelMap map) {
      Object value = map.find(key);
      return value != null ? value : CelError.noSuchKey(key);
    }
    Object value = look(from, key);
    if (value != null) {
      return value;
    }
    return from instanceof CelList
        ? new CelError("index out of bounds: " + Texts.plain(key))
        : CelError.noSuchKey(key);
  }

  private static @Nullable Object look(Object from, Object key) {
    if (from instanceof CelMap map) {
      return map.find(key);
    } else if (from instanceof CelList list) {
      long at;
      if (key instanceof Long whole) {
        at = whole;
      } else if (key instanceof CelUint unsigned) {
        at = unsigned.bits();
      } else if (key instanceof Double number && number == Math.rint(number)) {
        at = (long) (double) number;
      } else if (key instanceof Double) {
        return new CelError("unsupported index value " + Texts.plain(key) + " in list");
      } else {
        return new CelError("unsupported index type '" + Values.typeOf(key) + "' in list");
      }
      return at >= 0 && at < list.size() ? list.get((int) at) : null;
    }
    return null;
  }
}
