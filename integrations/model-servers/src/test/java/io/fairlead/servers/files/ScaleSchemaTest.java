package io.fairlead.servers.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.file.PolicyCase;
import io.fairlead.autoscale.file.ScalingPolicyFile;
import io.fairlead.autoscale.kubernetes.HpaCase;
import io.fairlead.autoscale.kubernetes.KedaCase;
import io.fairlead.autoscale.kubernetes.KpaCase;
import io.fairlead.autoscale.kubernetes.WvaPolicy;
import io.fairlead.autoscale.kubernetes.WvaPolicy.Thresholds;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented examples of scale explain, their answers and what follows fit the schemas. */
class ScaleSchemaTest {

  private static final Map<String, byte[]> EXAMPLES = MarkdownBlocks.of("scale-state.md");
  private static final Schema STATE = Schema.named("scale-state");
  private static final Schema ANSWER = Schema.named("scale-answer");

  private final JsonText text = JsonText.create();

  @ParameterizedTest
  @CsvSource({
    "hpa.yaml, state.yaml",
    "keda.yaml, keda-state.yaml",
    "kpa.yaml, kpa-state.yaml",
    "fairlead.yaml, fairlead-state.yaml",
    "wva.yaml, wva-state.yaml",
  })
  void statesAndAnswersFitAndNextGoesOn(String policy, String state) {
    Json.Obj object = read(EXAMPLES.get(policy));
    Json.Obj file = read(EXAMPLES.get(state));
    for (int step = 0; step < 3; step++) {
      assertThat(STATE.violations(text.write(file))).as("state %d", step).isEmpty();
      Json.Obj answer = answer(object, file);
      assertThat(ANSWER.violations(text.write(answer))).as("answer %d", step).isEmpty();
      file = followUp(file, answer, "2026-01-01T00:10:" + (15 + step) + "Z");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemaVersion\":1,\"kind\":\"hpa\",\"now\":\"2026-01-01T00:00:00Z\"}",
        "{\"schemaVersion\":1,\"kind\":\"kpa\",\"now\":\"today\",\"readyPods\":1}",
        "{\"schemaVersion\":1,\"kind\":\"kpa\",\"now\":\"2026-01-01T00:00:00Z\",\"readyPods\":-1}",
        "{\"schemaVersion\":1,\"kind\":\"policy\",\"now\":\"2026-01-01T00:00:00Z\"}",
        "{\"schemaVersion\":1,\"kind\":\"vpa\",\"now\":\"2026-01-01T00:00:00Z\"}",
        "{\"schemaVersion\":1,\"kind\":\"kpa\",\"now\":\"2026-01-01T00:00:00Z\",\"readyPods\":1,\"x\":1}",
      })
  void theSchemaFindsWhatIsWrong(String state) {
    assertThat(STATE.violations(state.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
  }

  @Test
  void aBadBindingDoesNotFitTheAnswer() {
    Json.Obj answer = answer(read(EXAMPLES.get("kpa.yaml")), read(EXAMPLES.get("kpa-state.yaml")));
    byte[] bad =
        new String(text.write(answer), StandardCharsets.UTF_8)
            .replace("\"step\":\"metric\"", "\"step\":\"magic\"")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(ANSWER.violations(bad)).isNotEmpty();
  }

  private static Json.Obj answer(Json.Obj object, Json.Obj file) {
    Explanation why =
        switch (file.text("kind")) {
          case "hpa" ->
              HpaCase.of(Shape.of(HorizontalPodAutoscaler.class).fromJson(object), file).explain();
          case "policy" -> PolicyCase.of(ScalingPolicyFile.read(object).policy(), file).explain();
          case "wva" -> PolicyCase.of(WvaPolicy.v1(Thresholds.DOCUMENTED), file).explain();
          case "keda" -> KedaCase.of(Shape.of(ScaledObject.class).fromJson(object), file).explain();
          default -> KpaCase.of(object, file).explain();
        };
    var answer = Json.object().put("schemaVersion", 1).put("policy", file.text("kind"));
    why.toJson().members().forEach(answer::put);
    return answer.build();
  }

  /** The state file with what the answer remembers, at another time. */
  private static Json.Obj followUp(Json.Obj file, Json.Obj answer, String now) {
    Json.Obj next = (Json.Obj) answer.get("next");
    var json = Json.object();
    next.members().forEach(json::put);
    file.members()
        .forEach(
            (name, value) -> {
              boolean replaced = next.get(name) != null || name.equals("now");
              if (!replaced && !(name.equals("status") && next.get("scaledObject") != null)) {
                json.put(name, value);
              }
            });
    return json.put("now", now).build();
  }

  private Json.Obj read(byte[] yaml) {
    return (Json.Obj) text.read(yaml).root();
  }
}
