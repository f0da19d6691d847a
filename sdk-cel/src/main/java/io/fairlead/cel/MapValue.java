package io.fairlead.cel;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A map that an expression made; numbers of different types that are equal are the same key. */
final class MapValue implements CelMap, Made {

  private record Entry(Object key, Object value) {}

  private final Map<Object, Entry> entries = new LinkedHashMap<>();
  private long nodes = 1;

  @Override
  public long nodes() {
    return nodes;
  }

  /** Adds an entry; a later one with the same key wins. */
  void add(Object key, Object value) {
    entries.put(normal(key), new Entry(key, value));
    nodes += 1 + Made.nodes(value);
    CelFrame.requireAtMost(MOST_NODES, nodes);
  }

  private static Object normal(Object key) {
    if (key instanceof CelUint number && number.bits() >= 0) {
      return number.bits();
    }
    if (key instanceof Double number) {
      long whole = (long) (double) number;
      return whole == number && Math.abs(number) < 0x1p63 ? (Object) whole : number;
    }
    return key;
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public @Nullable Object find(Object key) {
    Entry entry = entries.get(normal(key));
    return entry == null ? null : entry.value();
  }

  @Override
  public Iterator<?> keys() {
    return entries.values().stream().map(Entry::key).iterator();
  }

  @Override
  public String toString() {
    return entries.values().toString();
  }

  /** {@code cel.@mapInsert(map, key, value)}: the map grows in place while a loop collects. */
  static Object put(Object[] arguments) {
    return insert((CelMap) arguments[0], arguments[1], arguments[2]);
  }

  /** {@code cel.@mapInsert(map, entries)}. */
  static Object putAll(Object map, Object more) {
    Object result = map;
    CelMap added = (CelMap) more;
    for (Iterator<?> keys = added.keys(); keys.hasNext(); ) {
      Object key = keys.next();
      Object value = added.find(key);
      if (value == null) {
        return CelError.noSuchKey(key);
      }
      result = insert((CelMap) result, key, value);
      if (result instanceof CelError) {
        return result;
      }
    }
    return result;
  }

  private static Object insert(CelMap map, Object key, Object value) {
    if (map.contains(key)) {
      return new CelError("insert failed: key " + Texts.plain(key) + " already exists");
    }
    MapValue target;
    if (map instanceof MapValue own) {
      target = own;
    } else {
      target = new MapValue();
      for (Iterator<?> keys = map.keys(); keys.hasNext(); ) {
        Object old = keys.next();
        target.add(old, Objects.requireNonNull(map.find(old)));
      }
    }
    target.add(key, value);
    return target;
  }
}
