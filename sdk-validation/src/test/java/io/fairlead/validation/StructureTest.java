package io.fairlead.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is dropped, what is filled in, and what whole objects inside of others must have. */
class StructureTest {

  private static List<String> validate(String schema, String spec) {
    return Samples.ofSpec(schema).validate(Samples.ofKind(spec)).stream()
        .map(Violation::toString)
        .toList();
  }

  private static List<String> unknown(String schema, String spec) {
    return Samples.ofSpec(schema).validate(Samples.ofKind(spec)).stream()
        .filter(v -> v.type() == Violation.Type.UNKNOWN_FIELD)
        .map(Violation::path)
        .toList();
  }

  private static String normal(String schema, String spec) {
    Schema read = new SchemaReader(reference -> null).read(Samples.read(schema));
    Normalizer normalizer = new Normalizer(new Findings(), true);
    Json value = Samples.read("{spec: " + spec + "}").get("spec");
    return JsonShown.text(normalizer.normalize(read, value, Path.NONE));
  }

  @Test
  void aSchemaThatNamesNoFieldsAllowsNone() {
    assertThat(unknown("{type: object}", "{a: {b: 1}}")).containsExactly("spec.a");
    assertThat(unknown("{type: object, x-kubernetes-preserve-unknown-fields: true}", "{a: 1}"))
        .isEmpty();
  }

  @Test
  void valuesOfAnyTypeLoseTheirOwnFields() {
    String schema = "{type: object, additionalProperties: true}";
    assertThat(unknown(schema, "{a: {b: 1}, c: [{d: 2}], e: 3}"))
        .containsExactly("spec.a.b", "spec.c[0].d");
  }

  @Test
  void listsThatKeepUnknownFieldsKeepThoseOfTheirElements() {
    String items = "items: {type: object, properties: {b: {type: string}}}";
    assertThat(normal("{type: array, " + items + "}", "[{b: x, c: 1}]"))
        .isEqualTo("[{\"b\":\"x\"}]");
    String keeps = "{type: array, x-kubernetes-preserve-unknown-fields: true, " + items + "}";
    assertThat(normal(keeps, "[{b: x, c: 1}]")).isEqualTo("[{\"b\":\"x\",\"c\":1}]");
  }

  @Test
  void objectsThatKeepUnknownFieldsKeepTheirOwnOnly() {
    String schema =
        "{x-kubernetes-preserve-unknown-fields: true, type: object, properties: {a: {type: object,"
            + " properties: {b: {type: string}}}}}";
    assertThat(normal(schema, "{a: {b: x, c: 1}, d: {e: 2}}"))
        .isEqualTo("{\"a\":{\"b\":\"x\"},\"d\":{\"e\":2}}");
  }

  @Test
  void defaultsAreFilledIntoDefaultsAndIntoElements() {
    String inner = "{type: object, default: {}, properties: {b: {type: integer, default: 7}}}";
    String schema = "{type: object, properties: {a: " + inner + "}}";
    assertThat(normal(schema, "{}")).isEqualTo("{\"a\":{\"b\":7}}");
    assertThat(normal(schema, "{a: null}")).isEqualTo("{\"a\":{\"b\":7}}");
    assertThat(normal("{type: array, items: " + inner + "}", "[null, {}, {b: 1}]"))
        .isEqualTo("[{\"b\":7},{\"b\":7},{\"b\":1}]");
    assertThat(normal("{type: object, additionalProperties: " + inner + "}", "{x: null}"))
        .isEqualTo("{\"x\":{\"b\":7}}");
  }

  @Test
  void aDefaultOfNullIsNone() {
    String schema =
        "{type: object, properties: {a: {type: string, nullable: true, default: null}}}";
    assertThat(normal(schema, "{}")).isEqualTo("{}");
    assertThat(normal(schema, "{a: null}")).isEqualTo("{\"a\":null}");
  }

  @Test
  void rulesTakeANullForAbsent() {
    String schema =
        "{type: object, properties: {a: {type: string, nullable: true}}, x-kubernetes-validations:"
            + " [{rule: 'has(self.a)'}]}";
    assertThat(validate(schema, "{a: null}"))
        .containsExactly("spec: Invalid value: failed rule: has(self.a)");
  }

