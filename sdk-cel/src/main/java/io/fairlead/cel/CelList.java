package io.fairlead.cel;

import java.util.List;

/**
 * A list that an expression reads. Elements are the Java types that {@link CelProgram} names; an
 * implementation may make them when asked, and is then asked again each time.
 */
public interface CelList {

  /** Returns how many elements there are. */
  int size();

  /**
   * Returns an element.
   *
   * @param index in {@code [0, size())}
   */
  Object get(int index);

  /** Returns how elements are told apart. */
  default ListIdentity identity() {
    return ListIdentity.PLACE;
  }

  /** Returns a list over Java values, wrapped, not copied. */
  static CelList of(List<?> values) {
    return new CelList() {
      @Override
      public int size() {
        return values.size();
      }

      @Override
      public Object get(int index) {
        return values.get(index);
      }

      @Override
      public String toString() {
        return values.toString();
      }
    };
  }
}
