package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraAllocateCommandTest {

  private static final String NODE =
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: worker-7-gpus}
      spec:
        driver: gpu.example.com
        nodeName: worker-7
        pool: {name: worker-7, generation: 1, resourceSliceCount: 1}
        devices:
        - name: gpu-0
          attributes: {model: {string: A}}
        - name: gpu-1
          attributes: {model: {string: B}}
        - name: gpu-2
      ---
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: gpu}
      spec:
        selectors: [{cel: {expression: "device.driver == 'gpu.example.com'"}}]
      """;

  @TempDir Path folder;

  private record Run(int exit, String out, String err) {
    Json.Obj json() {
      return (Json.Obj) JsonText.create().read(out.getBytes(StandardCharsets.UTF_8)).root();
    }
  }

  private static Run run(Path file, String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> args = new ArrayList<>(List.of("dra", "allocate", "-f", file.toString()));
    args.addAll(List.of(more));
    int exit =
        Fairlead.run(new PrintWriter(out), new PrintWriter(err, true), args.toArray(String[]::new));
    return new Run(exit, out.toString(), err.toString());
  }

  private Path file(String... documents) throws IOException {
    return Files.writeString(folder.resolve("case.yaml"), String.join("---\n", documents));
  }

  private static String claim(String name, int count, String selector) {
    return """
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaim
        metadata: {name: %s}
        spec:
          devices:
            requests:
            - name: r
              exactly:
                deviceClassName: gpu
                count: %d
                selectors: [{cel: {expression: "%s"}}]
        """
        .formatted(name, count, selector);
  }

  @Test
  void claimsAreAllocatedAsOneSet() throws IOException {
    Run run = run(file(NODE, claim("a", 2, "true"), claim("b", 1, "true")), "-o", "json");
    assertThat(run.exit).as(run.err).isZero();
    assertThat(run.json().text("node")).isEqualTo("worker-7");
    assertThat(run.out).containsSubsequence("default/a", "gpu-0", "gpu-1", "default/b", "gpu-2");
    assertThat(run(file(NODE, claim("a", 2, "true"), claim("b", 2, "true"))).exit).isEqualTo(1);
    Run one = run(file(NODE, claim("a", 2, "true"), claim("b", 2, "true")), "--claim", "default/b");
    assertThat(one.exit).isZero();
  }

  @Test
  void whatDoesNotFitSaysTheProof() throws IOException {
    Run run = run(file(NODE, claim("a", 4, "true")), "-o", "json");
    assertThat(run.exit).isEqualTo(1);
    assertThat(((Json.Obj) run.json().get("noFit")).text("proof")).isEqualTo("TOO_FEW");
  }

  @Test
  void aSelectorThatFailsAbortsUnlessSuchDevicesArePassedOver() throws IOException {
    Path file = file(NODE, claim("a", 2, "device.attributes['gpu.example.com'].model == 'B'"));
    Run aborted = run(file, "-o", "json", "--kubernetes", "1.37");
    assertThat(aborted.exit).isEqualTo(1);
    assertThat(((Json.Obj) aborted.json().get("aborted")).text("message"))
        .startsWith(
            "claim default/a: selector #0 on device gpu.example.com/worker-7/gpu-2: CEL runtime"
                + " error: no such key: model");
    assertThat(run(file, "--skip-cel-errors").out).startsWith("no fit: TOO_FEW");
  }

  @Test
  void eachPodSeesWhatThoseBeforeItGot() throws IOException {
    String template =
        """
        apiVersion: resource.k8s.io/v1beta1
        kind: ResourceClaimTemplate
        metadata: {name: two, namespace: ml}
        spec:
          spec:
            devices:
              requests: [{name: r, deviceClassName: gpu, allocationMode: ExactCount, count: 2}]
        """;
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: ml}
        spec:
          containers: [{name: c, image: i}]
          resourceClaims: [{name: gpus, resourceClaimTemplateName: two}]
        """;
    Path file = file(NODE, template, pod.formatted("first"), pod.formatted("second"));
    Run run = run(file, "-o", "json");
    assertThat(run.exit).isEqualTo(1);
    Json.Arr sets = (Json.Arr) run.json().get("sets");
    assertThat(sets.items()).hasSize(2);
    assertThat(((Json.Obj) sets.items().get(0)).members()).containsKeys("pod", "allocations");
    assertThat(((Json.Obj) sets.items().get(1)).members()).containsKeys("pod", "noFit");
    assertThat(run.out).contains("\"ml/first\"", "\"ml/first-gpus\"");
    Run redacted = run(file, "-o", "json", "--redact");
    assertThat(redacted.out).doesNotContain("worker-7", "ml/", "first").contains("gpu-0", "gpu-1");
  }

  @Test
  void whatCannotBeReadOrWouldBeRefusedExitsWithTwo() throws IOException {
    Run nothing = run(file(NODE));
    assertThat(nothing.exit).isEqualTo(2);
    assertThat(nothing.err)
        .isEqualTo(
            "fairlead: input must have a claim that is not allocated, or a pod, but had neither\n");
    Run invalid = run(file(NODE, claim("a", 2, "true").replace("name: r", "name: R_")));
    assertThat(invalid.exit).isEqualTo(2);
    assertThat(invalid.err).contains("case.yaml:", "spec.devices.requests[0].name: Invalid value");
    assertThat(run(file(NODE, claim("a", 1, "true")), "--kubernetes", "1.20").exit).isEqualTo(2);
    assertThat(run(file(NODE, claim("a", 1, "true")), "--claim", "b").err)
        .isEqualTo("fairlead: --claim must be a claim of the input, but was b\n");
  }

  /** Every published example is allocated, or refused for what it lacks; none is beyond us. */
  @Test
  void publishedExamplesAreUnderstood() throws IOException {
    String shared = System.getProperty("fairlead.shared", "");
    Path samples = Path.of(shared).resolve("dra-samples");
    assumeTrue(!shared.isEmpty() && Files.isDirectory(samples), "no published examples here");
    Map<String, String> strange = new TreeMap<>();
    int understood = 0;
    try (Stream<Path> files = Files.walk(samples)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.toString().endsWith(".yaml")) {
          continue;
        }
        Run alone = run(file, "-o", "json");
        boolean refused = alone.exit == 2 && alone.err.lines().count() == 1;
        if (refused
            ? !alone.err.contains(" must be ")
                && !alone.err.contains("Invalid")
                && !alone.err.contains("must have")
                && !alone.err.contains("yaml:")
            : alone.exit > 1 || alone.json().members().isEmpty()) {
          strange.put(file.getFileName().toString(), alone.err);
        }
        understood += refused ? 0 : 1;
      }
    }
    assertThat(strange).isEmpty();
    assertThat(understood).as("most of them ask for something").isGreaterThan(60);
  }

  @Test
  void whatTheInputDoesNotKnowIsRefusedWithWhatWasMeant() throws IOException {
    Path file = file(NODE, claim("train", 1, "true"));

    Run node = run(file, "--node", "worker7");
    assertThat(node.exit).isEqualTo(2);
    assertThat(node.err).contains("--node must be a node of the input", "mean worker-7?");

    Run claim = run(file, "--claim", "default/trian");
    assertThat(claim.exit).isEqualTo(2);
    assertThat(claim.err).contains("--claim must be a claim of the input", "mean default/train?");
    assertThat(run(file, "--claim", "trian").err).contains("mean default/train?");
    assertThat(run(file, "--kubernetes", "1.36.2.1").exit).isEqualTo(2);
  }

  @Test
  void aNodeThatSlicesReachWithoutNamingItNeedNotBeInTheInput() throws IOException {
    String reachesAll = NODE.replace("nodeName: worker-7", "allNodes: true");
    Path file = file(reachesAll, claim("train", 1, "true"));

    assertThat(run(file, "--node", "anywhere").exit).isZero();
  }
}
