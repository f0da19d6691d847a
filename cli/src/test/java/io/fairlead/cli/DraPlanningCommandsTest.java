package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraPlanningCommandsTest {

  private static final String NODE =
      """
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: counters}
      spec:
        driver: gpu.acme.example
        nodeName: node-1
        pool: {name: node-1, generation: 1, resourceSliceCount: 2}
        sharedCounters:
          - {name: gpu-0, counters: {lower: {value: 1}, upper: {value: 1}}}
          - {name: gpu-1, counters: {lower: {value: 1}, upper: {value: 1}}}
      ---
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: devices}
      spec:
        driver: gpu.acme.example
        nodeName: node-1
        pool: {name: node-1, generation: 1, resourceSliceCount: 2}
        devices:
      """
          + device("gpu-0", "gpu-0", "whole", "lower", "upper")
          + device("gpu-0-lower", "gpu-0", "half", "lower")
          + device("gpu-0-upper", "gpu-0", "half", "upper")
          + device("gpu-1", "gpu-1", "whole", "lower", "upper")
          + device("gpu-1-lower", "gpu-1", "half", "lower")
          + device("gpu-1-upper", "gpu-1", "half", "upper");

  @TempDir Path folder;

  private final Shell shell = new Shell();

  private static String device(String name, String set, String size, String... counters) {
    List<String> consumed = new ArrayList<>();
    for (String counter : counters) {
      consumed.add(counter + ": {value: 1}");
    }
    return "    - name: "
        + name
        + "\n      attributes: {size: {string: "
        + size
        + "}}\n      consumesCounters: [{counterSet: "
        + set
        + ", counters: {"
        + String.join(", ", consumed)
        + "}}]\n";
  }

  private static String held(String claim, String device) {
    return """
        ---
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaim
        metadata: {name: %s, namespace: team-a}
        status:
          allocation:
            devices: {results: [{request: r, driver: gpu.acme.example, pool: node-1, device: %s}]}
        """
        .formatted(claim, device);
  }

  private int run(String content, String verb, String... more) throws IOException {
    Files.writeString(folder.resolve("case.yaml"), content);
    return shell.run(List.of("dra", verb, "-f", folder.resolve("case.yaml").toString()), more);
  }

  @Test
  void aReportIsATable() throws IOException {
    assertThat(run(NODE + held("a", "gpu-1-lower"), "report")).isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .isEqualTo(
            """
            gpu.acme.example/node-1: 6 devices, 1 held, 4 usable now
              1 free but counters are short for it
              type   total   held  allocatable  at once  if repacked
              whole      2      0            1        1            1
              half       4      1            3        3            3
            """);
    assertThat(run(NODE, "report", "--driver", "other.example")).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).isEqualTo("no pools\n");
  }

  @Test
  void whatIsHeldAndNotPublishedIsNoted() throws IOException {
    String gone = held("a", "gpu-7") + held("b", "gpu-0").replace("pool: node-1", "pool: node-9");
    assertThat(run(NODE + gone, "report")).isEqualTo(ExitCode.FINE);
    assertThat(shell.err())
        .isEqualTo(
            """
            warning: gpu.acme.example/node-1: claim team-a/a holds device gpu-7, which no slice \
            publishes any more: its counters are not known
            warning: gpu.acme.example/node-9: claim team-a/b holds device gpu-0, but no slice is of \
            its pool
            """);
    run(NODE + gone, "report", "--redact");
    assertThat(shell.err())
        .contains("claim namespace-1/claim-2 holds")
        .doesNotContain("team-a", "node-9");

    StringBuilder many = new StringBuilder(NODE);
    for (int i = 0; i < 12; i++) {
      many.append(held("c" + i, "gpu-" + (i + 20)));
    }
    run(many.toString(), "report");
    assertThat(shell.err().lines())
        .hasSize(11)
        .last()
        .isEqualTo("warning: 2 more held devices are not published");
  }

  @Test
  void aPoolThatCannotBeUsedEndsWithOne() throws IOException {
    assertThat(run(NODE.replace("SliceCount: 2", "SliceCount: 3"), "report", "-o", "json"))
        .isEqualTo(ExitCode.FINDING);
    Json.Obj answer =
        (Json.Obj) JsonText.create().read(shell.out().getBytes(StandardCharsets.UTF_8)).root();
    Json.Obj pool = (Json.Obj) ((Json.Arr) answer.get("pools")).items().get(0);
    assertThat(pool.text("validationError")).isEqualTo("2 of 3 slices are there");
  }

  @Test
  void aPlanFillsWhatIsBrokenAlready() throws IOException {
    assertThat(run(NODE + held("a", "gpu-1-lower"), "plan", "--want", "half"))
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .isEqualTo(
            """
            half: gpu.acme.example/node-1/gpu-1-upper
            fits at once:
            type       before       after after first fit
            whole           1           1               0
            half            3           2               2
            """);
  }

  @Test
  void aPlanThatIsNotPossibleNamesAMove() throws IOException {
    String both = NODE + held("a", "gpu-1-lower") + held("b", "gpu-0-upper");
    assertThat(run(both, "plan", "--want", "whole")).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("not possible: whole: 1 wanted, 0 fit at once")
        .contains("would fit after moving claim team-a/b from gpu.acme.example/node-1/gpu-0-upper")
        .contains(" to gpu.acme.example/node-1/gpu-1-upper");
    assertThat(run(both, "plan", "--want", "whole", "--redact")).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("moving claim namespace-1/claim-2 from gpu.acme.example/node-1/gpu-0-upper")
        .doesNotContain("team-a");
    assertThat(run(both, "plan", "--want", "whole=0")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("--want must be TYPE or TYPE=N");
  }

  @Test
  void everySampleWithSlicesIsReported() throws IOException {
    Path samples = Path.of(System.getProperty("fairlead.shared", "/nowhere"), "dra-samples");
    assumeTrue(Files.isDirectory(samples), "the shared samples are not on this machine");
    int reported = 0;
    try (Stream<Path> files = Files.walk(samples)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        int exit = shell.run("dra", "report", "-f", file.toString());
        assertThat(shell.err()).as(file.toString()).doesNotContain("this is a bug");
        reported += exit == ExitCode.FINE && shell.out().contains(" usable now") ? 1 : 0;
      }
    }
    assertThat(reported).isPositive();
  }
}
