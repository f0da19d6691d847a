package io.fairlead.cli;

import io.fairlead.kernel.NearestName;
import io.fairlead.kernel.Preconditions;
import java.util.Collection;

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
    String meant = NearestName.to(name, known, name.length() / 3);
    return Preconditions.violated(
        what, rule, meant.isEmpty() ? name : name + " (did you mean " + meant + "?)");
  }
}
