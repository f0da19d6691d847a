package io.fairlead.cli;

import io.fairlead.kernel.NearestName;
import io.fairlead.kernel.Preconditions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The complaint about a name that is none of those there are, with the one that was meant. */
final class UnknownName {

  private UnknownName() {}

  /**
   * Returns the exception to throw.
   *
   * @param rule completes "must be"
   */
  static IllegalArgumentException of(
      String what, String rule, String name, Collection<String> known) {
    Map<String, String> same = new LinkedHashMap<>();
    known.forEach(one -> same.put(one, one));
    return of(what, rule, name, same);
  }

  /**
   * Returns the exception to throw.
   *
   * @param rule completes "must be"
   * @param known what to write, by all that somebody may have written for it
   */
  static IllegalArgumentException of(
      String what, String rule, String name, Map<String, String> known) {
    String meant = known.getOrDefault(NearestName.to(name, known.keySet(), name.length() / 3), "");
    return Preconditions.violated(
        what, rule, meant.isEmpty() ? name : name + " (did you mean " + meant + "?)");
  }
}
