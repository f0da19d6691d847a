package io.fairlead.api.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the constructors and builders of records do with collections.
 *
 * <p>A constructor wraps and never copies: what a reader hands in may still be text that is parsed
 * on first use. A builder copies, since its caller may go on writing. Absent stays absent.
 */
public final class Frozen {

  // what List.of returns needs no view; the two classes behind it have no name of their own
  private static final Class<?> SHORT_LIST = List.of(1).getClass();
  private static final Class<?> LONG_LIST = List.of(1, 2, 3).getClass();

  private Frozen() {}

  /** Returns an unmodifiable view, or {@code null} for {@code null}. */
  public static <T> @Nullable List<T> list(@Nullable List<T> list) {
    if (list == null || list.getClass() == SHORT_LIST || list.getClass() == LONG_LIST) {
      return list;
    }
    return Collections.unmodifiableList(list);
  }

  /** Returns an unmodifiable view, or {@code null} for {@code null}. */
  public static <T> @Nullable Map<String, T> map(@Nullable Map<String, T> map) {
    return map == null || map instanceof FieldMap ? map : Collections.unmodifiableMap(map);
  }

  /** Returns an unmodifiable view, or an empty map for {@code null}. */
  public static <T> Map<String, T> fields(@Nullable Map<String, T> fields) {
    if (fields == null || fields.isEmpty()) {
      return Map.of();
    }
    return fields instanceof FieldMap ? fields : Collections.unmodifiableMap(fields);
  }

  /** Returns a copy, or {@code null} for {@code null}. */
  public static <T> @Nullable List<T> copy(@Nullable List<? extends T> list) {
    return list == null ? null : new ArrayList<>(list);
  }

  /** Returns a copy in the same order, or {@code null} for {@code null}. */
  public static <T> @Nullable Map<String, T> copy(@Nullable Map<String, ? extends T> map) {
    return map == null ? null : new LinkedHashMap<>(map);
  }

  /** Returns a copy in which {@code name} has the value {@code value}. */
  public static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
    Map<String, T> changed = new LinkedHashMap<>(map);
    changed.put(name, value);
    return changed;
  }
}
