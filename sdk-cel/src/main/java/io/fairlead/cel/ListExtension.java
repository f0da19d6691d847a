package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;

/** The list extension of CEL, version 3. */
final class ListExtension {

  private static final String[][] COMPARABLE = {
    {"int", "int"},
    {"uint", "uint"},
    {"double", "double"},
    {"bool", "bool"},
    {"duration", "google.protobuf.Duration"},
    {"timestamp", "google.protobuf.Timestamp"},
    {"string", "string"},
    {"bytes", "bytes"}
  };

  private static final int LONGEST_RANGE = 10_000_000;

  private ListExtension() {}

  static void declare(FunctionTable.Builder to) {
    to.add(
        Overload.ofMany(
            "slice", "list_slice", "list(T).(int, int) -> list(T)", ListExtension::slice));
    to.add(
        Overload.of(
            "flatten",
            "list_flatten",
            "list(list(T)).() -> list(T)",
            a -> flatten((CelList) a, 1L)));
    to.add(
        Overload.of(
            "flatten",
            "list_flatten_int",
            "list(dyn).(int) -> list(dyn)",
            (a, depth) -> flatten((CelList) a, (Long) depth)));
    for (String[] type : COMPARABLE) {
      String list = "list(" + type[0] + ')';
      to.add(
          Overload.of(
              "sort", "list_" + type[1] + "_sort", list + ".() -> " + list, a -> sort(a, a)));
      to.add(
          Overload.of(
              "@sortByAssociatedKeys",
              "list_" + type[1] + "_sortByAssociatedKeys",
              "list(T).(" + list + ") -> list(T)",
              ListExtension::sort));
    }
    to.add(Overload.of("lists.range", "lists_range", "(int) -> list(int)", a -> range((Long) a)));
    to.add(
        Overload.of("reverse", "list_reverse", "list(T).() -> list(T)", a -> reverse((CelList) a)));
    to.add(
        Overload.of(
            "distinct", "list_distinct", "list(T).() -> list(T)", a -> distinct((CelList) a)));
  }

  private static Object slice(Object[] arguments) {
    CelList list = (CelList) arguments[0];
    long from = (Long) arguments[1];
    long to = (Long) arguments[2];
    String call = "cannot slice(" + from + ", " + to + "), ";
    if (from < 0 || to < 0) {
      return new CelError(call + "negative indexes not supported");
    }
    if (from > to) {
      return new CelError(call + "start index must be less than or equal to end index");
    }
    if (to > list.size()) {
      return new CelError(call + "list is length " + list.size());
    }
    return new ListValue(new ArrayList<>(ListTable.elements(list).subList((int) from, (int) to)));
  }

  private static Object flatten(CelList list, long depth) {
    if (depth < 0) {
      return new CelError("level must be non-negative");
    }
    List<Object> flat = new ArrayList<>();
    flatten(list, depth, flat);
    return new ListValue(flat);
  }

  private static void flatten(CelList list, long depth, List<Object> to) {
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (depth > 0 && element instanceof CelList inner) {
        flatten(inner, depth - 1, to);
      } else {
        to.add(element);
      }
    }
  }

  /** Sorts by keys; stable, where the server's order of equal keys is not defined. */
  private static Object sort(Object a, Object b) {
    CelList list = (CelList) a;
    CelList keys = (CelList) b;
    if (list.size() != keys.size()) {
      return new CelError(
          "@sortByAssociatedKeys() expected a list of the same size as the associated keys list,"
              + " but got "
              + list.size()
              + " and "
              + keys.size()
              + " elements respectively");
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      order.add(i);
      if (!Values.typeOf(keys.get(i)).equals(Values.typeOf(keys.get(0)))) {
        return new CelError("list elements must have the same type");
      }
    }
    if (!order.isEmpty() && Values.compare(keys.get(0), keys.get(0)) == Values.INCOMPARABLE) {
      return new CelError("list elements must be comparable");
    }
    order.sort(
        (x, y) -> {
          int compared = Values.compare(keys.get(x), keys.get(y));
          return compared == Values.UNORDERED ? 0 : compared;
        });
    List<Object> sorted = new ArrayList<>(list.size());
    order.forEach(index -> sorted.add(list.get(index)));
    return new ListValue(sorted);
  }

  /** The numbers are not kept: a long range costs no memory before somebody copies it. */
  private static Object range(long size) {
    if (size < 0) {
      return new CelError("lists.range: size must be non-negative, got " + size);
    }
    if (size > LONGEST_RANGE) {
      return new CelError(
          "lists.range: size " + size + " exceeds maximum allowed (" + LONGEST_RANGE + ")");
    }
    return new Range((int) size);
  }

  private record Range(int size) implements CelList {
    @Override
    public Object get(int index) {
      return (long) index;
    }
  }

  private static Object reverse(CelList list) {
    List<Object> reversed = new ArrayList<>(list.size());
    for (int i = list.size() - 1; i >= 0; i--) {
      reversed.add(list.get(i));
    }
    return new ListValue(reversed);
  }

  private static Object distinct(CelList list) {
    List<Object> seen = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (seen.stream().noneMatch(other -> Values.isEqual(element, other))) {
        seen.add(element);
      }
    }
    return new ListValue(seen);
  }
}
