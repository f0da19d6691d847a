package io.fairlead.vertx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What differs between two maps, in the words of the log: {@code +} came, {@code -} went. */
final class Changes {

  private Changes() {}

  /**
   * Returns the names that came ({@code +}) or changed ({@code ~}) in the order of {@code after},
   * then those that went ({@code -}).
   */
  static <T> List<String> between(Map<String, ? extends T> before, Map<String, ? extends T> after) {
    List<String> changes = new ArrayList<>();
    after.forEach(
        (name, value) -> {
          T known = before.get(name);
          if (!value.equals(known)) {
            changes.add((known == null ? "+" : "~") + name);
          }
        });
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> changes.add("-" + name));
    return changes;
  }
}
