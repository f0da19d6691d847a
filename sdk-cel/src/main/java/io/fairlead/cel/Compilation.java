package io.fairlead.cel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of an expression: a program, or complaints in the API server's words. */
public final class Compilation {

  private final @Nullable CelProgram program;
  private final List<CelIssue> issues;
  private final String message;

  private Compilation(@Nullable CelProgram program, List<CelIssue> issues, String message) {
    this.program = program;
    this.issues = issues;
    this.message = message;
  }

  static Compilation of(CelEnvironment environment, String expression) {
    Source source = new Source(expression);
    ExprFactory make = new ExprFactory();
    Expr expr = Parser.parse(source, make, environment.features());
    if (expr != null) {
      Checker.check(environment, source, expr);
    }
    if (expr == null || source.hasIssues()) {
      return new Compilation(null, source.issues(), source.display());
    }
    Planner planner = new Planner(environment);
    try {
      Node plan = planner.plan(expr);
      CelProgram program =
          new CelProgram(
              expression,
              environment,
              expr,
              make.count(),
              plan,
              planner.slots(),
              Set.copyOf(planner.used()));
      return new Compilation(program, List.of(), "");
    } catch (Planner.Impossible e) {
      String message = "program instantiation failed: " + e.getMessage();
      return new Compilation(null, List.of(new CelIssue(-1, 0, message)), message);
    }
  }

  /** Returns the program, or empty if there are {@link #issues()}. */
  public Optional<CelProgram> program() {
    return Optional.ofNullable(program);
  }

  /**
   * Returns the program.
   *
   * @throws IllegalArgumentException if there is none, with {@link #message()}
   */
  public CelProgram orThrow() {
    if (program == null) {
      throw new IllegalArgumentException("expression must be valid, but was not: " + message);
    }
    return program;
  }

  /** Returns what is wrong, in order of place; empty if there is a program. */
  public List<CelIssue> issues() {
    return issues;
  }

  /** Returns what is wrong as the server prints it, with the lines concerned; "" if nothing is. */
  public String message() {
    return message;
  }
}
