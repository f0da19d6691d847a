package io.fairlead.validation;

import io.fairlead.cel.CelError;
import io.fairlead.cel.CelFrame;
import io.fairlead.cel.CelOptional;
import io.fairlead.cel.CelProgram;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the rules of a schema on one object, within the server's limits; for one use. */
final class RuleCheck {

  private static final long BUDGET = 10_000_000;
  private static final int LONGEST_MESSAGE = 5 * 1024;
  private static final String OUT_OF_BUDGET =
      "validation failed due to running out of cost budget, no further validation rules will be"
          + " run";
  private static final String TOO_COSTLY = "operation cancelled: actual cost limit exceeded";

  private final Findings findings;
  private long budget = BUDGET;

  RuleCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Schema root, Json value, @Nullable Json old) {
    check(root, true, value, Path.ROOT, old, old != null && Correlation.same(root, value, old));
  }

  private void check(
      Schema schema,
      boolean root,
      Json value,
      Path path,
      @Nullable Json old,
      boolean parentUnchanged) {
    if (value == Json.Null.NULL || !schema.hasRulesBelow() || budget < 0) {
      return;
    }
    boolean unchanged = old == null ? parentUnchanged : Correlation.same(schema, value, old);
    if (!schema.rules.isEmpty()) {
      rules(schema, root, value, path, old, unchanged);
    }
    for (Schema part : schema.allOf) {
      check(part, false, value, path, old, unchanged);
    }
    if (value instanceof Json.Arr array && schema.items != null) {
      Correlation before = Correlation.of(schema, old);
      List<Json> items = array.items();
      for (int i = 0; i < items.size() && budget >= 0; i++) {
        Json item = items.get(i);
        check(schema.items, false, item, path.index(i), before.element(item), unchanged);
      }
    } else if (value instanceof Json.Obj object) {
      members(schema, object, path, old, unchanged);
    }
  }

  private void members(
      Schema schema, Json.Obj object, Path path, @Nullable Json old, boolean unchanged) {
    Json.Obj before = old instanceof Json.Obj o ? o : null;
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String name = member.getKey();
      Schema child = schema.properties.get(name);
      Path place = child == null ? path.key(name) : path.child(name);
      child = child == null ? schema.additional : child;
      if (child != null && budget >= 0) {
        Json then = before == null ? null : before.get(name);
        check(child, false, member.getValue(), place, then, unchanged);
      }
    }
  }

  private void rules(
      Schema schema, boolean root, Json value, Path path, @Nullable Json old, boolean unchanged) {
    if (budget == 0) {
      outOfBudget(schema, path);
      return;
    }
    Object self = null;
    Object oldSelf = null;
    for (RuleSet.Compiled compiled : schema.compiledRules(root).rules()) {
      CelProgram program = compiled.program();
      Rule rule = compiled.rule();
      if (program == null) {
        findings.invalid(
            path, kind(schema), "rule compile error: " + compiled.problem(), rule.rule());
        continue;
      }
      if (compiled.comparesOld() && old == null && !rule.optionalOldSelf()) {
        continue;
      }
      self = self == null ? CelValues.of(schema, value) : self;
      CelFrame frame = program.newFrame();
      frame.set(RuleSet.SELF, self);
      if (compiled.comparesOld()) {
        oldSelf = oldSelf == null && old != null ? CelValues.of(schema, old) : oldSelf;
        frame.set(RuleSet.OLD_SELF, rule.optionalOldSelf() ? optional(oldSelf) : oldSelf);
      }
      Object result = program.evaluate(frame);
      if (frame.cost() > budget) {
        outOfBudget(schema, path);
        return;
      }
      budget -= frame.cost();
      if (!Boolean.TRUE.equals(result)) {
        if (result instanceof CelError error) {
          failed(schema, error, rule, path);
          continue;
        }
        int before = findings.size();
        broken(schema, compiled, value, path, self, oldSelf);
        if (unchanged && !compiled.comparesOld()) {
          findings.ratchet(before);
        }
      }
    }
  }

  private static CelOptional optional(@Nullable Object value) {
    return value == null ? CelOptional.NONE : CelOptional.of(value);
  }

  private static Json kind(Schema schema) {
    return new Json.Str(schema.kind == Schema.Kind.INT_OR_STRING ? "" : schema.kind.text);
  }

  private void outOfBudget(Schema schema, Path path) {
    budget = -1;
    findings.invalid(path, kind(schema), OUT_OF_BUDGET, "cost budget");
  }

  private void failed(Schema schema, CelError error, Rule rule, Path path) {
    String shown = rule.shown();
    String text;
    if (error.message().startsWith("no such overload")) {
      text =
          "'"
              + error.message()
              + "': call arguments did not match a supported operator, function or macro signature"
              + " for rule: "
              + shown;
    } else if (error.message().equals(TOO_COSTLY)) {
      text =
          "'"
              + error.message()
              + "': no further validation rules will be run due to call cost exceeds limit for"
              + " rule: "
              + shown;
    } else {
      text = error.message() + " evaluating rule: " + shown;
    }
    findings.invalid(path, kind(schema), text, rule.rule());
  }

  private void broken(
      Schema schema,
      RuleSet.Compiled compiled,
      Json value,
      Path path,
      Object self,
      @Nullable Object oldSelf) {
    Rule rule = compiled.rule();
    String detail = message(compiled, self, oldSelf);
    Path place = rule.fieldPath() == null ? path : FieldPaths.below(path, schema, rule.fieldPath());
    boolean whole = value instanceof Json.Obj || value instanceof Json.Arr;
    String reason = rule.reason() == null ? "" : rule.reason();
    switch (reason) {
      case "FieldValueForbidden":
        findings.forbidden(place, detail, rule.rule());
        break;
      case "FieldValueRequired":
        findings.required(place, detail, rule.rule());
        break;
      case "FieldValueDuplicate":
        findings.duplicate(place, whole ? kind(schema) : value, rule.rule());
        break;
      default:
        findings.invalid(place, whole ? null : value, detail, rule.rule());
    }
  }

  /** Returns the message of the rule, or of its expression if that yields a usable one. */
  private String message(RuleSet.Compiled compiled, Object self, @Nullable Object oldSelf) {
    CelProgram expression = compiled.message();
    if (expression != null) {
      CelFrame frame = expression.newFrame();
      frame.set(RuleSet.SELF, self);
      if (expression.usesVariable("oldSelf")) {
        boolean maybe = compiled.rule().optionalOldSelf();
        frame.set(RuleSet.OLD_SELF, maybe ? optional(oldSelf) : oldSelf);
      }
      Object made = expression.evaluate(frame);
      budget = Math.max(0, budget - frame.cost());
      if (made instanceof String text) {
        String stripped = text.strip();
        if (!stripped.isEmpty()
            && stripped.indexOf('\n') < 0
            && stripped.length() <= LONGEST_MESSAGE) {
          return stripped;
        }
      }
    }
    return compiled.rule().messageOrDefault();
  }
}
