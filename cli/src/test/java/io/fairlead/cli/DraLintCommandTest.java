package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraLintCommandTest {

  private static final String SLICE =
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: ip-10-0-0-1.ec2.internal-dra.net-abcde}
      spec:
        driver: dra.net
        nodeName: ip-10-0-0-1.ec2.internal
        pool: {name: ip-10-0-0-1.ec2.internal, generation: 1, resourceSliceCount: 1}
        devices:
          - name: eth0
            attributes: {dra.net/rdma: {bool: false}, dra.net/virtual: {bool: false}}
          - name: efa0
            attributes: {dra.net/rdma: {bool: true}}
      """;
  private static final String TEMPLATE =
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaimTemplate
      metadata: {name: secret-project, namespace: team-a}
      spec:
        spec:
          devices:
            requests:
              - name: nic
                exactly:
                  deviceClassName: dranet.net
                  selectors:
                    - cel:
                        expression: device.attributes["dra.net"].virtual == false
      """;

  @TempDir Path folder;

  private final Shell shell = new Shell();

  private int run(String content, String... more) throws IOException {
    Files.writeString(folder.resolve("case.yaml"), content);
    return shell.run(List.of("dra", "lint", "-f", folder.resolve("case.yaml").toString()), more);
  }

  @Test
  void anErrorIsShownWithItsPlaceAndRemedy() throws IOException {
    assertThat(run(SLICE + "---\n" + TEMPLATE)).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("case.yaml:26:19: error: ResourceClaimTemplate team-a/secret-project: fails on 1")
        .contains("\n    write has(device.attributes[\"dra.net\"].virtual) && ")
        .endsWith("1 object on 2 devices: 1 error, 0 warnings, 0 notes\n");
  }

  @Test
  void whatTheApiServerRefusesIsAnError() throws IOException {
    String count = TEMPLATE.replace("exactly:\n", "exactly:\n            count: -1\n");
    assertThat(run(count)).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("exactly.count: Invalid value: -1", "[refused]")
        .contains("1 error, ");

    assertThat(run(TEMPLATE.replace("deviceClassName: dranet.net", "count: 1")))
        .isEqualTo(ExitCode.FINDING);
    assertThat(shell.out()).contains("exactly.deviceClassName: Required value", "[refused]");
  }

  @Test
  void aMisspeltFieldIsNotDroppedInSilence() throws IOException {
    run(TEMPLATE.replace("exactly:\n", "exactly:\n            cuont: 2\n"));
    assertThat(shell.err())
        .contains("case.yaml:10:", "warning: ")
        .contains("cuont", "did you mean \"count\"?");
  }

  @Test
  void theSameIsThereForPrograms() throws IOException {
    assertThat(run(SLICE + "---\n" + TEMPLATE, "-o", "json")).isEqualTo(ExitCode.FINDING);
    Json.Obj answer =
        (Json.Obj) JsonText.create().read(shell.out().getBytes(StandardCharsets.UTF_8)).root();
    Json.Obj finding = (Json.Obj) ((Json.Arr) answer.get("findings")).items().get(0);
    assertThat(finding.text("rule")).isEqualTo("order-dependent-error");
    assertThat(finding.text("path"))
        .isEqualTo("spec.spec.devices.requests[0].exactly.selectors[0].cel.expression");
  }

  @Test
  void namesAreHiddenConsistently() throws IOException {
    assertThat(run(SLICE + "---\n" + TEMPLATE, "--redact")).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("ResourceClaimTemplate namespace-1/template-1: fails on 1 device of 2")
        .contains("first on dra.net/node-1/efa0")
        .doesNotContain("secret-project")
        .doesNotContain("team-a")
        .doesNotContain("10-0-0-1");
  }

  @Test
  void classesOfOurOwnAreHiddenAndPublishedOnesAreNot() throws IOException {
    String ours =
        """
        apiVersion: resource.k8s.io/v1
        kind: DeviceClass
        metadata: {name: project-x-gpu}
        spec: {selectors: [{cel: {expression: "device.nope"}}]}
        ---
        """;
    assertThat(run(ours + TEMPLATE.replace("dranet.net", "project-x-gpus"), "--redact"))
        .isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("DeviceClass class-1: ")
        .contains("did you mean class-1?")
        .contains("there is no class class-2")
        .doesNotContain("project-x");
    assertThat(
            run(
                SLICE + "---\n" + ours + TEMPLATE.replace("dranet.net", "mig.nvidia.com"),
                "--redact"))
        .isEqualTo(ExitCode.FINDING);
    assertThat(shell.out()).contains("is of class mig.nvidia.com");
  }

  @Test
  void notesAreFindingsOnlyWhenAskedFor() throws IOException {
    String safe = TEMPLATE.replace("virtual", "state").replace("false", "'up'");
    String slice =
        SLICE
            .replace("bool: false}}", "bool: false}, dra.net/state: {string: up}}")
            .replace("bool: true}}", "bool: true}, dra.net/state: {string: up}}");
    assertThat(run(slice + "---\n" + safe)).as(shell.out()).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("note: ").endsWith("0 errors, 0 warnings, 1 note\n");
    assertThat(run(slice + "---\n" + safe, "--strict")).isEqualTo(ExitCode.FINDING);
  }

  @Test
  void listsAndOlderVersionsAreRead() throws IOException {
    String old =
        """
        {"apiVersion": "v1", "kind": "List", "items": [
          {"apiVersion": "resource.k8s.io/v1beta1", "kind": "ResourceClaim",
           "metadata": {"name": "c"},
           "spec": {"devices": {"requests": [{"name": "r", "deviceClassName": "gpu.nvidia.com",
             "selectors": [{"cel": {"expression": "device.nope"}}]}]}}}]}
        """;
    assertThat(run(old)).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out()).contains("undefined field 'nope'").contains("case.yaml:4:");
  }

  @Test
  void anObjectOfAVersionThatIsGoneIsAFindingAndTheOthersAreJudged() throws IOException {
    String old = TEMPLATE.replace("/v1", "/v1alpha3").replace("secret-project", "old-project");
    assertThat(run(SLICE + "---\n" + old + "---\n" + TEMPLATE)).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains(
            "case.yaml:14:1: error: ResourceClaimTemplate team-a/old-project: apiVersion of a")
        .contains("but was \"resource.k8s.io/v1alpha3\" [refused]")
        .contains("ResourceClaimTemplate team-a/secret-project: fails on 1")
        .endsWith("1 object on 2 devices: 2 errors, 0 warnings, 0 notes\n");
    run(old, "--redact");
    assertThat(shell.out())
        .contains("namespace-1/object-1")
        .doesNotContain("team-a", "old-project");
  }

  @Test
  void namesAreHiddenInWarningsAndComplaintsToo() throws IOException {
    run(TEMPLATE.replace("exactly:", "secret-project: 1\n          exactly:"), "--redact");
    assertThat(shell.err()).contains("template-1", "warning: ").doesNotContain("secret-project");
  }

  @Test
  void whatCannotBeReadEndsWithTwo() throws IOException {
    assertThat(run(TEMPLATE.replace("name: nic", "name: [nic]"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("the value must be a text, but was a list");
    assertThat(run(TEMPLATE, "--kubernetes", "1.30")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(run(TEMPLATE, "--feature-gates", "Nope=true")).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void everySampleIsJudgedOrRefusedWithTheRuleItBreaks() throws IOException {
    Path samples = Path.of(System.getProperty("fairlead.shared", "/nowhere"), "dra-samples");
    assumeTrue(Files.isDirectory(samples), "the shared samples are not on this machine");
    int refused = 0;
    try (Stream<Path> files = Files.walk(samples)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        int exit = shell.run("dra", "lint", "-f", file.toString());
        assertThat(shell.err()).as(file.toString()).doesNotContain("this is a bug");
        refused += exit == ExitCode.UNREADABLE ? 1 : 0;
        if (exit == ExitCode.UNREADABLE) {
          assertThat(shell.err()).as(file.toString()).contains("must be");
        }
      }
    }
    assertThat(refused).isLessThan(6);
  }
}
