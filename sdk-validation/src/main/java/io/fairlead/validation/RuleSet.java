package io.fairlead.validation;

import io.fairlead.cel.CelProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one node of a schema, compiled; immutable.
 *
 * @param rules in order
 */
record RuleSet(List<Compiled> rules) {

  static final int SELF = 0;
  static final int OLD_SELF = 1;

  /**
   * A rule that can run, or the reason why it cannot.
   *
   * @param rule its text
   * @param program {@code null} if it does not compile
   * @param problem why not; else ""
   * @param comparesOld whether it reads the old value
   * @param message the program of the message expression, if there is one that compiles
   */
  record Compiled(
      Rule rule,
      @Nullable CelProgram program,
      String problem,
      boolean comparesOld,
      @Nullable CelProgram message) {

    static Compiled failed(Rule rule, String problem) {
      return new Compiled(rule, null, problem, false, null);
    }
  }
}
