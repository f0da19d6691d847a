package io.fairlead.servers.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.PolicyFileException;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented examples of scale explain, their answers and what follows fit the schemas. */
class ScaleSchemaTest {

  private static final Map<String, byte[]> EXAMPLES = MarkdownBlocks.of("scale-state.md");
  private static final Schema STATE = Schema.named("scale-state");
  private static final Schema ANSWER = Schema.named("scale-answer");

  /** Grammars, sums and orders that no schema can say; and what only its own policy can read. */
  private static final List<String> BEYOND_A_SCHEMA =
      List.of(
          "/scale/status/selector",
          "/lengths/",
          "/latency/",
          "/next/state",
          "/next/window/buckets");

  private final JsonText text = JsonText.create();

  @ParameterizedTest
  @CsvSource({
    "hpa.yaml, state.yaml",
    "cpu-hpa.yaml, cpu-state.yaml",
    "keda.yaml, keda-state.yaml",
    "kpa.yaml, kpa-state.yaml",
    "fairlead.yaml, fairlead-state.yaml",
    "wva.yaml, wva-state.yaml",
  })
  void statesAndAnswersFitAndNextGoesOn(String policy, String state) {
    Json.Obj object = read(EXAMPLES.get(policy));
    Json.Obj file = read(EXAMPLES.get(state));
    for (int step = 0; step < 3; step++) {
      assertThat(STATE.violations(file)).as("state %d", step).isEmpty();
      Json.Obj answer = answer(object, file);
      assertThat(ANSWER.violations(answer)).as("answer %d", step).isEmpty();
      file = followUp(file, answer, "2026-01-01T00:10:" + (15 + step) + "Z");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hpa.yaml, state.yaml",
    "cpu-hpa.yaml, cpu-state.yaml",
    "keda.yaml, keda-state.yaml",
    "kpa.yaml, kpa-state.yaml",
    "fairlead.yaml, fairlead-state.yaml",
    "wva.yaml, wva-state.yaml",
  })
  void theReaderRefusesWhatTheSchemaRefusesAndNothingElse(String policy, String state) {
    Json.Obj object = read(EXAMPLES.get(policy));
    Json.Obj first = read(EXAMPLES.get(state));
    Json.Obj second = followUp(first, answer(object, first), "2026-01-01T00:10:15Z");
    List<String> differences = new ArrayList<>();
    int[] refusals = new int[1];
    for (Json.Obj file : List.of(first, second)) {
      Mutants.of(file)
          .filter(each -> BEYOND_A_SCHEMA.stream().noneMatch(each.pointer()::startsWith))
          .forEach(
              each -> {
                List<String> violations = STATE.violations(each.file());
                String refusal = refusal(object, each.file(), first.text("kind"));
                refusals[0] += violations.isEmpty() ? 0 : 1;
                if (violations.isEmpty() != refusal.isEmpty()) {
                  differences.add(each + ": schema " + violations + ", reader " + refusal);
                }
              });
    }
    assertThat(differences).isEmpty();
    assertThat(refusals[0]).isGreaterThan(100);
  }

  /** Says what the reader of this kind refuses; empty if nothing. */
  private static String refusal(Json.Obj object, Json file, String kind) {
    try {
      read(object, (Json.Obj) file, kind);
      return "";
    } catch (PolicyFileException e) {
      return e.getMessage();
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
    String kind = String.valueOf(file.text("kind"));
    Explanation why = read(object, file, kind).get();
    var answer = Json.object().put("schemaVersion", 1).put("policy", kind);
    why.toJson().members().forEach(answer::put);
    return answer.build();
  }

  /** Reads a state; the explanation is made when it is asked for. */
  private static Supplier<Explanation> read(Json.Obj object, Json.Obj file, String kind) {
    return switch (kind) {
      case "hpa" ->
          HpaCase.of(Shape.of(HorizontalPodAutoscaler.class).fromJson(object), file)::explain;
      case "policy" -> PolicyCase.of(ScalingPolicyFile.read(object).policy(), file)::explain;
      case "wva" -> PolicyCase.of(WvaPolicy.v1(Thresholds.DOCUMENTED), file)::explain;
      case "keda" -> KedaCase.of(Shape.of(ScaledObject.class).fromJson(object), file)::explain;
      default -> KpaCase.of(object, file)::explain;
    };
  }

  /** The state file with what the answer remembers, at another time. */
  private static Json.Obj followUp(Json.Obj file, Json.Obj answer, String now) {
    Map<String, Json> members = new LinkedHashMap<>(file.members());
    members.put("now", new Json.Str(now));
    members.put("next", answer.get("next"));
    return new Json.Obj(members);
  }

  private Json.Obj read(byte[] yaml) {
    return (Json.Obj) text.read(yaml).root();
  }
}
