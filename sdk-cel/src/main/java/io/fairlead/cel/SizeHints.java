package io.fairlead.cel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How large the values can be that an expression reads: without it, every text and list is
 * unbounded, and so is the cost.
 */
@FunctionalInterface
public interface SizeHints {

  /** Knows nothing. */
  SizeHints NONE = path -> null;

  /**
   * Returns the size of a value: code points of a text, elements of a list, entries of a map.
   *
   * @param path from a variable: its name, then field names and {@code @items}, {@code @keys},
   *     {@code @values}, {@code @indices}; never empty
   * @return {@code null} if nothing is known
   */
  @Nullable CostRange sizeOf(List<String> path);
}
