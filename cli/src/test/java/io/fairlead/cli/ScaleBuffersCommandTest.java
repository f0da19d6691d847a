package io.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleBuffersCommandTest {

  private static final String STATE =
      """
      schemaVersion: 1
      kind: buffers
      now: "2026-01-01T00:00:00Z"
      buffers:
      - apiVersion: autoscaling.x-k8s.io/v1beta1
        kind: CapacityBuffer
        metadata: {name: chat, namespace: models, creationTimestamp: "2026-01-01T00:00:00Z"}
        spec:
          scalableRef: {apiGroup: apps, kind: Deployment, name: chat}
          percentage: 20
      - apiVersion: autoscaling.x-k8s.io/v1beta1
        kind: CapacityBuffer
        metadata: {name: batch, namespace: models, creationTimestamp: "2026-01-02T00:00:00Z"}
        spec: {podTemplateRef: {name: worker}, replicas: 5}
        status: {replicas: 5}
      podTemplates:
      - metadata: {name: worker, namespace: models}
        template: {spec: {containers: [{name: c, resources: {limits: {nvidia.com/gpu: 2}}}]}}
      resourceQuotas:
      - metadata: {name: gpus, namespace: models}
        spec: {hard: {requests.nvidia.com/gpu: 64}}
        status: {hard: {requests.nvidia.com/gpu: "64"}, used: {requests.nvidia.com/gpu: "42"}}
      scalables:
      - apiVersion: apps/v1
        kind: Deployment
        metadata: {name: chat, namespace: models}
        spec:
          replicas: 10
          selector: {matchLabels: {app: chat}}
          template: {spec: {containers: [{name: c, resources: {requests: {nvidia.com/gpu: 4}}}]}}
        status: {replicas: 10}
      pods:
      - metadata: {name: chat-1, namespace: models, labels: {app: chat}, creationTimestamp: "2026-01-01T00:00:00Z"}
        spec: {containers: [{name: c, resources: {requests: {nvidia.com/gpu: 8}}}]}
      """;

  @TempDir Path folder;

  private final Shell shell = new Shell();

  @Test
  void printsTheSizeOfEachBufferAndTheStatusToBeWritten() throws IOException {
    assertThat(run(STATE, "-o", "json")).isEqualTo(ExitCode.FINE);
    Json.Obj answer = json(shell.out());
    Json.Obj chat = buffer(answer, 0);
    assertThat(chat.text("name")).isEqualTo("chat");
    assertThat(chat.get("replicas")).isEqualTo(Json.of(2));
    assertThat(chat.text("decision")).isEqualTo("scale");
    Json.Obj batch = buffer(answer, 1);
    assertThat(batch.get("wanted")).isEqualTo(Json.of(5));
    assertThat(batch.get("replicas"))
        .as("64 - 42 - 2 x 8 leaves 6 GPUs of 2 each")
        .isEqualTo(Json.of(3));
    Json.Obj status = (Json.Obj) batch.get("status");
    assertThat(status.get("replicas")).isEqualTo(Json.of(3));
    assertThat(status.toString())
        .contains("Buffer replicas limited from 5 to 3 due to quotas: gpus")
        .contains("capacitybuffer-batch-pod-template")
        .contains("2026-01-01T00:00:00Z");
  }

  @Test
  void stateAndAnswerAreAsTheirPublishedSchemasSay() throws IOException {
    run(STATE, "-o", "json");
    assertThat(JsonSchema.published("scale-buffers-state").violations(json(STATE))).isEmpty();
    assertThat(JsonSchema.published("scale-buffers-answer").violations(json(shell.out())))
        .isEmpty();
    run(STATE.replace("name: worker}, replicas: 5", "name: gone}, limits: {}"), "-o", "json");
    assertThat(JsonSchema.published("scale-buffers-answer").violations(json(shell.out())))
        .isEmpty();
    assertThat(JsonSchema.published("scale-buffers-state").violations(json(STATE + "pod: []\n")))
        .containsExactly("/pod is not known");
  }

  @Test
  void theTextSaysWhichQuotaCutsAndWhy() throws IOException {
    assertThat(run(STATE)).isEqualTo(ExitCode.FINE);
    assertThat(shell.out())
        .contains("models/chat: scale, room for 2 (spec.percentage comes to 2)")
        .contains("pod: newest pod chat-1 of Deployment chat, nvidia.com/gpu 8")
        .contains("models/batch: scale, room for 3 (quota gpus has room for 3)")
        .contains(
            "quota gpus: room for 3 (requests.nvidia.com/gpu: hard 64, used 42, reserved 16, per"
                + " pod 2)")
        .contains("Provisioning True, FakePodsInjected");
  }

  @Test
  void aBufferThatIsNotReadyIsAFinding() throws IOException {
    assertThat(run(STATE.replace("{name: worker}, r", "{name: gone}, r")))
        .isEqualTo(ExitCode.FINDING);
    assertThat(shell.out())
        .contains("models/batch: error, room for none")
        .contains("podtemplates \"gone\" not found");
  }

  @Test
  void whatKubectlShowsIsReadAsItIs() throws IOException {
    run(STATE, "-o", "json");
    Json.Obj expected = json(shell.out());
    Json.Obj state = json(STATE);
    List<Json> items = new ArrayList<>();
    Map.of("pods", "Pod", "resourceQuotas", "ResourceQuota", "podTemplates", "PodTemplate")
        .forEach(
            (member, kind) ->
                ((Json.Arr) state.get(member)).items().forEach(i -> items.add(typed(i, kind))));
    items.addAll(((Json.Arr) state.get("scalables")).items());
    items.addAll(((Json.Arr) state.get("buffers")).items());
    Json.Obj list =
        Json.object()
            .put("apiVersion", "v1")
            .put("kind", "List")
            .put("items", new Json.Arr(items))
            .build();
    assertThat(run(list.toString(), "-o", "json")).isEqualTo(ExitCode.FINE);
    assertThat(buffer(json(shell.out()), 1).get("replicas"))
        .isEqualTo(buffer(expected, 1).get("replicas"));
    assertThat(json(shell.out()).get("quotas")).isEqualTo(expected.get("quotas"));
    assertThat(run(list.toString().replace("\"percentage\": 20", "\"percentage\": \"a\"")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("state.yaml:1:").contains("but was");
    assertThat(run("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n"))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("must be a state of kind buffers, or have a CapacityBuffer");
  }

  private static Json.Obj typed(Json object, String kind) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("apiVersion", Json.of("v1"));
    members.put("kind", Json.of(kind));
    members.putAll(((Json.Obj) object).members());
    return new Json.Obj(members);
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    assertThat(run(STATE.replace("podTemplates:", "templates:"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains(" templates is not known here (did you mean podTemplates?)");
    assertThat(run(STATE.replace("kind: buffers", "kind: hpa"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains("state.yaml:2:1: kind must be buffers, but was the text \"hpa\"");
    assertThat(run(STATE.replace("\"64\"}, used", "many}, used"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err())
        .contains(
            "status.hard of resource quota gpus for requests.nvidia.com/gpu must be a quantity,"
                + " but was many");
    assertThat(run(STATE.replace("percentage: 20", "percentage: lots")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(run("[]")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(run("a: [1")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(shell.err()).contains("state.yaml:1:").doesNotContain("this is a bug");
  }

  private static Json.Obj buffer(Json.Obj answer, int at) {
    return (Json.Obj) ((Json.Arr) answer.get("buffers")).items().get(at);
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) JsonText.create().read(text.getBytes(StandardCharsets.UTF_8)).root();
  }

  private int run(String state, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("state.yaml"), state);
    return shell.run(List.of("scale", "buffers", "--state", file.toString()), more);
  }
}
