package io.fairlead.validation;

import io.fairlead.cel.CelProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one node of a schema, compiled; immutable.
 *
 * @param rules in order
 * @param compareOld whether any of them reads the old value
 */
record RuleSet(List<Compiled> rules, boolean compareOld) {

  static final int SELF = 0;
  static final int OLD_SELF = 1;

  static RuleSet of(List<Compiled> rules) {
    return new RuleSet(List.copyOf(rules), rules.stream().anyMatch(Compiled::comparesOld));
  }

  /**
   * A rule that can run, or the reason why it cannot.
   *
   * @param rule its text
   * @param program {@code null} if it does not compile
   * @param problem why not; else ""
   * @param comparesOld whether it reads the old value
   * @param message the program of the message expression, if there is one that compiles
   * @param messageProblem why it does not compile; else ""
   */
  record Compiled(
      Rule rule,
      @Nullable CelProgram program,
      String problem,
      boolean comparesOld,
      @Nullable CelProgram message,
      String messageProblem) {

    /** Whether the rule has something to say where there is an old value, or none. */
    boolean runs(boolean hasOld) {
      return hasOld || !comparesOld || rule.optionalOldSelf();
    }

    static Compiled failed(Rule rule, String problem) {
      return new Compiled(rule, null, problem, false, null, "");
    }
  }
}
