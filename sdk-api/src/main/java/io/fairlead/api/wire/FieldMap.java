package io.fairlead.api.wire;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A small immutable map in order of arrival: one array, and an index only where it pays.
 *
 * @param <V> what it holds
 */
public final class FieldMap<V> extends AbstractMap<String, V> {

  private static final int LINEAR = 8;

  private final Object[] pairs; // name, value, name, value, ...
  private final int @Nullable [] index; // open addressing: 1 + number of the pair

  /**
   * Wraps an array.
   *
   * @param pairs name, value, name, value and so on; names must differ, nobody may write to it
   */
  public FieldMap(Object[] pairs) {
    this.pairs = pairs;
    index = pairs.length / 2 > LINEAR ? index(pairs) : null;
  }

  private static int[] index(Object[] pairs) {
    int size = Integer.highestOneBit(pairs.length) * 2;
    int[] index = new int[size];
    for (int i = 0; i < pairs.length; i += 2) {
      int at = spread(pairs[i].hashCode()) & (size - 1);
      while (index[at] != 0) {
        at = (at + 1) & (size - 1);
      }
      index[at] = 1 + i / 2;
    }
    return index;
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 16);
  }

  @SuppressWarnings("unchecked") // odd places hold values
  private V valueAt(int pair) {
    return (V) pairs[2 * pair + 1];
  }

  private int find(@Nullable Object name) {
    if (name == null) {
      return -1;
    }
    if (index == null) {
      for (int i = 0; i < pairs.length; i += 2) {
        if (pairs[i].equals(name)) {
          return i / 2;
        }
      }
      return -1;
    }
    int at = spread(name.hashCode()) & (index.length - 1);
    while (index[at] != 0) {
      int pair = index[at] - 1;
      if (pairs[2 * pair].equals(name)) {
        return pair;
      }
      at = (at + 1) & (index.length - 1);
    }
    return -1;
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return find(name) >= 0;
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    int pair = find(name);
    return pair < 0 ? null : valueAt(pair);
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> action) {
    for (int pair = 0; pair < size(); pair++) {
      action.accept((String) pairs[2 * pair], valueAt(pair));
    }
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return FieldMap.this.size();
      }

      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, V>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size();
    }

    @Override
    public Map.Entry<String, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int pair = next++;
      return Map.entry((String) pairs[2 * pair], valueAt(pair));
    }
  }
}
