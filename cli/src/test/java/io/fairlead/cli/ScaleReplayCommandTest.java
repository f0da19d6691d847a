package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ScaleReplayCommandTest {

  private static final String HPA =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: h}
      spec: {maxReplicas: 9, metrics: [{type: External, external: {metric: {name: queue}, target: {type: AverageValue, averageValue: 10}}}]}
      """;

  @TempDir Path folder;

  private final Shell shell = new Shell();

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("hpa.yaml"), HPA);
    StringBuilder csv = new StringBuilder("time,value\n");
    StringBuilder range =
        new StringBuilder(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[");
    for (int i = 0; i < 100; i++) {
      int value = i < 40 ? 20 : 60;
      csv.append(1767261600 + 15 * i).append(',').append(value).append('\n');
      range
          .append(i == 0 ? "" : ",")
          .append("[")
          .append(1767261600 + 15 * i)
          .append(",\"")
          .append(value)
          .append("\"]");
    }
    Files.writeString(folder.resolve("queue.csv"), csv);
    Files.writeString(folder.resolve("range.json"), range + "]}]}}");
  }

  @Test
  void printsWhatEachPolicyAsksForWithReasons() {
    assertThat(run("--policy", "hpa.yaml", "--series", "queue=range.json"))
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .contains("hpa.yaml (recorded)", "01-01 10:10:15  4 -> 6  metric: external metric queue")
        .contains("nobody recorded how many replicas ran");
  }

  @Test
  void asDataItFitsThePublishedSchema() throws IOException {
    Files.writeString(
        folder.resolve("gaps.csv"),
        """
        time,pod,value
        1767261600,a,5
        1767261600,b,7
        1767261615,a,
        1767261900,a,9
        """);
    String[][] runs = {
      {"--series", "queue=range.json", "--replicas", "queue.csv"},
      {"--series", "queue=gaps.csv", "--policy", "hpa.yaml"},
      {"--series", "queue=gaps.csv", "--policy", "hpa.yaml", "--conserved", "queue"},
    };
    JsonSchema schema = JsonSchema.published("scale-replay-result");
    for (String[] each : runs) {
      List<String> arguments = new ArrayList<>(List.of("--policy", "hpa.yaml", "-o", "json"));
      arguments.addAll(List.of(each));
      assertThat(run(arguments.toArray(String[]::new))).isEqualTo(ExitCode.FINE);
      byte[] answer = shell.out().getBytes(StandardCharsets.UTF_8);
      Json result = JsonText.create().read(answer).root();
      assertThat(schema.violations(result)).as(String.join(" ", each)).isEmpty();
      Json.Obj wrong = ((Json.Obj) result);
      assertThat(schema.violations(without(wrong, "policies"))).isNotEmpty();
    }
  }

  private static Json.Obj without(Json.Obj object, String member) {
    var json = Json.object();
    object.members().forEach((name, value) -> json.put(name.equals(member) ? "x" : name, value));
    return json.build();
  }

  @Test
  void aFieldThatTheApiServerWouldDropIsMentioned() throws IOException {
    Files.writeString(
        folder.resolve("typo.yaml"),
        HPA.replace("maxReplicas: 9", "maxReplicas: 9, minReplica: 3"));
    assertThat(run("--policy", "typo.yaml", "--series", "queue=range.json"))
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.err()).contains("typo.yaml:4:", "warning: ", "spec.minReplica", "minReplicas");
  }

  @Test
  void writesAPageAndSaysWhatWasRefused() throws IOException {
    int exit =
        run(
            "--policy",
            "hpa.yaml",
            "--policy",
            "hpa.yaml",
            "--series",
            "queue=queue.csv",
            "--conserved",
            "inflight",
            "-o",
            "html",
            "-O",
            folder.resolve("replay.html").toString());
    assertThat(exit).isEqualTo(ExitCode.FINE);
    assertThat(Files.readString(folder.resolve("replay.html")))
        .contains("<svg", "hpa.yaml (2)", "Refused");
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err())
        .contains(
            "no series is called inflight",
            "hpa.yaml (2) was refused: queue is not declared conserved");
  }

  @Test
  void aPolicyThatReadsOtherSignalsIsRefusedBesideOneThatIsReplayed() throws IOException {
    Files.writeString(
        folder.resolve("fairlead.yaml"),
        """
        schemaVersion: 1
        kind: ScalingPolicy
        slo: [{metric: ttft, threshold: 1s, fraction: 0.95}]
        bounds: {min: 1, max: 12}
        profile: {base: 8ms, perComputed: 40us, perResident: 2ns, lengths: {prompt: 800, output: 150}}
        """);
    int exit =
        run(
            "--policy",
            "hpa.yaml",
            "--policy",
            "fairlead.yaml",
            "--series",
            "queue=range.json",
            "--conserved",
            "inflight",
            "-o",
            "html",
            "-O",
            folder.resolve("replay.html").toString());
    assertThat(exit).isEqualTo(ExitCode.FINE);
    assertThat(shell.err())
        .contains("fairlead.yaml was refused: nothing was recorded of what it reads: arrivals");
    assertThat(Files.readString(folder.resolve("replay.html"))).contains("<svg", "fairlead.yaml");
  }

  @Test
  void picturesAreWellFormedXml() throws Exception {
    assertThat(
            run(
                "--policy",
                "hpa.yaml",
                "--policy",
                "hpa.yaml",
                "--series",
                "queue=queue.csv",
                "--conserved",
                "queue",
                "-o",
                "html"))
        .isEqualTo(ExitCode.FINE);
    String page = shell.out();
    int pictures = 0;
    for (int at = page.indexOf("<svg"); at >= 0; at = page.indexOf("<svg", at + 1)) {
      String svg = page.substring(at, page.indexOf("</svg>", at) + "</svg>".length());
      var root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)))
              .getDocumentElement();
      assertThat(root.getElementsByTagName("title").getLength()).isPositive();
      pictures++;
    }
    assertThat(pictures).isEqualTo(2);
  }

  @Test
  void closedModeIsChosenByNameAndRefusalOfAllIsANo() {
    assertThat(run("--policy", "hpa.yaml", "--series", "queue=queue.csv", "--mode", "closed"))
        .isEqualTo(ExitCode.FINDING);
    assertThat(
            run(
                "--policy",
                "hpa.yaml",
                "--series",
                "queue=queue.csv",
                "--mode",
                "closed",
                "--conserved",
                "queue",
                "--cold-start",
                "30s",
                "-o",
                "csv"))
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("\n2026-01-01T10:10:15Z,60,6,");
  }

  @Test
  void whatCannotBeReadIsNamedWithItsPlace() throws IOException {
    Files.writeString(folder.resolve("bad.csv"), "time,value\n1,2\n1,3\n");
    assertThat(run("--policy", "hpa.yaml", "--series", "queue=bad.csv"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("bad.csv:3:1: times must ascend");
    assertThat(run("--policy", "hpa.yaml", "--series", "queue.csv")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("--series must be NAME=FILE, but was queue.csv");
    assertThat(run("--policy", "hpa.yaml", "--series", "other=queue.csv"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains("nothing was recorded of what it reads: queue (there is other)");
    Files.writeString(folder.resolve("hpa.yaml"), HPA.replace("maxReplicas: 9", "maxReplicas: 0"));
    assertThat(run("--policy", "hpa.yaml", "--series", "queue=queue.csv"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("hpa.yaml: spec.maxReplicas must be at least 1, but was 0");
    Files.writeString(folder.resolve("hpa.yaml"), "kind: Deployment\n");
    assertThat(run("--policy", "hpa.yaml", "--series", "queue=queue.csv"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains(
            "hpa.yaml must be a HorizontalPodAutoscaler, a ScaledObject, a ScalingPolicy, or");
  }

  @Test
  void aScalingPolicyIsReplayedAndItsMistakesHaveLineAndColumn() throws IOException {
    String policy =
        """
        schemaVersion: 1
        kind: ScalingPolicy
        slo: [{metric: ttft, threshold: 1s, fraction: 0.95}]
        bounds: {min: 1, max: 12}
        profile: {base: 8ms, perComputed: 40us, perResident: 2ns, lengths: {prompt: 800, output: 150}}
        """;
    Files.writeString(folder.resolve("fairlead.yaml"), policy);
    assertThat(
            run(
                "--policy",
                "hpa.yaml",
                "--policy",
                "fairlead.yaml",
                "--series",
                "queue=queue.csv",
                "--series",
                "arrivals=queue.csv",
                "--conserved",
                "arrivals",
                "-o",
                "json"))
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("\"name\": \"fairlead.yaml\"", "\"mode\": \"closed\"");
    Files.writeString(folder.resolve("fairlead.yaml"), policy.replace("bounds", "bound"));
    assertThat(run("--policy", "fairlead.yaml", "--series", "arrivals=queue.csv"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains("fairlead.yaml:4:1: bound is not known here (did you mean bounds?)");
  }

  @Test
  void aListAsKubectlPrintsItIsAsManyPolicies() throws IOException {
    String list =
        "apiVersion: v1\nkind: List\nitems:\n- "
            + HPA.strip().replace("\n", "\n  ")
            + "\n- "
            + HPA.strip().replace("name: h}", "name: other}").replace("\n", "\n  ")
            + "\n";
    Files.writeString(folder.resolve("list.yaml"), list);
    assertThat(
            run(
                "--policy",
                "list.yaml",
                "--series",
                "queue=queue.csv",
                "--conserved",
                "queue",
                "-o",
                "csv"))
        .isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).startsWith("time,queue,list.yaml h replicas,");
    assertThat(shell.out()).contains(",list.yaml other replicas,");
  }

  private int run(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "scale";
    all[1] = "replay";
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      int at = arg.indexOf('=');
      boolean file = arg.endsWith(".yaml") || arg.endsWith(".csv") || arg.endsWith(".json");
      all[i + 2] =
          !file || arg.startsWith("/") || (at < 0 && i > 0 && args[i - 1].equals("--series"))
              ? arg
              : at < 0
                  ? folder.resolve(arg).toString()
                  : arg.substring(0, at + 1) + folder.resolve(arg.substring(at + 1));
    }
    return shell.run(all);
  }
}
