package io.fairlead.dra;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Go sees in a field that is not there. */
final class Texts {

  private Texts() {}

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : map;
  }

  static boolean isTrue(@Nullable Boolean flag) {
    return flag != null && flag;
  }
}
