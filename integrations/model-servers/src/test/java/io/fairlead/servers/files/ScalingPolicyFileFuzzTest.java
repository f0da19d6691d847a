package io.fairlead.servers.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.file.ScalingPolicyFile;
import io.fairlead.fuzz.Fuzz;
import io.fairlead.jackson.JsonText;
import io.fairlead.jackson.JsonTextException;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A policy file is read, or refused with places; what was read decides within its bounds. */
class ScalingPolicyFileFuzzTest {

  private static final String FILE =
      """
      {"schemaVersion": 1, "kind": "ScalingPolicy", "name": "chat",
       "slo": [{"metric": "ttft", "threshold": "800ms", "fraction": 0.95}],
       "bounds": {"min": 2, "max": 20, "wakeOn": "arrivals"},
       "profile": {"base": "8ms", "perComputed": "40us", "perResident": "2.5ns", "sequences": 64,
         "lengths": {"prompt": 1000, "output": 200, "cachedFraction": 0.25, "outputVariability": 1}},
       "coldStart": {"schedule": "2s", "weights": "20s", "spread": 0.3}, "epsilon": 0.02,
       "scaleDown": {"breakEven": 2, "margin": 0.05}, "warmUp": "30s",
       "schedule": {"zone": "Europe/Berlin", "windows": [{"days": ["mon"], "from": "08:00", "to": "18:00", "min": 9}]},
       "combine": {"max": ["slo", {"hpa": {"ref": "floor"}}, {"bounded": {"max": 4, "policy": {"kpa": {}}}}]},
       "variants": [{"name": "h100", "cost": 4, "max": 8, "uses": {"gpus": 1}}]}
      """;
  private static final Json.Obj HPA =
      (Json.Obj)
          JsonText.create()
              .read(
                  "{kind: HorizontalPodAutoscaler, apiVersion: autoscaling/v2, metadata: {name: floor}, spec: {maxReplicas: 6}}"
                      .getBytes(UTF_8))
              .root();

  @Test
  void policyFiles() {
    Fuzz.seeded(91)
        .corpus(FILE)
        .tokens(
            "null",
            "-1",
            "1e400",
            "0.5",
            "true",
            "\"5ms\"",
            "\"slo\"",
            "[]",
            "{}",
            "\"max\":",
            "\"min\":",
            "\"policy\":",
            "\"ref\":",
            "\"24:00\"",
            "\"UTC\"",
            "{\"min\": [\"slo\"]}",
            "\"advisory\"",
            "1e-320",
            "99999999999",
            "\"0.000000001ns\"")
        .run(
            3_000,
            input -> {
              Json root;
              try {
                root = JsonText.create().read(input).root();
              } catch (JsonTextException e) {
                return;
              }
              if (root instanceof Json.Obj file) {
                read(file);
              }
            });
  }

  private static void read(Json.Obj file) {
    ScalingPolicyFile read;
    try {
      read = ScalingPolicyFile.read(file, List.of(HPA), c -> c);
    } catch (PolicyFileException e) {
      assertThat(e.problems()).isNotEmpty();
      return;
    }
    ScalingPolicy policy = read.policy();
    Observation nothing = Observation.builder(VariantId.of("v")).scale(3, 3).build();
    int replicas =
        policy
            .decide(
                nothing,
                policy.initial(),
                new Moment(Instant.parse("2026-01-05T09:00:00Z"), 1_000_000_000L))
            .recommendation()
            .replicas();
    assertThat(replicas).isBetween(read.min(), read.max());
  }
}
