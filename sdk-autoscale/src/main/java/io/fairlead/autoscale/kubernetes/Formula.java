package io.fairlead.autoscale.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A compiled formula of KEDA's scaling modifiers, over the values of triggers by name.
 *
 * <p>Implementations are immutable and thread-safe, and pure: the same values, the same result.
 */
@FunctionalInterface
public interface Formula {

  /**
   * Computes the formula.
   *
   * @param triggers value by name of the trigger; a trigger without an entry is {@code nil}
   * @return the value, or empty if the formula comes to {@code nil}
   * @throws RuntimeException if it cannot be computed with these values; the policy takes that as
   *     KEDA takes an error of its formula engine
   */
  OptionalDouble evaluate(Map<String, Double> triggers);

  /** Compiles formulas; give {@link KedaPolicy} your own to support more than {@link #small}. */
  @FunctionalInterface
  interface Port {

    /**
     * Compiles a formula.
     *
     * @param formula as in {@code spec.advanced.scalingModifiers.formula}
     * @param triggers names that it may use; their values are floating-point numbers or {@code nil}
     * @throws IllegalArgumentException if the formula is wrong or uses what the port does not know
     */
    Formula compile(String formula, List<String> triggers);

    /**
     * Returns the evaluator of this library: the part of the language (github.com/expr-lang/expr
     * 1.17, which KEDA embeds) that formulas over metrics need.
     *
     * <p>Numbers are integers of 64 bits or doubles, kept apart as there: {@code 1 + 2} is an
     * integer, {@code /} and {@code ^} always give doubles, {@code %} takes integers only. {@code
     * nil} is a trigger that has no value; {@code ??} replaces it, and nothing else accepts it but
     * {@code ==} and {@code !=}. Operators: {@code ?: || or && and == != < <= > >= + - * / % ^ **
     * ?? ! not}, with the precedence of the original ({@code ??} binds tightest). Functions: {@code
     * min}, {@code max} and {@code avg} of numbers or lists, {@code sum} and {@code count} of a
     * list with an optional predicate ({@code count([a, b], # > 1)}), and {@code float}, with which
     * KEDA wraps every formula. Any other function is refused by name.
     *
     * <p>Nesting is limited to 100 levels and a formula to 4,000 characters. Evaluation is linear
     * in the length of the formula, times the length of its lists.
     */
    static Port small() {
      return FormulaParser::compile;
    }
  }
}
