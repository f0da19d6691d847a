package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.cel.CelProgram;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleCompilerTest {

  private final RuleCompiler compiler = new RuleCompiler();

  private Schema object(String field, Schema.Kind kind, String rule) {
    Schema inner = new Schema();
    inner.kind = kind;
    Schema schema = new Schema();
    schema.kind = Schema.Kind.OBJECT;
    schema.properties.put(field, inner);
    schema.rules = List.of(new Rule(rule, null, null, null, null, false));
    schema.compiler = compiler;
    return schema;
  }

  private static CelProgram program(Schema schema) {
    return schema.compiledRules(schema, false).rules().get(0).program();
  }

  @Test
  void aRuleThatIsRepeatedForTheSameTypesIsCompiledOnce() {
    Schema one = object("a", Schema.Kind.INTEGER, "self.a > 0");
    Schema other = object("a", Schema.Kind.INTEGER, "self.a > 0");
    assertThat(program(one)).isNotNull().isSameAs(program(other));
  }

  @Test
  void aRuleIsCompiledAnewWhereItsFieldsAreOfOtherTypes() {
    Schema number = object("a", Schema.Kind.INTEGER, "self.a > 0");
    Schema text = object("a", Schema.Kind.STRING, "self.a > 0");
    Schema absent = object("b", Schema.Kind.INTEGER, "self.a > 0");
    assertThat(program(number)).isNotNull();
    assertThat(text.compiledRules(text, false).rules().get(0).problem())
        .contains("no matching overload");
    assertThat(absent.compiledRules(absent, false).rules().get(0).problem())
        .contains("undefined field");
  }

  @Test
  void rulesAreFoundHoweverDeepTheyAre() {
    Schema schema = object("a", Schema.Kind.INTEGER, "self.a > 0");
    for (int depth = 0; depth < 300; depth++) {
      Schema outer = new Schema();
      outer.kind = Schema.Kind.OBJECT;
      outer.properties.put("a", schema);
      schema = outer;
    }
    assertThat(schema.hasRulesBelow()).isTrue();
  }
}
