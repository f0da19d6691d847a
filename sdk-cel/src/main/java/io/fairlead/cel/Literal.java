package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;

/** Lists and maps that are written out. */
final class Literal {

  private static final long LIST_COST = 10;
  private static final long MAP_COST = 30;

  private Literal() {}

  static final class ListNode extends Node {
    private final Node[] elements;
    private final boolean[] optional;

    ListNode(List<Node> elements, boolean[] optional) {
      this.elements = elements.toArray(new Node[0]);
      this.optional = optional;
    }

    @Override
    Object eval(CelFrame frame) {
      List<Object> values = new ArrayList<>(elements.length);
      Object error = null;
      for (int i = 0; i < elements.length && error == null; i++) {
        Object value = elements[i].eval(frame);
        if (value instanceof CelError) {
          error = value;
        } else if (!optional[i]) {
          values.add(value);
        } else if (value instanceof CelOptional inner) {
          Object present = inner.value();
          if (present != null) {
            values.add(present);
          }
        } else {
          error = notOptional("element " + i, value);
        }
      }
      frame.charge(LIST_COST);
      return error != null ? error : new ListValue(values);
    }
  }

  static final class MapNode extends Node {
    private final Node[] keys;
    private final Node[] values;
    private final boolean[] optional;

    MapNode(List<Node> keys, List<Node> values, boolean[] optional) {
      this.keys = keys.toArray(new Node[0]);
      this.values = values.toArray(new Node[0]);
      this.optional = optional;
    }

    @Override
    Object eval(CelFrame frame) {
      MapValue map = new MapValue();
      Object error = null;
      for (int i = 0; i < keys.length && error == null; i++) {
        Object key = keys[i].eval(frame);
        Object value = key instanceof CelError ? key : values[i].eval(frame);
        if (value instanceof CelError) {
          error = value;
        } else if (!optional[i]) {
          map.add(key, value);
        } else if (value instanceof CelOptional inner) {
          Object present = inner.value();
          if (present != null) {
            map.add(key, present);
          }
        } else {
          error = notOptional("map entry " + Texts.plain(key), value);
        }
      }
      frame.charge(MAP_COST);
      return error != null ? error : map;
    }
  }

  private static CelError notOptional(String where, Object value) {
    return new CelError(
        "cannot initialize optional " + where + " from non-optional value " + Texts.plain(value));
  }
}
