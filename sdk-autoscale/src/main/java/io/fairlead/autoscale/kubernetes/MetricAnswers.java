package io.fairlead.autoscale.kubernetes;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the metric APIs answered. An answer that is absent is a query that failed.
 *
 * @param resource by name of the resource, {@code cpu} for one
 * @param pods custom metrics of pods
 * @param object custom metrics of other objects
 * @param external metrics from outside of the cluster
 */
public record MetricAnswers(
    Map<String, List<PodUsage>> resource,
    List<PodsAnswer> pods,
    List<ObjectAnswer> object,
    List<ExternalAnswer> external) {

  /** Nobody answered. */
  public static final MetricAnswers NONE =
      new MetricAnswers(Map.of(), List.of(), List.of(), List.of());

  public MetricAnswers {
    resource = Map.copyOf(resource);
    pods = List.copyOf(pods);
    object = List.copyOf(object);
    external = List.copyOf(external);
  }

  /**
   * What a pod uses.
   *
   * @param pod its name
   * @param timestamp when that was measured
   * @param window over which it was measured
   * @param containers by name; a {@code null} value means that nothing is known
   */
  public record PodUsage(
      String pod, @Nullable Instant timestamp, Duration window, List<ContainerUsage> containers) {}

  /**
   * What a container uses.
   *
   * @param name its name
   * @param usage how much, or {@code null} if unknown
   */
  public record ContainerUsage(String name, @Nullable Quantity usage) {}

  /**
   * A custom metric of pods.
   *
   * @param metric its name
   * @param selector which series, as written; {@code null} for whichever
   * @param items one value per pod
   * @param error why the query failed, or {@code null}
   */
  public record PodsAnswer(
      String metric, Json.@Nullable Obj selector, List<PodValue> items, @Nullable String error) {}

  /**
   * A value of a pod.
   *
   * @param pod its name
   * @param value of it
   * @param timestamp when that was measured
   * @param window over which it was measured
   */
  public record PodValue(
      String pod, Quantity value, @Nullable Instant timestamp, Duration window) {}

  /**
   * A custom metric of an object.
   *
   * @param metric its name
   * @param selector which series, as written; {@code null} for whichever
   * @param kind kind of the object
   * @param name name of the object
   * @param value of it, or {@code null} if the query failed
   * @param timestamp when that was measured
   * @param error why the query failed, or {@code null}
   */
  public record ObjectAnswer(
      String metric,
      Json.@Nullable Obj selector,
      String kind,
      String name,
      @Nullable Quantity value,
      @Nullable Instant timestamp,
      @Nullable String error) {}

  /**
   * An external metric.
   *
   * @param metric its name
   * @param selector which series, as written; {@code null} for whichever
   * @param values one per series
   * @param timestamp when that was measured
   * @param error why the query failed, or {@code null}
   */
  public record ExternalAnswer(
      String metric,
      Json.@Nullable Obj selector,
      List<Quantity> values,
      @Nullable Instant timestamp,
      @Nullable String error) {}
}
