package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.api.ResourceTypes;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDescribeCommandTest {

  private static final Path ROOT = Path.of(System.getProperty("fairlead.root"));
  private static final Path SHARED = Path.of(System.getProperty("fairlead.shared", "absent"));
  private static final Path CHECKER = SHARED.resolve("tools/crd-completeness/crdcheck.py");
  private static final Path SCHEMAS = SHARED.resolve("upstream-crds");

  private static final List<String> DEFINED =
      List.of(
          "autoscaling.x-k8s.io_capacitybuffers",
          "autoscaling.x-k8s.io_capacityquotas",
          "autoscaling.x-k8s.io_provisioningrequests",
          "inference.networking.k8s.io_inferencepools",
          "inference.networking.x-k8s.io_inferencepoolimports",
          "keda.sh_scaledobjects",
          "leaderworkerset.x-k8s.io_leaderworkersets",
          "llm-d.ai_inferencemodelrewrites",
          "llm-d.ai_inferenceobjectives",
          "llmd.ai_variantautoscalings",
          "resource.nvidia.com_computedomaincliques",
          "resource.nvidia.com_computedomains");

  private static final List<String> BUILT_IN =
      List.of(
          "/v1/Node",
          "/v1/Pod",
          "/v1/PodTemplate",
          "/v1/ResourceQuota",
          "/v1/Service",
          "apps/v1/Deployment",
          "apps/v1/StatefulSet",
          "autoscaling/v1/Scale",
          "autoscaling/v2/HorizontalPodAutoscaler",
          "coordination.k8s.io/v1/Lease",
          "discovery.k8s.io/v1/EndpointSlice",
          "resource.k8s.io/v1/DeviceClass",
          "resource.k8s.io/v1/ResourceClaim",
          "resource.k8s.io/v1/ResourceClaimTemplate",
          "resource.k8s.io/v1/ResourceSlice");

  @TempDir Path folder;

  private static String description() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    assertThat(Fairlead.run(new PrintWriter(out), new PrintWriter(err), "api", "describe"))
        .isZero();
    assertThat(err.toString()).isEmpty();
    return out.toString();
  }

  @Test
  void describesEveryKindAndSaysTheSameEachTime() {
    String text = description();
    Json.Obj root = (Json.Obj) JsonText.create().read(text.getBytes(StandardCharsets.UTF_8)).root();

    assertThat(description()).isEqualTo(text);
    assertThat(((Json.Arr) root.get("kinds")).items()).hasSize(ResourceTypes.ALL.size() - 1);
    assertThat(((Json.Arr) root.get("unpublished")).items())
        .extracting(kind -> ((Json.Obj) kind).text("kind"))
        .containsExactly("DeviceTaintRule", "EndpointPickerConfig");
    assertThat(text).contains("\"failureMode\": {", "\"default\": \"FailClose\"", "\"open\": true");
  }

  /** A checker that shares no code with us compares the description with the originals. */
  @Test
  void agreesWithTheSchemasOfTheOriginals() throws Exception {
    assumeTrue(Files.exists(CHECKER), "the checker and the schemas are not there");
    assumeTrue(canRunChecker(), "python3 with PyYAML is not there");
    Path model = Files.writeString(folder.resolve("model.json"), description());
    List<String> command =
        new ArrayList<>(
            List.of(
                "python3", CHECKER.toString(), "check", "--strict", "--model", model.toString()));
    command.addAll(List.of("--waivers", ROOT.resolve("sdk-api/src/model/waivers.json").toString()));
    for (String name : DEFINED) {
      command.addAll(List.of("--crds", SCHEMAS.resolve(name + ".yaml").toString()));
    }
    command.addAll(List.of("--crds", SCHEMAS.resolve("gateway-api-standard").toString()));
    command.add("--openapi");
    command.add(SCHEMAS.resolve("openapi/kubernetes-1.36-swagger.json").toString());
    for (String kind : BUILT_IN) {
      command.addAll(List.of("--openapi-kind", kind));
    }

    Path report = folder.resolve("report.txt");
    int exit = run(command, report);

    assertThat(Files.readString(report)).contains("findings 0").doesNotContain("FAIL");
    assertThat(exit).isZero();
  }

  private boolean canRunChecker() throws Exception {
    try {
      return run(List.of("python3", "-c", "import yaml"), folder.resolve("probe.txt")) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int run(List<String> command, Path output) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("ends: %s", command).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
