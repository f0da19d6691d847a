package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a definition is said of it, once, and not of each of its objects. */
class DefinitionCheckTest {

  private static final String PLACE = "spec.versions[0].schema.openAPIV3Schema";

  private static Json.Obj definition(String spec) {
    Json properties = Json.object().put("spec", Samples.read(spec)).build();
    Json root = Json.object().put("type", "object").put("properties", properties).build();
    return Samples.definition(root, null);
  }

  private static List<String> problems(String spec) {
    return Validator.create().validate(definition(spec)).stream()
        .map(v -> v.toString().replace(PLACE + ".properties[spec].", ""))
        .toList();
  }

  @Test
  void aGoodDefinitionHasNoProblems() {
    assertThat(problems("{type: string, x-kubernetes-validations: [{rule: 'self != oldSelf'}]}"))
        .isEmpty();
  }

  @Test
  void rulesThatDoNotCompileAreNamedWithTheirPlace() {
    assertThat(problems("{type: string, x-kubernetes-validations: [{rule: 'self > 1'}]}"))
        .singleElement()
        .asString()
        .startsWith(
            "x-kubernetes-validations[0].rule: Invalid value: \"self > 1\": compilation failed:"
                + " ERROR: <input>:1:6: found no matching overload for '_>_' applied to '(string,"
                + " int)'");
    assertThat(problems("{type: string, x-kubernetes-validations: [{rule: 'size(self)'}]}"))
        .containsExactly(
            "x-kubernetes-validations[0].rule: Invalid value: \"size(self)\": cel expression must"
                + " evaluate to a bool");
    assertThat(
            problems(
                "{type: string, x-kubernetes-validations: [{rule: 'true', messageExpression: '1'}]}"))
        .containsExactly(
            "x-kubernetes-validations[0].messageExpression: Invalid value: \"true\":"
                + " messageExpression must evaluate to a string");
  }

  @Test
  void rulesSayWhatTheyMustInTheRightForm() {
    assertThat(
            problems(
                "{type: object, properties: {a: {type: string}}, x-kubernetes-validations: [{rule:"
                    + " ''}, {rule: 'true', message: ' '}, {rule: 'true', reason: Bad}, {rule:"
                    + " 'true', fieldPath: .b}, {rule: 'true', fieldPath: \"['a']\"}]}"))
        .containsExactly(
            "x-kubernetes-validations[0].rule: Required value: rule is not specified",
            "x-kubernetes-validations[1].message: Invalid value: \" \": must be non-empty if"
                + " specified",
            "x-kubernetes-validations[2].reason: Unsupported value: \"Bad\": supported values:"
                + " \"FieldValueDuplicate\", \"FieldValueForbidden\", \"FieldValueInvalid\","
                + " \"FieldValueRequired\"",
            "x-kubernetes-validations[3].fieldPath: Invalid value: \".b\": must be a valid path");
  }

  @Test
  void elementsThatHaveNoPastCannotBeComparedWithIt() {
    assertThat(
            problems(
                "{type: array, items: {type: string, x-kubernetes-validations: [{rule: 'self =="
                    + " oldSelf'}]}}"))
        .singleElement()
        .asString()
        .contains("oldSelf cannot be used on the uncorrelatable portion of the schema within");
  }

  @Test
  void listsAreToldApartBySomething() {
    assertThat(problems("{type: array, uniqueItems: true, items: {type: string}}"))
        .containsExactly(
            "uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity"
                + " becomes quadratic");
    assertThat(problems("{type: array}"))
        .containsExactly("items: Required value: must be specified");
    assertThat(
            problems(
                "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items:"
                    + " {type: object}}"))
        .containsExactly(
            "x-kubernetes-list-map-keys: Invalid value: [\"a\"]: entries must all be names of item"
                + " properties");
  }

  @Test
  void aSetRefusesWhatTheServerRefuses() {
    Json.Obj broken =
        definition("{type: string, x-kubernetes-validations: [{rule: '1'}, {rule: '2'}]}");
    assertThatThrownBy(() -> SchemaSet.builtin().with(broken))
        .isInstanceOf(FairleadException.class)
        .hasMessage(
            PLACE
                + ".properties[spec].x-kubernetes-validations[0].rule: Invalid value: \"1\": cel"
                + " expression must evaluate to a bool (and 1 more)");
  }

  @Test
  void definitionsOfOldVersionsAreNotTakenForNew() {
    Json.Obj old =
        Samples.read("{apiVersion: apiextensions.k8s.io/v1beta1, kind: CustomResourceDefinition}");
    assertThatThrownBy(() -> SchemaSet.builtin().with(old))
        .hasMessage(
            "apiVersion must be apiextensions.k8s.io/v1, but was"
                + " \"apiextensions.k8s.io/v1beta1\"");
  }
}
