package io.fairlead.dra;

import io.fairlead.cel.CelError;
import io.fairlead.cel.CelList;
import io.fairlead.cel.SemanticVersion;
import java.util.ArrayList;
import java.util.List;

/** Turns what an expression yields into the value of an attribute. */
final class DerivedValues {

  private DerivedValues() {}

  /** Returns the number of a value, or the complaint about it. */
  static Object number(Object value, Universe universe) {
    if (value instanceof CelError error) {
      return error.message();
    } else if (value instanceof SemanticVersion version) {
      return universe.version(version.toString());
    } else if (value instanceof String || value instanceof Long || value instanceof Boolean) {
      return universe.scalar(value);
    } else if (value instanceof CelList list) {
      return listNumber(list, universe);
    }
    return "unsupported result type " + value.getClass().getSimpleName();
  }

  private static Object listNumber(CelList list, Universe universe) {
    List<Object> items = new ArrayList<>();
    boolean versions = false;
    Class<?> type = list.size() == 0 ? String.class : list.get(0).getClass();
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      if (item.getClass() != type) {
        return "expected list element at index " + i + " to be " + type.getSimpleName();
      }
      versions = item instanceof SemanticVersion;
      items.add(versions ? item.toString() : item);
    }
    char kind = versions ? 'v' : type == Long.class ? 'i' : type == Boolean.class ? 'b' : 's';
    boolean known = versions || type == Long.class || type == Boolean.class || type == String.class;
    return known ? universe.list(kind, items) : "unsupported list element type";
  }
}
