package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.Shape;
import io.fairlead.api.inference.v1.InferencePool;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidatorTest {

  private static final String WIDGETS =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: widgets.example.com
      spec:
        group: example.com
        names: {kind: Widget, plural: widgets}
        scope: Namespaced
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      size:
                        type: integer
                        minimum: 1
                        default: 3
                      namespace:
                        type: string
                      max-size:
                        type: integer
                      parts:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [name]
                        items:
                          type: object
                          required: [name]
                          properties:
                            name: {type: string}
                            weight: {type: integer}
                          x-kubernetes-validations:
                            - rule: "oldSelf.weight <= self.weight"
                              message: weight must not shrink
                    x-kubernetes-validations:
                      - rule: "!has(self.max__dash__size) || self.size <= self.max__dash__size"
                        messageExpression: "'size must be at most ' + string(self.max__dash__size)"
                        fieldPath: .size
                        reason: FieldValueForbidden
                      - rule: "!has(self.namespace) || self.namespace != 'kube-system'"
      """;

  private final Validator validator = Validator.create();
  private final Validator widgets =
      Validator.create(SchemaSet.builtin().with(Samples.read(WIDGETS)));

  private static Json.Obj widget(String spec) {
    return Samples.read(
        "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: " + spec);
  }

  private static List<String> texts(List<Violation> violations) {
    return violations.stream().map(Violation::toString).toList();
  }

  @Test
  void aMisspeltKindOfAKnownVersionIsNamed() {
    Json.Obj object =
        new Json.Obj(
            Map.of(
                "apiVersion", new Json.Str("resource.k8s.io/v1"),
                "kind", new Json.Str("ResourceClam"),
                "metadata", new Json.Obj(Map.of("name", new Json.Str("a")))));
    assertThat(Validator.create(SchemaSet.builtin()).validate(object))
        .anySatisfy(v -> assertThat(v.hint()).endsWith("did you mean ResourceClaim?"));
  }

  @Test
  void aGoodObjectHasNoViolations() {
    assertThat(validator.validate(Samples.read(Samples.POOL))).isEmpty();
  }

  @Test
  void recordsAreValidatedAsTheirJson() {
    Json.Obj json = Samples.read(Samples.POOL.replace("8001", "8000"));
    InferencePool pool = Shape.of(InferencePool.class).fromJson(json);
    assertThat(texts(validator.validate(pool)))
        .containsExactly("spec.targetPorts: Invalid value: port number must be unique");
    assertThat(validator.validate(pool)).isEqualTo(validator.validate(json));
  }

  @Test
  void aViolationSaysWhereWhatAndWhy() {
    Violation violation =
        validator.validate(Samples.read(Samples.POOL.replace("9002", "90020"))).get(0);
    assertThat(violation.path()).isEqualTo("spec.endpointPickerRef.port.number");
    assertThat(violation.type()).isEqualTo(Violation.Type.INVALID);
    assertThat(violation.rule()).isEqualTo("maximum");
    assertThat(violation.value()).isEqualTo(Json.Num.of(90020));
    assertThat(violation.message())
        .isEqualTo(
            "Invalid value: 90020: spec.endpointPickerRef.port.number in body should be less than"
                + " or equal to 65535");
  }

  @Test
  void unknownFieldsAreWarningsWithTheNearestName() {
    Json.Obj object = Samples.read(Samples.POOL.replace("targetPorts", "targetPort"));
    List<Violation> violations = validator.validate(object);
    Violation unknown = violations.get(0);
    assertThat(unknown.severity()).isEqualTo(Severity.WARNING);
    assertThat(unknown.toString()).isEqualTo("spec.targetPort: unknown field \"spec.targetPort\"");
    assertThat(unknown.hint()).isEqualTo("did you mean \"targetPorts\"? The server drops it");
    assertThat(validator.strict().validate(object).get(0).severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void rulesWaitForTheErrorsThatBlockThem() {
    Json.Obj object =
        Samples.read(
            Samples.POOL.replace("8001", "8000").replace("name: vllm-llama3-epp", "group: a"));
    assertThat(texts(validator.validate(object)))
        .containsExactly(
            "spec.endpointPickerRef.name: Required value",
            "<nil>: Invalid value: null: some validation rules were not checked because the object"
                + " was invalid; correct the existing errors to complete validation");
  }

  @Test
  void kindsWithoutSchemaAreOnlyCheckedForMetadata() {
    List<Violation> violations =
        validator.validate(
            Samples.read("apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: W}"));
    assertThat(violations).hasSize(2);
    assertThat(violations.get(0).message())
        .isEqualTo("no schema for kind \"Widget\" in version \"example.com/v1\"");
    assertThat(violations.get(1).path()).isEqualTo("metadata.name");
  }

  @Test
  void whatHasNoTypeIsRefused() {
    assertThat(texts(validator.validate(Json.Obj.EMPTY)))
        .containsExactly("apiVersion: Required value");
    assertThat(texts(validator.validate(Samples.read("apiVersion: v1"))))
        .containsExactly("kind: Required value");
  }

  @Test
  void rulesOfACustomDefinitionSeeDefaultsAndEscapedNames() {
    assertThat(texts(widgets.validate(widget("{max-size: 2}"))))
        .containsExactly("spec.size: Forbidden: size must be at most 2");
    assertThat(texts(widgets.validate(widget("{namespace: kube-system}"))))
        .containsExactly(
            "spec: Invalid value: failed rule: !has(self.namespace) || self.namespace !="
                + " 'kube-system'");
  }

  @Test
  void updatesCompareElementsOfListsThatAreMapsByKey() {
    Json.Obj before = widget("{parts: [{name: a, weight: 3}, {name: b, weight: 5}]}");
    Json.Obj after = widget("{parts: [{name: b, weight: 4}, {name: c, weight: 1}]}");
    assertThat(texts(widgets.validateUpdate(before, after)))
        .containsExactly("spec.parts[0]: Invalid value: weight must not shrink");
    assertThat(widgets.validate(after)).isEmpty();
  }

  @Test
  void updatesLetThroughWhatWasWrongBefore() {
    Json.Obj before = widget("{size: 0, max-size: 2}");
    assertThat(widgets.validateUpdate(before, before)).isEmpty();
    Json.Obj after = widget("{size: 0, max-size: -1}");
    assertThat(texts(widgets.validateUpdate(before, after)))
        .containsExactly("spec.size: Forbidden: size must be at most -1");
  }

  @Test
  void theSameNameTwiceInAListThatIsAMapIsADuplicate() {
    assertThat(texts(widgets.validate(widget("{parts: [{name: a}, {name: a}]}"))))
        .contains("spec.parts[1]: Duplicate value: {\"name\":\"a\"}");
  }

  @Test
  void objectsKeepTheirName() {
    Json.Obj before = widget("{}");
    Json.Obj after =
        Samples.read("apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: x}\nspec: {}");
    assertThat(texts(widgets.validateUpdate(before, after)))
        .containsExactly("metadata.name: Invalid value: \"x\": field is immutable");
  }

  @Test
  void definitionsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> SchemaSet.builtin().with(Samples.read(Samples.POOL)))
        .isInstanceOf(FairleadException.class)
        .hasMessage("kind must be \"CustomResourceDefinition\", but was \"InferencePool\"");
    String pattern =
        WIDGETS.replace("name: {type: string}", "name: {type: string, pattern: \"(?=a)\"}");
    assertThatThrownBy(() -> SchemaSet.builtin().with(Samples.read(pattern)))
        .isInstanceOf(FairleadException.class)
        .hasMessage("pattern must be a regular expression of RE2, but was \"(?=a)\"");
  }

  @Test
  void kindsAreListed() {
    assertThat(SchemaSet.builtin().contains("inference.networking.k8s.io/v1", "InferencePool"))
        .isTrue();
    assertThat(SchemaSet.builtin().contains("example.com/v1", "Widget")).isFalse();
    assertThat(SchemaSet.builtin().kinds()).contains("v1 Pod", "resource.k8s.io/v1 DeviceClass");
    assertThat(SchemaSet.builtin().with(Samples.read(WIDGETS)).kinds())
        .contains("example.com/v1 Widget");
  }

  @Test
  void quantitiesOfBuiltInKindsMayBeNumbers() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec:
          containers:
            - name: c
              image: i
              resources:
                limits: {cpu: 1, memory: %s}
        """;
    assertThat(validator.validate(Samples.read(pod.formatted("1Gi")))).isEmpty();
    assertThat(texts(validator.validate(Samples.read(pod.formatted("1GB")))))
        .singleElement()
        .asString()
        .startsWith(
            "spec.containers[0].resources.limits.memory: Invalid value: \"1GB\": quantities");
  }
}
