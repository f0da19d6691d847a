package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiValidateCommandTest {

  private static final String POOL =
      """
      apiVersion: inference.networking.k8s.io/v1
      kind: InferencePool
      metadata:
        name: pool
      spec:
        selector:
          matchLabels: {app: vllm}
        targetPorts:
          - number: 8000
        endpointPickerRef:
          name: epp
          port: {number: 9002}
      """;
  private static final String CRD =
      """
      kind: CustomResourceDefinition
      spec:
        group: example.com
        names: {kind: Widget, plural: widgets}
        scope: Namespaced
        versions:
          - name: v1
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec: {type: object, properties: {size: {type: integer, maximum: 3}}}
      """;

  @TempDir Path folder;

  private final Shell shell = new Shell();

  private int run(String file, String content, String... more) throws IOException {
    Files.writeString(folder.resolve(file), content);
    return shell.run(List.of("api", "validate", "-f", folder.resolve(file).toString()), more);
  }

  private Json.Obj answer() {
    return (Json.Obj) JsonText.create().read(shell.out().getBytes(StandardCharsets.UTF_8)).root();
  }

  private static Json.Obj first(Json.Obj object, String list) {
    return (Json.Obj) ((Json.Arr) object.get(list)).items().get(0);
  }

  @Test
  void aValidPoolHasNoViolations() throws IOException {
    assertThat(run("pool.yaml", POOL, "-o", "json")).isEqualTo(ExitCode.FINE);
    Json.Obj document = first(answer(), "documents");
    assertThat(document.members().keySet()).containsExactly("kind", "name", "violations");
    assertThat(document.text("kind")).isEqualTo("InferencePool");
    assertThat(document.text("name")).isEqualTo("pool");
    assertThat(document.get("violations")).isEqualTo(new Json.Arr(List.of()));
  }

  @Test
  void violationsHavePathTypeAndMessage() throws IOException {
    int exit = run("pool.yaml", POOL.replace("8000", "80000"), "-o", "json");
    assertThat(exit).isEqualTo(ExitCode.FINDING);
    Json.Obj violation = first(first(answer(), "documents"), "violations");
    assertThat(violation.text("path")).isEqualTo("spec.targetPorts[0].number");
    assertThat(violation.text("type")).isEqualTo("FieldValueInvalid");
    assertThat(violation.text("message"))
        .isEqualTo(
            "Invalid value: 80000: spec.targetPorts[0].number in body should be less than or equal"
                + " to 65535");
  }

  @Test
  void textSaysWhereInTheFile() throws IOException {
    String typo = POOL.replace("endpointPickerRef", "endpointPickerref");
    assertThat(run("pool.yaml", typo)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .contains("pool.yaml:10:3: warning: spec.endpointPickerref: unknown field")
        .contains("did you mean \"endpointPickerRef\"?")
        .endsWith("1 object, 0 refused\n");
    assertThat(run("pool.yaml", typo, "--strict")).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out()).contains(": error: ").endsWith("1 object, 1 refused\n");
  }

  @Test
  void itemsOfListsAndDocumentsOfFoldersAreValidatedOneByOne() throws IOException {
    run("a.yaml", POOL + "---\n" + POOL.replace("number: 8000", "number: 0"));
    run("b.json", "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": []}");
    run(
        "c.json",
        "{\"apiVersion\": \"resource.k8s.io/v1\", \"kind\": \"DeviceClassList\", \"items\":"
            + " [{\"metadata\": {\"name\": \"A\"}, \"spec\": {}}]}");
    int exit = shell.run("api", "validate", "-f", folder.toString());
    assertThat(exit).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("a.yaml:22:7: error: spec.targetPorts[0].number: Invalid value: 0")
        .contains("metadata.name: Invalid value: \"A\"")
        .endsWith("3 objects, 2 refused\n");
  }

  @Test
  void aDefinitionBringsItsKind() throws IOException {
    Path crd = Files.writeString(folder.resolve("crd.yaml"), CRD);
    String widget =
        "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {size: 4}\n";
    assertThat(run("w.yaml", widget)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("no schema for kind \"Widget\"");
    assertThat(run("w.yaml", widget, "--crd", crd.toString())).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out()).contains("spec.size in body should be less than or equal to 3");
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    assertThat(run("bad.yaml", "a: [")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(run("list.yaml", "[1]")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(run("pool.yaml", POOL, "--crd", folder.resolve("pool.yaml").toString()))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("kind must be \"CustomResourceDefinition\"");
  }

  @Test
  void pathsBecomePointers() {
    assertThat(ApiValidateCommand.pointer("spec.ports[0].number"))
        .isEqualTo("/spec/ports/0/number");
    assertThat(ApiValidateCommand.pointer("spec.map[a/b.c].x")).isEqualTo("/spec/map/a~1b.c/x");
    assertThat(ApiValidateCommand.pointer("")).isEmpty();
  }

  @Test
  void saysOnceThatADefinitionIsBroken() throws IOException {
    String broken = CRD + "          x-kubernetes-validations: [{rule: self.size > 1}]\n";
    Path crd = Files.writeString(folder.resolve("crd.yaml"), broken);
    String widgets = "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n";
    String rule = "spec.versions[0].schema.openAPIV3Schema.x-kubernetes-validations[0].rule";

    assertThat(run("w.yaml", widgets + "---\n" + widgets, "--crd", crd.toString())).isEqualTo(2);
    assertThat(shell.err())
        .startsWith("fairlead: " + crd + ":1:1: " + rule + ": Invalid value: ")
        .containsOnlyOnce("undefined field 'size'");

    String definition = "apiVersion: apiextensions.k8s.io/v1\nmetadata: {name: w.x.io}\n" + broken;
    assertThat(run("definition.yaml", definition)).isEqualTo(1);
    assertThat(shell.out()).containsPattern("definition.yaml:15:\\d+: error: spec.versions");
  }
}
