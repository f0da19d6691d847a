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
    Path before = Files.writeString(folder.resolve("before.json"), shell.out());
    String later = STATE.replace("00:00:00.1", "00:00:15.1").replace("\"25\"", "\"5\"");
    assertThat(run(HPA, later, "--previous", before.toString(), "-o", "json"))
        .isEqualTo(ExitCode.FINE);
    Json.Obj goesOn = answer();
    Json.Obj history = (Json.Obj) ((Json.Obj) goesOn.get("next")).get("history");
    assertThat(((Json.Arr) history.get("recommendations")).items())
        .as("of the start, of the previous answer, and of now")
        .hasSize(3);
    String inOneFile =
        later.replaceFirst(
            "\\{",
            "{\"next\": "
                + new String(JsonText.create().write(next), StandardCharsets.UTF_8)
                + ", ");
    assertThat(run(HPA, inOneFile, "-o", "json")).isEqualTo(ExitCode.FINE);
    assertThat(answer()).isEqualTo(goesOn);
  }

  @Test
  void whatIsWrongWithAPreviousAnswerIsSaidOfItsFile() throws IOException {
    Path before = folder.resolve("before.json");
    Files.writeString(before, "{\"decision\": \"hold\"}");
    assertThat(run(HPA, STATE, "--previous", before.toString())).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("before.json must be an answer of scale explain -o json");
    Files.writeString(before, "{\"next\": {\"histry\": {}}}");
    assertThat(run(HPA, STATE, "--previous", before.toString())).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains("before.json:1:11: histry is not known here (did you mean history?)");
  }

  @Test
  void anAutoscalerOfAnOldVersionIsNotTakenForOneWithoutMetrics() throws IOException {
    assertThat(run(HPA.replace("/v2", "/v1"), STATE)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains("policy.yaml:1:1: apiVersion must be autoscaling/v2", "convert");
    assertThat(run(HPA.replace("Replicas: 9", "Replicas: nine"), STATE))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("policy.yaml:4:");
    assertThat(run(HPA.replace("Replicas: 9", "Replicas: 0"), STATE))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("policy.yaml: spec.maxReplicas must be at least 1, but was 0");
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
    assertThat(shell.err())
        .contains("then is not known here (known here: schemaVersion, kind, now,");
    assertThat(run("kind: Deployment", STATE)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("must be HorizontalPodAutoscaler, but was Deployment");
    assertThat(run("a: [1", STATE)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("policy.yaml:1:");
  }

  @Test
  void aMemberBelowTheTopThatNobodyKnowsIsNamedWithItsPlace() throws IOException {
    String pods =
        "\"pods\": [{\"name\": \"a\"}, {\"name\": \"b\", \"startTme\": \"x\"}], \"scale\"";
    assertThat(run(HPA, STATE.replace("\"scale\"", pods))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains("state.json:2:40: startTme is not known here (did you mean startTime?)");
    assertThat(run(HPA, STATE.replace("{\"replicas\": 3}, ", "{\"replica\": 3}, ")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("replica is not known here (did you mean replicas?)");
    String usage =
        "{\"resource\": {\"cpu\": {\"items\": [{\"pod\": \"a\", \"containers\": [{\"usge\": 1}]}]}},";
    assertThat(run(HPA, STATE.replace("\"answers\": {", "\"answers\": " + usage)))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("usge is not known here (did you mean usage?)");
    String whole = "\"pods\": [{\"metadata\": {\"name\": \"a\"}, \"spec\": {}}], \"scale\"";
    assertThat(run(HPA, STATE.replace("\"scale\"", whole))).isEqualTo(ExitCode.FINE);
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

  private static final String SCALING_POLICY =
      """
      schemaVersion: 1
      kind: ScalingPolicy
      bounds: {min: 1, max: 9}
      combine:
        max:
        - wva: {}
        - hpa: {ref: h}
      ---
      """
          + HPA;
  private static final String POLICY_STATE =
      """
      schemaVersion: 1
      kind: policy
      now: "2026-01-01T00:00:00Z"
      scale: {spec: {replicas: 2}}
      replicas:
      - {name: a, values: {kv-use: 0.5, waiting: 0}}
      - {name: b, values: {kv-use: 0.3, waiting: 0}}
      answers: {external: [{metric: q, values: ["25", "20"]}]}
      """;

  @Test
  void aScalingPolicyIsExplainedWithAllThatItIsMadeOf() throws IOException {
    assertThat(run(SCALING_POLICY, POLICY_STATE)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .contains(
            "scale: 2 -> 4 replicas, decided by rate",
            "  wva asks for 2: 2 of 2 unsaturated",
            "  hpa external metric q",
            "  input kv-use = 0.4",
            "  the metric would ask for 6 if external metric q were 25.001 instead of 22.5")
        .doesNotContain("  3 replicas if"); // which wva alone would want; the rate allows 4
  }

  @Test
  void aScalingPolicyGoesOnWhereTheLastAnswerEnded() throws IOException {
    String stabilized =
        SCALING_POLICY.replace(
            "  max:\n  - wva: {}\n  - hpa: {ref: h}\n",
            "  stabilized: {up: 0s, down: 60s, policy: {hpa: {ref: h}}}\n");
    assertThat(run(stabilized, POLICY_STATE, "-o", "json")).isEqualTo(ExitCode.FINE);
    String next = new String(JsonText.create().write(answer().get("next")), StandardCharsets.UTF_8);
    String later =
        POLICY_STATE
                .replace("replicas: 2", "replicas: 5")
                .replace("\"25\", \"20\"", "\"1\"")
                .replace("00:00:00Z", "00:00:30Z")
            + next.substring(1, next.length() - 1)
                .replace(",\"state\"", "\n\"state\"")
                .replace("\":", "\": ")
            + "\n";
    assertThat(run(stabilized, later)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .contains("hold: 5 -> 5 replicas, decided by stabilization")
        .doesNotContain("restored");
    String anchored = later.replaceFirst("(?m)^\"lastTick\".*$", "");
    assertThat(run(stabilized, anchored)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("state restored");
    String muchLater = later.replaceFirst("00:00:30Z", "00:06:00Z");
    assertThat(run(stabilized, muchLater)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out()).contains("scale: 5 -> 1 replicas");
  }

  @Test
  void whatIsWrongInAStateOfAPolicyIsNamedWithItsPlace() throws IOException {
    String wrong =
        POLICY_STATE
            .replace("kv-use: 0.5", "kv_use: 0.5")
            .replace("name: b", "name: b, state: Ready")
            .replace("now:", "stat: {}\nnow:");
    assertThat(run(SCALING_POLICY, wrong)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains("state.json:3:1: stat is not known here (did you mean state?)")
        .contains("kv_use is not known here (did you mean kv-use?)")
        .contains("state must be one of [STARTING, READY, DRAINING, FAILED, UNKNOWN]");
    assertThat(run(SCALING_POLICY, POLICY_STATE + "lastTick: {now: today}\n"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("now must be a time as in RFC 3339");
  }

  @Test
  void theVariantAutoscalerIsReadFromItsConfigMap() throws IOException {
    String config =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: wva-saturation-scaling-config}
        data:
          default: |
            kvCacheThreshold: 0.80
            queueLengthThreshold: 5
            kvSpareTrigger: 0.45
            queueSpareTrigger: 3
        """;
    String state =
        POLICY_STATE.replaceFirst("kind: policy", "kind: wva").replaceFirst("answers.*\n", "");
    assertThat(run(config, state)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .contains("scale: 2 -> 3 replicas", "with a cache of 0.4 and a queue of 5 to spare");
    assertThat(run(config.replace("kvSpareTrigger", "kvSpare"), state))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("kvSpareTrigger must be a number, but was absent");
    assertThat(run(config.replace("default", "other"), state)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("data.default of");
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
