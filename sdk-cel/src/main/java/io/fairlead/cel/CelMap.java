package io.fairlead.cel;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map or an object with fields that an expression reads. Values are the Java types that {@link
 * CelProgram} names.
 */
public interface CelMap {

  /** Returns how many entries there are. */
  int size();

  /**
   * Looks a key up for {@code m[key]}, {@code m.key} and {@code has(m.key)}.
   *
   * @return the value, {@code null} if there is no such key, or a {@link CelError}
   */
  @Nullable Object find(Object key);

  /** Whether {@code key in m}. */
  default boolean contains(Object key) {
    return find(key) != null;
  }

  /** Returns the keys in the order in which loops see them. */
  Iterator<?> keys();

  /**
   * Whether what expressions cannot see is the same as in another map, since it counts where both
   * are compared.
   */
  default boolean equalsHidden(CelMap other) {
    return true;
  }

  /** Returns the type that {@code type(m)} has. */
  default CelType type() {
    return CelType.MAP;
  }

  /** Returns a map over Java values with text keys, wrapped, not copied. */
  static CelMap of(Map<String, ?> values) {
    return new CelMap() {
      @Override
      public int size() {
        return values.size();
      }

      @Override
      public @Nullable Object find(Object key) {
        return key instanceof String ? values.get(key) : null;
      }

      @Override
      public Iterator<?> keys() {
        return values.keySet().iterator();
      }

      @Override
      public String toString() {
        return values.toString();
      }
    };
  }
}
