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

class DraMigrateCommandTest {

  private static final String CRON_JOB =
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: nightly}
      spec:
        schedule: "0 3 * * *"
        jobTemplate:
          spec:
            template:
              spec:
                unheardOf: {keep: 1.10}
                containers:
                  - name: train
                    env: [{name: A, value: b}]
                    resources: {limits: {nvidia.com/gpu: 4, memory: 8Gi}}
      """;
  private static final String SHARED =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: notebook, namespace: team-a}
      spec:
        containers:
          - name: c
            resources: {limits: {nvidia.com/gpu.shared: 1}}
      """;

  private static final String CLUSTER =
      """
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: gpu}
      spec:
        extendedResourceName: nvidia.com/gpu
        selectors: [{cel: {expression: "device.driver == 'gpu.nvidia.com'"}}]
      ---
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: s}
      spec:
        driver: gpu.nvidia.com
        nodeName: node-1
        pool: {name: node-1, generation: 1, resourceSliceCount: 1}
        devices: [{name: gpu-0}, {name: gpu-1}, {name: gpu-2}, {name: gpu-3}]
      ---
      """;

  @TempDir Path folder;

  private final Shell shell = new Shell();

  private int run(String content, String... more) throws IOException {
    Files.writeString(folder.resolve("case.yaml"), content);
    return shell.run(List.of("dra", "migrate", "-f", folder.resolve("case.yaml").toString()), more);
  }

  @Test
  void aWorkloadOfAnyKindIsWrittenWithItsTemplateAndKeepsTheRest() throws IOException {
    assertThat(run(CRON_JOB)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .startsWith("---\napiVersion: resource.k8s.io/v1\nkind: ResourceClaimTemplate\n")
        .contains("name: nightly-devices", "count: 4", "keep: 1.10", "schedule: \"0 3 * * *\"")
        .contains("resourceClaimTemplateName: nightly-devices")
        .doesNotContain("nvidia.com/gpu:")
        .doesNotContain("namespace:")
        .endsWith("# 1 object with claims now, 0 that cannot\n");
  }

  @Test
  void whatCannotBeWrittenEndsWithOne() throws IOException {
    assertThat(run(CRON_JOB + "---\n" + SHARED)).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("# Pod team-a/notebook: cannot: nvidia.com/gpu.shared is a part of a device")
        .endsWith("# 1 object with claims now, 1 that cannot\n");
    assertThat(run(SHARED, "--redact")).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out()).contains("# Pod namespace-1/pod-1: cannot");
  }

  @Test
  void withDevicesBothFormsAreAllocatedAndCompared() throws IOException {
    assertThat(run(CLUSTER + CRON_JOB)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .contains(
            "# CronJob default/nightly: gets the same devices as before: gpu-0, gpu-1, gpu-2, gpu-3"
                + " on node node-1\n");
    assertThat(run(CLUSTER + CRON_JOB.replace("gpu: 4", "gpu: 5"))).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("gets no devices, as before: no fit: TOO_FEW");
    assertThat(run(CLUSTER.replace("  extendedResourceName: nvidia.com/gpu\n", "") + CRON_JOB))
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("no class given has the extendedResourceName");
  }

  @Test
  void aTemplateIsThatOfThePodsOwnNamespace() throws IOException {
    String template =
        """
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaimTemplate
        metadata: {name: t, namespace: %s}
        spec: {spec: {devices: {requests: [{name: r, exactly: {deviceClassName: gpu, count: %d}}]}}}
        ---
        """;
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: team-a}
        spec:
          containers: [{name: c, resources: {limits: {nvidia.com/gpu: 1}, claims: [{name: g}]}}]
          resourceClaims: [{name: g, resourceClaimTemplateName: t}]
        """;
    String templates = template.formatted("team-a", 1) + template.formatted("team-b", 9);
    assertThat(run(CLUSTER + templates + pod)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("# Pod team-a/p: gets the same devices as before: gpu-");
  }

  @Test
  void theSameIsThereForPrograms() throws IOException {
    assertThat(run(CRON_JOB, "-o", "json")).isEqualTo(ExitCode.FINE);
    Json.Obj answer =
        (Json.Obj) JsonText.create().read(shell.out().getBytes(StandardCharsets.UTF_8)).root();
    Json.Obj first = (Json.Obj) ((Json.Arr) answer.get("objects")).items().get(0);
    assertThat(first.text("object")).isEqualTo("CronJob default/nightly");
    assertThat(first.get("templates")).isInstanceOf(Json.Arr.class);
    assertThat(first.get("refused")).isNull();
  }

  @Test
  void objectsWithoutDevicesAreLeftAlone() throws IOException {
    assertThat(run("kind: ConfigMap\napiVersion: v1\ndata: {spec: x}\n")).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).isEqualTo("# 0 objects with claims now, 0 that cannot\n");
    assertThat(run(CRON_JOB.replace("name: train", "name: [train]")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("case.yaml:12:").contains("must be a text");
  }

  @Test
  void everySampleIsReadAndItsAnswerIsReadable() throws IOException {
    Path samples = Path.of(System.getProperty("fairlead.shared", "/nowhere"), "dra-samples");
    assumeTrue(Files.isDirectory(samples), "the shared samples are not on this machine");
    int migrated = 0;
    try (Stream<Path> files = Files.walk(samples)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        int exit = shell.run("dra", "migrate", "-f", file.toString());
        assertThat(shell.err()).as(file.toString()).doesNotContain("this is a bug");
        if (exit == ExitCode.FINE && shell.out().contains("kind: ResourceClaimTemplate")) {
          migrated++;
          assertThat(JsonText.create().readAll(shell.out().getBytes(StandardCharsets.UTF_8)))
              .as(file.toString())
              .hasSizeGreaterThan(1);
        }
      }
    }
    assertThat(migrated).isPositive();
  }
}
