package io.fairlead.validation;

import io.fairlead.cel.CelEnvironment;
import io.fairlead.cel.CelProgram;
import io.fairlead.cel.CelStruct;
import io.fairlead.cel.CelType;
import io.fairlead.cel.Compilation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the rules of schemas that belong together. Versions of a kind and kinds of a group
 * repeat their rules: what was compiled before is used again where the types are the same.
 * Thread-safe.
 */
final class RuleCompiler {

  /** A program, and what was looked at to make it. */
  private static final class Known {
    final CelType self;
    final boolean optional;
    final List<CelStruct> types;
    final CelProgram program;

    Known(CelType self, boolean optional, List<CelStruct> types, CelProgram program) {
      this.self = self;
      this.optional = optional;
      this.types = types;
      this.program = program;
    }
  }

  private final Map<String, List<Known>> known = new HashMap<>();

  /**
   * Compiles the rules of one node.
   *
   * @param seen what the rules see
   * @param root whether that is a whole object
   */
  synchronized RuleSet compile(List<Rule> rules, Schema seen, boolean root) {
    OneNode node = new OneNode(seen, root);
    List<RuleSet.Compiled> compiled = new ArrayList<>(rules.size());
    for (Rule rule : rules) {
      if (!rule.rule().isBlank()) {
        compiled.add(node.compile(rule));
      }
    }
    return RuleSet.of(compiled);
  }

  /** What rules of one node can see. */
  private final class OneNode {
    private final CelTypes types = new CelTypes();
    private final CelType self;
    private @Nullable CelEnvironment plain;
    private @Nullable CelEnvironment optional;

    OneNode(Schema schema, boolean root) {
      CelType type = types.of(schema, "selfType", root);
      self = type == null ? CelType.DYN : type;
    }

    RuleSet.Compiled compile(Rule rule) {
      CelProgram program = reuse(rule.rule(), rule.optionalOldSelf());
      if (program == null) {
        Compilation compilation = environment(rule.optionalOldSelf()).compile(rule.rule());
        program = compilation.program().orElse(null);
        if (program == null) {
          return RuleSet.Compiled.failed(rule, "compilation failed: " + compilation.message());
        }
        keep(program, rule.optionalOldSelf());
      }
      if (!program.resultType().equals(CelType.BOOL)) {
        return RuleSet.Compiled.failed(rule, "cel expression must evaluate to a bool");
      }
      boolean comparesOld = program.usesVariable("oldSelf");
      String expression = rule.messageExpression();
      if (expression == null || expression.isEmpty()) {
        return new RuleSet.Compiled(rule, program, "", comparesOld, null, "");
      }
      Compilation made = environment(rule.optionalOldSelf()).compile(expression);
      CelProgram message = made.program().orElse(null);
      String problem = "";
      if (message == null) {
        problem = "messageExpression compilation failed: " + made.message();
      } else if (!message.resultType().equals(CelType.STRING)) {
        message = null;
        problem = "messageExpression must evaluate to a string";
      }
      return new RuleSet.Compiled(rule, program, "", comparesOld, message, problem);
    }

    private CelEnvironment environment(boolean optionalOldSelf) {
      CelEnvironment made = optionalOldSelf ? optional : plain;
      if (made == null) {
        made =
            CelEnvironment.builder()
                .structs(types)
                .variable("self", self)
                .variable("oldSelf", optionalOldSelf ? CelType.optional(self) : self)
                .build();
        if (optionalOldSelf) {
          optional = made;
        } else {
          plain = made;
        }
      }
      return made;
    }

    private void keep(CelProgram program, boolean optionalOldSelf) {
      List<Known> before = known.get(program.expression());
      if (before == null) {
        before = new ArrayList<>(1);
        known.put(program.expression(), before);
      }
      before.add(new Known(self, optionalOldSelf, types.structs(), program));
    }

    private @Nullable CelProgram reuse(String expression, boolean optionalOldSelf) {
      List<Known> before = known.get(expression);
      if (before != null) {
        for (Known candidate : before) {
          if (candidate.optional == optionalOldSelf
              && candidate.self.equals(self)
              && types.agreeWith(candidate.types)) {
            return candidate.program;
          }
        }
      }
      return null;
    }
  }
}
