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

class DraExplainCommandTest {

  private static final String DEVICES =
      """
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: gpu}
      spec: {selectors: [{cel: {expression: "device.driver == 'gpu.example.com'"}}]}
      ---
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: secret-node-gpus}
      spec:
        driver: gpu.example.com
        nodeName: secret-node
        pool: {name: secret-node, generation: 1, resourceSliceCount: 1}
        devices: [{name: gpu-0}, {name: gpu-1}]
      """;

  private static String claim(int count) {
    return """
        ---
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaim
        metadata: {name: train, namespace: team-a}
        spec: {devices: {requests: [{name: r, exactly: {deviceClassName: gpu, count: %d}}]}}
        """
        .formatted(count);
  }

  private static String pod(String name) {
    return """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: %s}
        spec:
          containers: [{name: c, image: i, resources: {claims: [{name: gpu}]}}]
          resourceClaims: [{name: gpu, resourceClaimTemplateName: two}]
        """
        .formatted(name);
  }

  private static final String TEMPLATE =
      """
      ---
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaimTemplate
      metadata: {name: two}
      spec: {spec: {devices: {requests: [{name: r, exactly: {deviceClassName: gpu, count: 2}}]}}}
      """;

  @TempDir Path folder;

  private final Shell shell = new Shell();

  private int run(String input, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("case.yaml"), input);
    return shell.run(List.of("dra", "explain", "-f", file.toString()), more);
  }

  @Test
  void saysWhatIsMissingAndWhatWouldHelp() throws IOException {
    assertThat(run(DEVICES + claim(3))).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .isEqualTo(
            """
            Does not fit on secret-node: team-a/train request r asks for 3, can have 2 of 2.
            secret-node:
              team-a/train request r: 3 asked, 2 usable, 2 present
            Would fit (tried): ask for 2 in team-a/train request r
            """);
  }

  @Test
  void saysTheSameAsData() throws IOException {
    assertThat(run(DEVICES + claim(3), "-o", "json")).isEqualTo(ExitCode.FINDING);
    Json.Obj answer =
        (Json.Obj) JsonText.create().read(shell.out().getBytes(StandardCharsets.UTF_8)).root();
    assertThat(answer.members()).containsOnlyKeys("summary", "nodes", "remedies");
    assertThat(shell.out()).contains("\"kind\": \"ReduceCount\"", "\"to\": 2");
  }

  @Test
  void aFitIsFineAndNamesTheDevices() throws IOException {
    assertThat(run(DEVICES + claim(2))).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).startsWith("Fits on secret-node.\n").contains("/gpu-0\n", "/gpu-1\n");
  }

  @Test
  void aPodSeesWhatTheOneBeforeItGot() throws IOException {
    assertThat(run(DEVICES + TEMPLATE + pod("first") + pod("second"))).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("Pod default/first:\nFits on secret-node.", "Pod default/second:\nDoes not fit")
        .contains("2 (gpu-0, gpu-1) taken by claim default/first-gpu")
        .contains("wait until default/first-gpu ends");
  }

  @Test
  void aDeviceThatIsHeldAndNotPublishedIsNoted() throws IOException {
    String held =
        claim(1).replace("train", "old")
            + "status: {allocation: {devices: {results: [{request: r, driver: gpu.example.com,"
            + " pool: secret-node, device: gpu-9}]}}}\n";
    assertThat(run(DEVICES + held + claim(2))).isEqualTo(ExitCode.FINE);
    assertThat(shell.err())
        .startsWith("warning: gpu.example.com/secret-node: claim team-a/old holds device gpu-9,");
  }

  @Test
  void complaintsHideNamesToo() throws IOException {
    assertThat(run(DEVICES + claim(2), "--redact", "--claim", "team-a/trian"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("namespace-1/claim-1").doesNotContain("train");
  }

  @Test
  void namesAreHiddenWhereThatIsAsked() throws IOException {
    assertThat(run(DEVICES + claim(3), "--redact")).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .doesNotContain("secret-node", "team-a", "train")
        .contains("asks for 3, can have 2 of 2.");
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    assertThat(run(DEVICES)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("must have a claim that is not allocated, or a pod");
    assertThat(run(DEVICES + claim(3).replace("count: 3", "count: many")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("case.yaml:18:71: ");
    assertThat(run(DEVICES + claim(3), "--kubernetes", "1.31")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("1.34, 1.35, 1.36 and 1.37");
  }
}
