package io.fairlead.autoscale.replay;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requireNotEmpty;
import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.api.keda.v1alpha1.ScaledObjectSpec;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.kubernetes.Controller;
import io.fairlead.autoscale.kubernetes.Formula;
import io.fairlead.autoscale.kubernetes.HpaPolicy;
import io.fairlead.autoscale.kubernetes.KedaPolicy;
import io.fairlead.autoscale.kubernetes.KpaPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A policy to be replayed.
 *
 * @param name for people, unique in a replay
 * @param policy the production class
 * @param period how often it decides
 * @param min the least it may answer, for the picture and as a start
 * @param max the most it may answer; {@link Integer#MAX_VALUE} without a limit
 * @param inputs what it reads, at least one
 */
public record Candidate(
    String name,
    ScalingPolicy policy,
    Duration period,
    int min,
    int max,
    List<MetricInput> inputs) {

  /** The period of the HorizontalPodAutoscaler, and of policies that say nothing else. */
  public static final Duration SYNC = Duration.ofSeconds(15);

  /** The period of Knative's autoscaler. */
  static final Duration KNATIVE_TICK = Duration.ofSeconds(2);

  public Candidate {
    requireNotBlank(name, "name of a candidate");
    Objects.requireNonNull(policy, "policy");
    requirePositive(period, "period");
    requireNotNegative(min, "min");
    requireInRange(max, min, Integer.MAX_VALUE, "max");
    inputs = List.copyOf(requireNotEmpty(inputs, "inputs"));
  }

  /** No replay is as long as a year, so that longer periods are all alike. */
  long periodMillis() {
    Duration year = Duration.ofDays(366);
    return period.compareTo(year) > 0 ? year.toMillis() : Math.max(1, period.toMillis());
  }

  /**
   * Returns an autoscaler as a controller runs it.
   *
   * @throws IllegalArgumentException if it is one that the API server would refuse
   */
  public static Candidate hpa(
      String name, HorizontalPodAutoscaler hpa, UnaryOperator<Controller.Builder> controller) {
    HpaPolicy policy = HpaPolicy.of(hpa, controller);
    var spec = Objects.requireNonNull(hpa.spec(), "spec");
    int min = spec.minReplicas() == null ? 1 : spec.minReplicas();
    int max = spec.maxReplicas() == null ? 1 : spec.maxReplicas();
    return new Candidate(name, policy, SYNC, min, max, MetricInput.of(hpa));
  }

  /**
   * Returns Knative's autoscaler of a revision. Its series is {@code concurrency} (or {@code
   * in-flight}), or {@code rps} (or {@code arrivals}) where the annotations say so; or {@code
   * kpa-stable} and {@code kpa-panic}, averaged over the windows by somebody else.
   *
   * @throws IllegalArgumentException if a value is out of the range that Knative accepts
   */
  public static Candidate kpa(
      String name, Map<String, String> annotations, Map<String, String> configAutoscaler) {
    KpaPolicy policy = KpaPolicy.of(annotations, configAutoscaler);
    int min = number(annotations, "min-scale", 0);
    int max = number(annotations, "max-scale", 0);
    int most = max == 0 ? Integer.MAX_VALUE : max;
    return new Candidate(
        name, policy, KNATIVE_TICK, Math.min(min, most), most, MetricInput.knative());
  }

  /**
   * Returns KEDA and the autoscaler that it makes of a scaled object. Series are looked for under
   * the name of each trigger, else under its type; both of its clocks run.
   *
   * @throws IllegalArgumentException if it is one that KEDA or the API server would refuse
   */
  public static Candidate keda(
      String name, ScaledObject object, UnaryOperator<Controller.Builder> controller) {
    KedaPolicy policy = KedaPolicy.of(object, Formula.Port.small(), controller);
    ScaledObjectSpec spec = Objects.requireNonNull(object.spec(), "spec");
    int min = spec.effectiveMinReplicaCount();
    int max = spec.effectiveMaxReplicaCount();
    int least = spec.idleReplicaCount() == null ? min : Math.min(min, spec.idleReplicaCount());
    int polling = Math.max(1, spec.effectivePollingInterval());
    Duration both = Duration.ofSeconds(commonDivisor((int) SYNC.toSeconds(), polling));
    return new Candidate(
        name, policy, both, least, Math.max(least, max), MetricInput.triggers(object));
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  private static int number(Map<String, String> annotations, String key, int otherwise) {
    String text = annotations.get("autoscaling.knative.dev/" + key);
    return text == null ? otherwise : (int) Double.parseDouble(text.trim()); // the policy took it
  }
}
