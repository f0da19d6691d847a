package io.fairlead.servers.files;

import io.fairlead.api.Shape;
import io.fairlead.api.ShapeMismatchException;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.file.PolicyCase;
import io.fairlead.autoscale.file.ScalingPolicyFile;
import io.fairlead.autoscale.kubernetes.HpaCase;
import io.fairlead.autoscale.kubernetes.KedaCase;
import io.fairlead.autoscale.kubernetes.KpaCase;
import io.fairlead.autoscale.kubernetes.WvaPolicy;
import io.fairlead.autoscale.kubernetes.WvaPolicy.Thresholds;
import io.fairlead.fuzz.Fuzz;
import io.fairlead.jackson.JsonText;
import io.fairlead.jackson.JsonTextException;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A state of scale explain gives a decision, or is refused with what is wrong; nothing else. */
class ScaleStateFuzzTest {

  private static final Map<String, byte[]> EXAMPLES = MarkdownBlocks.of("scale-state.md");
  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\n",
    "- ",
    "null",
    "-1",
    "0",
    "1e400",
    "1e-400",
    "true",
    "\"\"",
    "9223372036854775807",
    "2147483648",
    "1e300",
    "10E",
    "-5",
    "2026-01-01T00:10:00Z",
    "9999-12-31T23:59:59Z",
    "replicas",
    "value",
    "error",
    "active",
    "target",
    "name",
    "queue",
    "event",
    "hpa",
    "poll",
    "status",
    "health",
    "delayWindow: [{timestamp: \"2026-01-01T00:00:00Z\", replicas: 3}]",
    "panicSince",
    "decider: {targetValue: 0}",
    "scaledObject",
    "history",
    "recommendations",
    "pods",
    "answers",
    "proposedReplicas: 1",
    "controller: {overflow: amd64}",
    "started: false",
    "window",
    "arrivals",
    "kv-use",
    "STARTING",
    "WEIGHTS",
    "DIRECT",
    "Infinity",
    "lastTick: {now: \"2026-01-01T00:09:45Z\"}",
    "nanos: -9223372036854775808",
    "state: {kind: bounded, schemaVersion: 1, memory: {}}",
    "lengths: {input: 1, output: 2, residentOutput: {low: 1}}",
    "latency: [{metric: ttft, edges: [1, 2], cumulative: [1, 2, 3]}]",
    "staleAfterSeconds"
  };

  @Test
  void hpaStates() {
    HorizontalPodAutoscaler hpa =
        Shape.of(HorizontalPodAutoscaler.class).fromJson(read(EXAMPLES.get("hpa.yaml")));
    run(71, EXAMPLES.get("state.yaml"), file -> HpaCase.of(hpa, file).explain().toJson());
  }

  @Test
  void kedaStates() {
    ScaledObject object = Shape.of(ScaledObject.class).fromJson(read(EXAMPLES.get("keda.yaml")));
    run(72, EXAMPLES.get("keda-state.yaml"), file -> KedaCase.of(object, file).explain().toJson());
  }

  @Test
  void kpaStates() {
    Json.Obj object = read(EXAMPLES.get("kpa.yaml"));
    run(73, EXAMPLES.get("kpa-state.yaml"), file -> KpaCase.of(object, file).explain().toJson());
  }

  @Test
  void policyStates() {
    ScalingPolicy policy = ScalingPolicyFile.read(read(EXAMPLES.get("fairlead.yaml"))).policy();
    byte[] example = EXAMPLES.get("fairlead-state.yaml");
    run(75, example, file -> PolicyCase.of(policy, file).explain().toJson());
    PolicyCase first = PolicyCase.of(policy, read(example));
    PolicyCase second =
        new PolicyCase(
            policy,
            first.observation(),
            first.decide().next(),
            first.now(),
            first.now().plusNanos(15_000_000_000L));
    byte[] going = JsonText.create().write(second.toJson());
    run(76, going, file -> PolicyCase.of(policy, file).explain().toJson());
  }

  @Test
  void variantAutoscalerStates() {
    ScalingPolicy policy = WvaPolicy.v1(Thresholds.DOCUMENTED);
    run(77, EXAMPLES.get("wva-state.yaml"), file -> PolicyCase.of(policy, file).explain().toJson());
  }

  @Test
  void scaledObjects() {
    Json.Obj state = read(EXAMPLES.get("keda-state.yaml"));
    run(
        74,
        EXAMPLES.get("keda.yaml"),
        file -> KedaCase.of(Shape.of(ScaledObject.class).fromJson(file), state).explain().toJson());
  }

  private static void run(long seed, byte[] example, Consumer<Json.Obj> target) {
    Fuzz.seeded(seed)
        .corpus(example)
        .tokens(TOKENS)
        .run(
            3_000,
            input -> {
              try {
                if (JsonText.create().read(input).root() instanceof Json.Obj file) {
                  target.accept(file);
                }
              } catch (JsonTextException
                  | IllegalArgumentException
                  | PolicyFileException
                  | ShapeMismatchException e) {
                // refused, with what is wrong
              }
            });
  }

  private static Json.Obj read(byte[] yaml) {
    return (Json.Obj) JsonText.create().read(yaml).root();
  }
}