  @Test
  void setsAndMapsHaveNoOrderInRules() {
    String set =
        "{type: array, items: {type: integer}, x-kubernetes-list-type: set,"
            + " x-kubernetes-validations: [{rule: 'self == [3, 2, 1] || self + [1, 4] == [1, 2, 3,"
            + " 4]'}]}";
    // a set on the left is compared as a set, whatever stands on the right
    assertThat(validate(set, "[1, 2, 3]")).isEmpty();
    String map =
        """
        type: array
        x-kubernetes-list-type: map
        x-kubernetes-list-map-keys: [name]
        items: {type: object, properties: {name: {type: string}, v: {type: integer}}}
        x-kubernetes-validations:
          - {rule: 'self == oldSelf', message: changed}
          - {rule: '(self + oldSelf).size() == 2', message: merged by key}
        """;
    Validator validator = Samples.ofSpec(map);
    assertThat(
            validator.validateUpdate(
                Samples.ofKind("[{name: a, v: 1}, {name: b, v: 2}]"),
                Samples.ofKind("[{name: b, v: 2}, {name: a, v: 1}]")))
        .isEmpty();
  }

  @Test
  void embeddedObjectsMustSayWhatTheyAre() {
    String schema =
        "{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields:"
            + " true}";
    assertThat(validate(schema, "{apiVersion: v1, kind: Pod, metadata: {name: A_b}, spec: {}}"))
        .isEmpty();
    assertThat(
            validate(
                schema, "{kind: 1x, apiVersion: a/b/c, metadata: {name: a/b, labels: {-a: b}}}"))
        .hasSize(4)
        .contains(
            "spec.apiVersion: Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c",
            "spec.metadata.name: Invalid value: \"a/b\": may not contain '/'");
    assertThat(validate(schema, "{}"))
        .contains("spec.apiVersion: Required value", "spec.kind: Required value");
    assertThat(unknown(schema, "{kind: A, apiVersion: v1, metadata: {label: {}}}"))
        .containsExactly("spec.metadata.label");
  }

  @Test
  void ownersAndFinalizersAreChecked() {
    Json.Obj object =
        Samples.read(
            """
            apiVersion: x.io/v1
            kind: K
            metadata:
              name: a
              finalizers: [orphan, foregroundDeletion, mine]
              ownerReferences:
                - {apiVersion: apps/v1, kind: Deployment, name: d, uid: u, controller: true}
                - {apiVersion: v1, kind: Event, name: e, uid: "", controller: true}
            """);
    assertThat(Samples.ofSpec("{type: string}").validate(object).stream().map(Violation::toString))
        .contains(
            "metadata.ownerReferences[1].uid: Required value: must not be empty",
            "metadata.finalizers: Invalid value: [\"orphan\",\"foregroundDeletion\",\"mine\"]:"
                + " finalizer orphan and foregroundDeletion cannot be both set",
            "metadata.finalizers: \"mine\": prefer a domain-qualified finalizer name to avoid"
                + " accidental conflicts with other finalizer writers")
        .anyMatch(text -> text.contains("/v1, Kind=Event is disallowed from being an owner"))
        .anyMatch(text -> text.contains("Only one reference can have Controller set to true"));
  }

  @Test
  void whatCanBeScaledHasACountOfReplicasThatFits() {
    Validator validator =
        Validator.create(
            SchemaSet.builtin()
                .with(
                    Samples.definition(
                        Samples.read("{type: object, x-kubernetes-preserve-unknown-fields: true}"),
                        Samples.read(
                            "{specReplicasPath: .spec.replicas, statusReplicasPath: .status.n}"))));
    assertThat(validator.validate(Samples.ofKind("{replicas: 3}"))).isEmpty();
    assertThat(validator.validate(Samples.ofKind("{replicas: -1}")))
        .extracting(Violation::toString)
        .containsExactly(".spec.replicas: Invalid value: -1: should be a non-negative integer");
    assertThat(validator.validate(Samples.ofKind("{replicas: [a, 1]}")))
        .extracting(Violation::toString)
        .containsExactly(
            ".spec.replicas: Invalid value: 0: .spec.replicas accessor error: [a 1] is of the type"
                + " []interface {}, expected int64");
  }
}
