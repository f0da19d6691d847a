package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an update is forgiven, and what its rules see of the past. */
class UpdateTest {

  private static List<String> update(String schema, String before, String after) {
    return texts(
        Samples.ofSpec(schema).validateUpdate(Samples.ofKind(before), Samples.ofKind(after)));
  }

  private static List<String> texts(List<Violation> violations) {
    return violations.stream().map(v -> v.severity() + " " + v).toList();
  }

  @Test
  void whatIsWrongInAllOfIsSaidAgainThoughItDidNotChange() {
    String schema =
        "{type: object, properties: {a: {type: integer}, b: {type: integer}},"
            + " allOf: [{properties: {a: {minimum: 5}}}]}";
    assertThat(update(schema, "{a: 1, b: 1}", "{a: 1, b: 2}"))
        .contains(
            "ERROR spec.a: Invalid value: 1: spec.a in body should be greater than or equal to 5");
    assertThat(update(schema, "{a: 1, b: 1}", "{a: 1, b: 1}")).isEmpty();
  }

  @Test
  void requiredFieldsOfTheObjectAsAWholeAreNeverForgiven() {
    Validator validator =
        Validator.create(
            SchemaSet.builtin()
                .with(
                    Samples.definition(
                        Samples.read("{type: object, required: [spec], properties: {}}"), null)));
    var object = Samples.read("{apiVersion: x.io/v1, kind: K, metadata: {name: a}}");
    assertThat(texts(validator.validateUpdate(object, object)))
        .containsExactly("ERROR spec: Required value");
  }

  @Test
  void anIntegerAndADoubleOfOneValueAreNotTheSame() {
    String schema = "{type: object, properties: {a: {type: number, maximum: 1}}}";
    assertThat(update(schema, "{a: 3}", "{a: 3}")).isEmpty();
    assertThat(update(schema, "{a: 3}", "{a: 3.0}")).hasSize(1);
  }

  @Test
  void elementsWithoutTheirWholeKeyHaveNoPast() {
    String schema =
        """
        type: array
        x-kubernetes-list-type: map
        x-kubernetes-list-map-keys: [name, port]
        items:
          type: object
          properties: {name: {type: string}, port: {type: integer}, a: {type: string, maxLength: 1}}
        """;
    String whole = "[{name: x, port: 1, a: long}]";
    assertThat(update(schema, whole, "[{name: z, port: 1}, {name: x, port: 1, a: long}]"))
        .isEmpty();
    assertThat(update(schema, "[{name: x, a: long}]", "[{name: x, a: long}, {name: z, port: 2}]"))
        .containsExactly("ERROR spec[0].a: Too long: may not be more than 1 byte");
  }

  @Test
  void rulesThatFailOnWhatDidNotChangeAreWarnings() {
    String schema =
        "{type: object, properties: {a: {type: string, x-kubernetes-validations: [{rule: \"self =="
            + " 'x'\"}]}, b: {type: integer}}}";
    assertThat(update(schema, "{a: q, b: 1}", "{a: q, b: 2}"))
        .containsExactly("WARNING spec.a: Invalid value: \"q\": failed rule: self == 'x'");
    assertThat(update(schema, "{a: z, b: 1}", "{a: q, b: 1}"))
        .containsExactly("ERROR spec.a: Invalid value: \"q\": failed rule: self == 'x'");
  }

  @Test
  void aTransitionRuleThatFailsIsNeverForgiven() {
    String schema =
        "{type: integer, x-kubernetes-validations: [{rule: 'self > oldSelf', message: must grow}]}";
    assertThat(update(schema, "1", "1")).containsExactly("ERROR spec: Invalid value: 1: must grow");
    assertThat(Samples.ofSpec(schema).validate(Samples.ofKind("1"))).isEmpty();
  }

  @Test
  void aRuleWithOptionalOldSelfAlsoRunsOnCreation() {
    String schema =
        "{type: integer, x-kubernetes-validations: [{rule: 'oldSelf.hasValue()', optionalOldSelf:"
            + " true, message: never created}]}";
    assertThat(texts(Samples.ofSpec(schema).validate(Samples.ofKind("1"))))
        .containsExactly("ERROR spec: Invalid value: 1: never created");
    assertThat(update(schema, "1", "1")).isEmpty();
  }

  @Test
  void nullIsNoPast() {
    String schema =
        "{type: object, properties: {a: {type: integer, nullable: true, x-kubernetes-validations:"
            + " [{rule: 'self == oldSelf'}]}}}";
    assertThat(update(schema, "{a: null}", "{a: 1}")).isEmpty();
    assertThat(update(schema, "{a: 2}", "{a: 1}")).hasSize(1);
  }

  @Test
  void rulesOfAllOfSeeTheNodeAndRunOnlyBesideOthers() {
    String part = "allOf: [{x-kubernetes-validations: [{rule: 'self.a > 1', message: in part}]}]";
    String properties = "type: object, properties: {a: {type: integer}}";
    String own = "x-kubernetes-validations: [{rule: 'self.a != 3'}]";
    assertThat(
            Samples.ofSpec("{" + properties + ", " + part + "}").validate(Samples.ofKind("{a: 1}")))
        .isEmpty(); // the server overlooks them, if there are no others in the whole schema
    assertThat(
            texts(
                Samples.ofSpec("{" + properties + ", " + part + ", " + own + "}")
                    .validate(Samples.ofKind("{a: 1}"))))
        .containsExactly("ERROR spec: Invalid value: in part");
  }

  @Test
  void aMessageExpressionThatFailsOrSaysNothingOrTooMuchGivesWayToTheMessage() {
    for (String expression :
        List.of("string(10 / (self - 1))", "' '", "'a\\\\nb'", "'old ' + string(oldSelf)")) {
      String schema =
          "{type: integer, x-kubernetes-validations: [{rule: 'self > 1', message: ' too small ',"
              + " messageExpression: \""
              + expression
              + "\"}]}";
      assertThat(texts(Samples.ofSpec(schema).validate(Samples.ofKind("1"))))
          .as(expression)
          .containsExactly("ERROR spec: Invalid value: 1: too small");
    }
  }

  @Test
  void noNewFinalizerIsTakenByWhatIsOnItsWayOut() {
    var before =
        Samples.read(
            "{apiVersion: x.io/v1, kind: K, metadata: {name: a, deletionTimestamp:"
                + " '2026-01-01T00:00:00Z'}}");
    var after =
        Samples.read(
            "{apiVersion: x.io/v1, kind: K, metadata: {name: a, finalizers: [x.io/b],"
                + " deletionTimestamp: '2026-01-01T00:00:00Z'}}");
    assertThat(texts(Samples.ofSpec("{type: string}").validateUpdate(before, after)))
        .containsExactly(
            "ERROR metadata.finalizers: Forbidden: no new finalizers can be added if the object is"
                + " being deleted, found new finalizers []string{\"x.io/b\"}");
  }
}
