package io.fairlead.cel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How elements of a list are told apart, which decides what {@code ==} and {@code +} do: Kubernetes
 * has lists that are sets, and lists that are maps by the value of some fields ({@code
 * x-kubernetes-list-type}). Immutable.
 */
public final class ListIdentity {

  /** By their place: an ordinary list. */
  public static final ListIdentity PLACE = new ListIdentity(List.of());

  /** By their value: order does not matter, and {@code +} adds what is not there yet. */
  public static final ListIdentity VALUE = new ListIdentity(List.of());

  private static final CelError NO_SCALAR =
      new CelError("listSet operations are only supported on lists of scalar values");

  private final List<String> fields;

  private ListIdentity(List<String> fields) {
    this.fields = fields;
  }

  /**
   * By fields: order does not matter, and {@code +} replaces elements with the same values there.
   *
   * @param fields as expressions write them
   */
  public static ListIdentity fields(List<String> fields) {
    return new ListIdentity(List.copyOf(fields));
  }

  /** Returns {@code a == b} for lists of one length, of which {@code a} is not told by place. */
  Object equal(CelList a, CelList b) {
    Map<Object, Object> elements = new HashMap<>();
    for (int i = 0; i < a.size(); i++) {
      Object key = key(a.get(i));
      if (key instanceof CelError) {
        return key;
      }
      elements.put(key, a.get(i));
    }
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < b.size(); i++) {
      Object key = key(b.get(i));
      if (key instanceof CelError) {
        return key;
      }
      Object element = elements.get(key);
      Object same =
          element == null ? (Object) false : this == VALUE ? true : Values.equal(element, b.get(i));
      if (!Boolean.TRUE.equals(same)) {
        return same;
      }
      seen.add(key);
    }
    return seen.size() == elements.size();
  }

  /** Returns {@code a + b}. */
  Object plus(CelList a, CelList b) {
    CelFrame.requireAtMost(Made.MOST_NODES, (long) a.size() + b.size());
    Map<Object, Integer> places = new LinkedHashMap<>();
    List<Object> all = ListValue.copy(a);
    for (int i = 0; i < all.size(); i++) {
      Object key = key(all.get(i));
      if (key instanceof CelError) {
        return key;
      }
      places.put(key, i);
    }
    for (int i = 0; i < b.size(); i++) {
      Object element = b.get(i);
      Object key = key(element);
      if (key instanceof CelError) {
        return key;
      }
      Integer place = places.get(key);
      if (place == null) {
        if (this == VALUE) {
          places.put(key, all.size());
        }
        all.add(element);
      } else if (this != VALUE) {
        all.set(place, element);
      }
    }
    return new ListValue(all, this);
  }

  /** Returns what tells an element apart, or an error. */
  private Object key(Object element) {
    if (element instanceof CelError) {
      return new Object(); // is like nothing else
    }
    if (this == VALUE) {
      return element instanceof CelList || element instanceof CelMap ? NO_SCALAR : element;
    }
    List<@Nullable Object> key = new ArrayList<>(fields.size());
    for (String field : fields) {
      Object value = element instanceof CelMap map ? map.find(field) : null;
      key.add(value instanceof CelError ? null : value);
    }
    return key;
  }
}
