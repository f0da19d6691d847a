package io.fairlead.validation;

import io.fairlead.cel.CelEnvironment;
import io.fairlead.cel.CelProgram;
import io.fairlead.cel.CelType;
import io.fairlead.cel.Compilation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of one node of a schema, compiled; immutable. */
final class RuleSet {

  static final int SELF = 0;
  static final int OLD_SELF = 1;

  private final List<Compiled> rules;

  private RuleSet(List<Compiled> rules) {
    this.rules = rules;
  }

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
      @Nullable CelProgram message) {}

  List<Compiled> rules() {
    return rules;
  }

  static RuleSet compile(Schema schema, boolean root) {
    CelTypes types = new CelTypes();
    CelType self = types.of(schema, "selfType", root);
    CelType known = self == null ? CelType.DYN : self;
    CelEnvironment plain = null;
    CelEnvironment optional = null;
    List<Compiled> compiled = new ArrayList<>(schema.rules.size());
    for (Rule rule : schema.rules) {
      CelEnvironment environment;
      if (rule.optionalOldSelf()) {
        optional = optional == null ? environment(types, known, true) : optional;
        environment = optional;
      } else {
        plain = plain == null ? environment(types, known, false) : plain;
        environment = plain;
      }
      compiled.add(compile(rule, environment));
    }
    return new RuleSet(List.copyOf(compiled));
  }

  private static CelEnvironment environment(CelTypes types, CelType self, boolean optional) {
    return types
        .environment()
        .variable("self", self)
        .variable("oldSelf", optional ? CelType.optional(self) : self)
        .build();
  }

  private static Compiled compile(Rule rule, CelEnvironment environment) {
    Compilation compilation = environment.compile(rule.rule());
    CelProgram program = compilation.program().orElse(null);
    if (program == null) {
      String problem = "compilation failed: " + compilation.message();
      return new Compiled(rule, null, problem, false, null);
    }
    if (!program.resultType().equals(CelType.BOOL)) {
      return new Compiled(rule, null, "cel expression must evaluate to a bool", false, null);
    }
    CelProgram message = null;
    String expression = rule.messageExpression();
    if (expression != null && !expression.isEmpty()) {
      message = environment.compile(expression).program().orElse(null);
      if (message != null && !message.resultType().equals(CelType.STRING)) {
        message = null;
      }
    }
    return new Compiled(rule, program, "", program.usesVariable("oldSelf"), message);
  }
}
