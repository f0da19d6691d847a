package io.fairlead.validation;

import io.fairlead.cel.CelError;
import io.fairlead.cel.CelFrame;
import io.fairlead.cel.CelOptional;
import io.fairlead.cel.CelProgram;
import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
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
  private static final String MESSAGE_OUT_OF_BUDGET =
      "messageExpression evaluation failed due to running out of cost budget, no further validation"
          + " rules will be run";
  private static final String MESSAGE_TOO_COSTLY =
      "no further validation rules will be run due to call cost exceeds limit for"
          + " messageExpression: ";
  private static final CelError UNKNOWN_OLD = new CelError("no such attribute(s): oldSelf");
  private static final String TOO_COSTLY = "operation cancelled: actual cost limit exceeded";

  private final Findings findings;
  private long budget = BUDGET;

  RuleCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Schema root, Json value, @Nullable Json old) {
    if (root.hasRulesBelow()) {
      Changes changes = old == null ? Changes.NONE : Changes.of(Correlated.root(root, value, old));
      check(root, root, true, value, Path.ROOT, old, changes);
    }
  }

  /**
   * Walks a value.
   *
   * @param schema where rules are: a node, or a part of its {@code allOf}
   * @param node the node itself, which says what the rules see
   */
  private void check(
      Schema schema,
      Schema node,
      boolean root,
      Json value,
      Path path,
      @Nullable Json before,
      Changes changes) {
    if (value == Json.Null.NULL || !schema.hasAnyRulesBelow() || budget < 0) {
      return;
    }
    Json old = before == Json.Null.NULL ? null : before;
    if (!schema.rules.isEmpty()) {
      rules(schema, node, root, value, path, old, changes);
    }
    for (Schema part : schema.allOf) {
      check(part, node, root, value, path, old, changes.ofPart());
    }
    if (value instanceof Json.Arr array && schema.items != null && node.items != null) {
      elements(schema.items, node, array, path, old, changes);
    } else if (value instanceof Json.Obj object) {
      members(schema, node, object, path, old, changes);
    }
  }

  private void elements(
      Schema schema, Schema node, Json.Arr array, Path path, @Nullable Json old, Changes changes) {
    Schema items = node.items == null ? node : node.items;
    ListKeys before = ListKeys.of(node, old);
    List<Json> elements = array.items();
    for (int i = 0; i < elements.size() && budget >= 0; i++) {
      Json element = elements.get(i);
      Json then = before.element(element);
      check(schema, items, items.embedded, element, path.index(i), then, changes.index(i));
    }
  }

  private void members(
      Schema schema, Schema node, Json.Obj object, Path path, @Nullable Json old, Changes changes) {
    Json.Obj before = old instanceof Json.Obj o ? o : null;
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String name = member.getKey();
      Schema child = schema.properties.get(name);
      Schema seen = node.properties.get(name);
      Path place = child == null ? path.key(name) : path.child(name);
      if (child == null) {
        child = schema.additional;
        seen = node.additional;
      }
      if (child != null && seen != null && budget >= 0 && CelTypes.isVisible(seen)) {
        Json then = before == null ? null : before.get(name);
        Json value = member.getValue();
        check(child, seen, seen.embedded, value, place, then, changes.member(name));
      }
    }
  }

  private void rules(
      Schema schema,
      Schema node,
      boolean root,
      Json value,
      Path path,
      @Nullable Json old,
      Changes changes) {
    if (budget == 0) {
      end(node, path, OUT_OF_BUDGET);
      return;
    }
    Subject subject = new Subject(node, path, value, old);
    RuleSet rules = schema.compiledRules(node, root);
    for (RuleSet.Compiled compiled : rules.rules()) {
      if (compiled.runs(old != null)) {
        run(compiled, rules.compareOld(), subject, changes);
      }
      if (budget < 0) {
        return;
      }
    }
  }

  private void run(
      RuleSet.Compiled compiled, boolean oldIsKnown, Subject subject, Changes changes) {
    CelProgram program = compiled.program();
    Rule rule = compiled.rule();
    if (program == null) {
      String text = "rule compile error: " + compiled.problem();
      findings.invalid(subject.path, kind(subject.node), text, rule.rule());
      return;
    }
    CelFrame frame = program.newFrame();
    frame.set(RuleSet.SELF, subject.self());
    if (compiled.comparesOld()) {
      Object then = subject.oldSelf();
      frame.set(RuleSet.OLD_SELF, rule.optionalOldSelf() ? optional(then) : then);
    }
    Object result = program.evaluate(frame);
    if (frame.cost() > budget) {
      end(subject.node, subject.path, OUT_OF_BUDGET);
      return;
    }
    budget -= frame.cost();
    if (result instanceof CelError error) {
      failed(subject.node, error, rule, subject.path);
    } else if (!Boolean.TRUE.equals(result)) {
      int before = findings.size();
      broken(compiled, subject, oldIsKnown);
      if (!compiled.comparesOld() && changes.unchanged()) {
        findings.ratchet(before);
      }
    }
  }

  private static CelOptional optional(@Nullable Object value) {
    return value == null ? CelOptional.NONE : CelOptional.of(value);
  }

  private static Json kind(Schema schema) {
    return new Json.Str(schema.kind == Schema.Kind.INT_OR_STRING ? "" : schema.kind.text);
  }

  /** No rule runs after this. */
  private void end(Schema schema, Path path, String text) {
    budget = -1;
    findings.invalid(path, kind(schema), text, "cost budget");
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
      budget = -1;
    } else {
      text = error.message() + " evaluating rule: " + shown;
    }
    findings.invalid(path, kind(schema), text, rule.rule());
  }

  private void broken(RuleSet.Compiled compiled, Subject subject, boolean oldIsKnown) {
    Rule rule = compiled.rule();
    Path place = subject.path;
    if (rule.fieldPath() != null) {
      place = FieldPaths.below(place, subject.node, rule.fieldPath());
    }
    String detail = message(compiled, subject, oldIsKnown, place);
    if (budget < 0) {
      return;
    }
    Schema.Kind kind = subject.node.kind;
    boolean whole = kind == Schema.Kind.OBJECT || kind == Schema.Kind.ARRAY;
    Json shown = whole ? null : subject.value;
    String reason = rule.reason() == null ? "" : rule.reason();
    switch (reason) {
      case "FieldValueForbidden":
        findings.forbidden(place, detail, rule.rule());
        break;
      case "FieldValueRequired":
        findings.required(place, detail, rule.rule());
        break;
      case "FieldValueDuplicate":
        findings.duplicate(place, shown, rule.rule());
        break;
      default:
        findings.invalid(place, shown, detail, rule.rule());
    }
  }

  /** Returns the message of the rule, or of its expression if that yields a usable one. */
  private String message(
      RuleSet.Compiled compiled, Subject subject, boolean oldIsKnown, Path place) {
    CelProgram expression = compiled.message();
    if (expression == null) {
      return compiled.rule().messageOrDefault();
    }
    CelFrame frame = expression.newFrame();
    frame.set(RuleSet.SELF, subject.self());
    // The server sets the old value as it is even where the rule has it as an optional, and only
    // if some rule of this place compares with it.
    Object then = oldIsKnown ? subject.oldSelf() : null;
    frame.set(RuleSet.OLD_SELF, then == null ? UNKNOWN_OLD : then);
    Object made = expression.evaluate(frame);
    if (frame.cost() > budget) {
      end(subject.node, place, MESSAGE_OUT_OF_BUDGET);
    } else if (made instanceof CelError error && error.message().equals(TOO_COSTLY)) {
      String source = JsonShown.quoted(expression.expression());
      end(subject.node, place, MESSAGE_TOO_COSTLY + source);
    } else {
      budget -= frame.cost();
      if (made instanceof String text) {
        String stripped = text.strip();
        boolean usable = !stripped.isEmpty() && stripped.indexOf('\n') < 0;
        if (usable && stripped.getBytes(StandardCharsets.UTF_8).length <= LONGEST_MESSAGE) {
          return stripped;
        }
      }
    }
    return compiled.rule().messageOrDefault();
  }

  /** What rules of one place look at. */
  private static final class Subject {
    final Schema node;
    final Path path;
    final Json value;
    private final @Nullable Json old;
    private @Nullable Object self;
    private @Nullable Object oldSelf;

    Subject(Schema node, Path path, Json value, @Nullable Json old) {
      this.node = node;
      this.path = path;
      this.value = value;
      this.old = old;
    }

    Object self() {
      Object made = self;
      if (made == null) {
        made = CelValues.of(node, value);
        self = made;
      }
      return made;
    }

    @Nullable Object oldSelf() {
      if (oldSelf == null && old != null) {
        oldSelf = CelValues.of(node, old);
      }
      return oldSelf;
    }
  }

  /**
   * Whether a place is what it was.
   *
   * @param place the place, {@code null} where it has no counterpart
   * @param nearest the nearest place around it that has one
   */
  private record Changes(@Nullable Correlated place, @Nullable Correlated nearest) {

    static final Changes NONE = new Changes(null, null);

    static Changes of(Correlated root) {
      return new Changes(root, null);
    }

    Changes member(String name) {
      return place == null ? this : new Changes(place.member(name), place);
    }

    Changes index(int index) {
      return place == null ? this : new Changes(place.index(index), place);
    }

    /** Within allOf the server looks at what is around the place only. */
    Changes ofPart() {
      return new Changes(null, nearest);
    }

    /** Never so of the object as a whole, as no schema knows all its metadata. */
    boolean unchanged() {
      Correlated decides = place == null ? nearest : place;
      return decides != null && !decides.isRoot() && decides.unchanged();
    }
  }
}
