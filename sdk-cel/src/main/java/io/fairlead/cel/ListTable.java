package io.fairlead.cel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Functions of lists: Kubernetes' own, the list extension (1.34), and sets (1.29). */
final class ListTable {

  private static final List<String> COMPARABLE =
      List.of("int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes");

  private ListTable() {}

  static void declare(FunctionTable.Builder to, int minor) {
    for (String type : COMPARABLE) {
      String list = "list(" + type + ").() -> ";
      one(to, "isSorted", "list_" + type + "_is_sorted_bool", list + "bool", ListTable::isSorted);
      String id = '_' + type;
      one(to, "max", "list_" + type + "_max" + id, list + type, a -> extreme(a, "max", -1));
      one(to, "min", "list_" + type + "_min" + id, list + type, a -> extreme(a, "min", 1));
    }
    sum(to, "int", 0L);
    sum(to, "uint", new CelUint(0));
    sum(to, "double", 0.0);
    sum(to, "duration", Duration.ZERO);
    two(to, "indexOf", "list_a_index_of_int", "list(A).(A) -> int", ListTable::indexOf);
    two(to, "lastIndexOf", "list_a_last_index_of_int", "list(A).(A) -> int", ListTable::lastIndex);
    if (minor >= 37) {
      two(to, "includes", "list_includes_dyn_dyn", "dyn.(dyn) -> bool", ListTable::includes);
    }
    if (minor >= 29) {
      String sets = "(list(T), list(T)) -> bool";
      two(to, "sets.contains", "list_sets_contains_list", sets, ListTable::containsAll);
      two(
          to,
          "sets.equivalent",
          "list_sets_equivalent_list",
          sets,
          (a, b) -> (Boolean) containsAll(a, b) && (Boolean) containsAll(b, a));
      two(to, "sets.intersects", "list_sets_intersects_list", sets, ListTable::intersects);
    }
  }

  private static void one(
      FunctionTable.Builder to, String name, String id, String signature, Overload.One body) {
    to.add(Overload.of(name, id, signature, body));
  }

  private static void two(
      FunctionTable.Builder to, String name, String id, String signature, Overload.Two body) {
    to.add(Overload.of(name, id, signature, body));
  }

  private static void sum(FunctionTable.Builder to, String type, Object zero) {
    one(
        to,
        "sum",
        "list_" + type + "_sum_" + type,
        "list(" + type + ").() -> " + type,
        a -> {
          Object sum = zero;
          CelList list = (CelList) a;
          for (int i = 0; i < list.size(); i++) {
            sum = Arithmetic.add(sum, list.get(i));
            if (sum instanceof CelError) {
              return sum;
            }
          }
          return sum;
        });
  }

  private static Object isSorted(Object a) {
    CelList list = (CelList) a;
    for (int i = 1; i < list.size(); i++) {
      Object before = list.get(i - 1);
      Object next = list.get(i);
      if (before instanceof CelError || next instanceof CelError) {
        return before instanceof CelError ? before : next;
      }
      if (Values.compare(before, next) == 1) {
        return false;
      }
    }
    return true;
  }

  private static Object extreme(Object a, String name, int replaced) {
    CelList list = (CelList) a;
    if (list.size() == 0) {
      return new CelError(name + " called on empty list");
    }
    Object best = list.get(0);
    for (int i = 1; i < list.size(); i++) {
      Object next = list.get(i);
      if (best instanceof CelError || next instanceof CelError) {
        return best instanceof CelError ? best : next;
      }
      if (Values.compare(best, next) == replaced) {
        best = next;
      }
    }
    return best;
  }

  private static Object indexOf(Object a, Object element) {
    CelList list = (CelList) a;
    for (int i = 0; i < list.size(); i++) {
      if (Values.isEqual(list.get(i), element)) {
        return (long) i;
      }
    }
    return -1L;
  }

  private static Object lastIndex(Object a, Object element) {
    CelList list = (CelList) a;
    for (int i = list.size() - 1; i >= 0; i--) {
      if (Values.isEqual(list.get(i), element)) {
        return (long) i;
      }
    }
    return -1L;
  }

  static Object includes(Object target, Object element) {
    if (target instanceof CelList) {
      return !indexOf(target, element).equals(-1L);
    }
    return Values.isEqual(target, element);
  }

  private static Object containsAll(Object a, Object b) {
    CelList wanted = (CelList) b;
    for (int i = 0; i < wanted.size(); i++) {
      if (indexOf(a, wanted.get(i)).equals(-1L)) {
        return false;
      }
    }
    return true;
  }

  private static Object intersects(Object a, Object b) {
    CelList list = (CelList) a;
    for (int i = 0; i < list.size(); i++) {
      if (!indexOf(b, list.get(i)).equals(-1L)) {
        return true;
      }
    }
    return false;
  }

  static List<Object> elements(Object list) {
    return new ArrayList<>(ListValue.copy((CelList) list));
  }
}
