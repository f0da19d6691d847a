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

class ScaleExplainCommandTest {

  private static final String HPA =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: h}
      spec: {maxReplicas: 9, metrics: [{type: External, external: {metric: {name: q}, target: {type: AverageValue, averageValue: 10}}}]}
      """;
  private static final String STATE =
      """
      {"schemaVersion": 1, "kind": "hpa", "now": "2026-01-01T00:00:00.123456789Z",
       "scale": {"spec": {"replicas": 3}, "status": {"replicas": 3}},
       "answers": {"external": [{"metric": "q", "values": ["25", "20"]}]}}
      """;

  @TempDir Path folder;

  private final Shell shell = new Shell();

  @Test
  void printsADecisionWithItsReasonsAndTheStateToGoOnWith() throws IOException {
    assertThat(run(HPA, STATE, "-o", "json")).isEqualTo(ExitCode.FINE);
    Json.Obj answer = answer();
    assertThat(answer.get("decision")).isEqualTo(Json.of("scale"));
    assertThat(answer.get("replicas")).isEqualTo(Json.of(5));
    assertThat(answer.get("policy")).isEqualTo(Json.of("hpa"));
    Json.Obj next = (Json.Obj) answer.get("next");
    assertThat(next.members().keySet()).containsExactly("hpa", "history");
    String followUp =
        STATE.replaceFirst(
            "\\{\"schemaVersion\"",
            "{\"hpa\": "
                + new String(JsonText.create().write(next.get("hpa")), StandardCharsets.UTF_8)
                + ", \"history\": "
                + new String(JsonText.create().write(next.get("history")), StandardCharsets.UTF_8)
                + ", \"schemaVersion\"");
    assertThat(run(HPA, followUp)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("scale: 3 -> 5 replicas");
  }

  @Test
  void anErrorOfTheAutoscalerIsAFinding() throws IOException {
    assertThat(run(HPA, STATE.replace("\"q\"", "\"other\""))).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("error: 3 -> 3 replicas", "the external metrics API did not answer");
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    assertThat(run(HPA, STATE.replace("\"now\"", "\"then\""))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("member of a state of kind hpa must be one of");
    assertThat(run("kind: Deployment", STATE)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("must be HorizontalPodAutoscaler, but was Deployment");
    assertThat(run("a: [1", STATE)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("policy.yaml:1:");
  }

  private static final String SCALED_OBJECT =
      """
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata: {name: s}
      spec:
        scaleTargetRef: {name: d}
        cooldownPeriod: 60
        triggers: [{type: prometheus, name: q, metadata: {threshold: "10"}}]
      """;

  @Test
  void kedaGoesOnWhereTheLastAnswerEnded() throws IOException {
    String state =
        """
        {"schemaVersion": 1, "kind": "keda", "now": "2026-01-01T00:00:00Z", "event": "poll",
         "scale": {"spec": {"replicas": 3}}, "triggers": [{"name": "q", "value": 7}]}
        """;
    assertThat(run(SCALED_OBJECT, state, "-o", "json")).isEqualTo(ExitCode.FINE);
    Json.Obj next = (Json.Obj) answer().get("next");
    String quiet =
        state
            .replace("\"value\": 7", "\"value\": 0")
            .replace(
                "\"scale\"",
                "\"scaledObject\": "
                    + new String(
                        JsonText.create().write(next.get("scaledObject")), StandardCharsets.UTF_8)
                    + ", \"scale\"");
    String now = "\"now\": \"2026-01-01T00:0";
    assertThat(run(SCALED_OBJECT, quiet.replace(now + "0:00", now + "1:00"))).isZero();
    assertThat(shell.out()).contains("hold: 3 -> 3 replicas, decided by stabilization");
    assertThat(run(SCALED_OBJECT, quiet.replace(now + "0:00", now + "1:01"))).isZero();
    assertThat(shell.out()).contains("scale: 3 -> 0 replicas, decided by guard");
  }

  @Test
  void aTriggerThatFailsWithoutAFallbackIsAFinding() throws IOException {
    String state =
        """
        {"schemaVersion": 1, "kind": "keda", "now": "2026-01-01T00:00:00Z", "event": "hpa",
         "scale": {"spec": {"replicas": 3}}, "triggers": [{"name": "q", "error": "timeout"}]}
        """;
    assertThat(run(SCALED_OBJECT, state)).isEqualTo(ExitCode.FINDING);
    assertThat(shell.out()).contains("error: 3 -> 3 replicas", "timeout");
  }

  @Test
  void knativeTakesADeciderAndAnswersWithItsBurstCapacity() throws IOException {
    String revision =
        """
        apiVersion: serving.knative.dev/v1
        kind: Revision
        metadata: {name: r, annotations: {autoscaling.knative.dev/target: "10"}}
        """;
    String state =
        """
        {"schemaVersion": 1, "kind": "kpa", "now": "2026-01-01T00:00:00Z", "readyPods": 10,
         "stable": 35, "panic": 35, "reachable": true,
         "decider": {"targetValue": 7, "totalValue": 10, "targetBurstCapacity": 20}}
        """;
    assertThat(run(revision, state, "-o", "json")).isEqualTo(ExitCode.FINE);
    assertThat(answer().get("replicas")).isEqualTo(Json.of(5));
    assertThat(answer().get("excessBurstCapacity")).isEqualTo(Json.of(45));
    assertThat(run(revision, state.replace("\"reachable\": true", "\"reachable\": false")))
        .isEqualTo(ExitCode.FINE);
    assertThat(run("kind: Deployment", state)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("PodAutoscaler or Revision");
  }

  private Json.Obj answer() {
    return (Json.Obj) JsonText.create().read(shell.out().getBytes(StandardCharsets.UTF_8)).root();
  }

  private int run(String policy, String state, String... more) throws IOException {
    Path policyFile = Files.writeString(folder.resolve("policy.yaml"), policy);
    Path stateFile = Files.writeString(folder.resolve("state.json"), state);
    return shell.run(
        List.of(
            "scale", "explain", "--policy", policyFile.toString(), "--state", stateFile.toString()),
        more);
  }
}
