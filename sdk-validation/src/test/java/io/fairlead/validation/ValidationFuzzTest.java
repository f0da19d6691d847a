package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import io.fairlead.jackson.JsonTextException;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationFuzzTest {

  @Test
  void whateverTheObjectIsItGetsAnAnswerAndTheSameOneTwice() throws IOException {
    List<Json.Obj> answers = new ArrayList<>(Samples.lines("answers.jsonl"));
    answers.addAll(Samples.lines("device-answers.jsonl"));
    String[] corpus =
        answers.stream()
            .map(answer -> JsonShown.full(answer.get("object")))
            .filter(text -> text.length() < 3_000)
            .toArray(String[]::new);
    Validator validator = Validator.create();
    Json.Obj pool = Samples.read(Samples.POOL);
    Fuzz.seeded(20261125)
        .corpus(corpus)
        .tokens(
            "null", "{}", "[]", "1e999", "-0.5", "\"\"", "true", "\"name\":", "65536", "\\u0000")
        .run(15_000, input -> run(validator, pool, input));
  }

  private static void run(Validator validator, Json.Obj before, byte[] input) {
    Json json;
    try {
      json = Samples.JSON.read(input).root();
    } catch (JsonTextException e) {
      return;
    }
    if (json instanceof Json.Obj object) {
      List<Violation> once = validator.validate(object);
      assertThat(validator.validate(object)).isEqualTo(once);
      assertThat(validator.validateUpdate(object, object)).isNotNull();
      assertThat(validator.validateUpdate(before, object)).isNotNull();
    }
  }

  @Test
  void whateverTheDefinitionIsItIsReadOrRefused() throws IOException {
    String crd =
        """
        {"kind":"CustomResourceDefinition","spec":{"group":"e.com","scope":"Namespaced",\
        "names":{"kind":"W","plural":"ws"},"versions":[{"name":"v1","schema":{"openAPIV3Schema":\
        {"type":"object","properties":{"spec":{"type":"object","required":["a"],"properties":{\
        "a":{"type":"string","pattern":"^a+$","maxLength":3,"enum":["a"]},"b":{"type":"array",\
        "x-kubernetes-list-type":"set","items":{"type":"integer","minimum":1}},"c":{\
        "additionalProperties":{"x-kubernetes-int-or-string":true}}},"x-kubernetes-validations":[\
        {"rule":"self.a == 'a' && self.b.all(x, x > 0)","messageExpression":"self.a"}]}}}}}]}}
        """;
    Json.Obj object =
        Samples.read(
            "{\"apiVersion\":\"e.com/v1\",\"kind\":\"W\",\"metadata\":{\"name\":\"w\"},"
                + "\"spec\":{\"a\":\"b\",\"b\":[1,1,0],\"c\":{\"d\":1.5}}}");
    Fuzz.seeded(20261126)
        .corpus(crd)
        .tokens(
            "\"default\":{}", "\"nullable\":true", "\"allOf\":[", "\"not\":{", "self", "oldSelf")
        .run(8_000, input -> load(input, object));
  }

  private static void load(byte[] input, Json.Obj object) {
    SchemaSet schemas;
    try {
      Json json = Samples.JSON.read(input).root();
      if (!(json instanceof Json.Obj crd)) {
        return;
      }
      schemas = SchemaSet.builtin().with(crd);
    } catch (FairleadException e) {
      assertThat(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8)).isNotEmpty();
      return;
    }
    assertThat(Validator.create(schemas).validate(object)).isNotNull();
  }
}
