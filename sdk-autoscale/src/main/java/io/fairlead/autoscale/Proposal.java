package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one policy, or one metric of it, asks for before anything limits it.
 *
 * @param policy name of the policy
 * @param metric name of the metric, or empty
 * @param replicas how many; empty if it could not be computed
 * @param reason one sentence
 * @param error why it could not be computed, or {@code null}
 * @param details numbers behind it, as data; a member {@code metric} says more than the name
 */
public record Proposal(
    String policy,
    String metric,
    OptionalInt replicas,
    String reason,
    @Nullable String error,
    Json.Obj details) {

  public Proposal {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(replicas, "replicas");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(details, "details");
  }

  /** Returns a proposal that could be computed. */
  public static Proposal of(String policy, String metric, int replicas, String reason) {
    return new Proposal(policy, metric, OptionalInt.of(replicas), reason, null, Json.Obj.EMPTY);
  }

  /** Returns a proposal that could not be computed. */
  public static Proposal failed(String policy, String metric, String error) {
    return new Proposal(policy, metric, OptionalInt.empty(), "no answer", error, Json.Obj.EMPTY);
  }

  /** Returns this as data. */
  public Json.Obj toJson() {
    var json = Json.object().put("policy", policy);
    if (!metric.isEmpty() && details.get("metric") == null) {
      json.put("metric", metric);
    }
    if (replicas.isPresent()) {
      json.put("replicas", replicas.getAsInt());
    }
    json.put("reason", reason).put("error", error);
    details.members().forEach(json::put);
    return json.build();
  }
}
