package io.fairlead.autoscale.replay;

import io.fairlead.api.autoscaling.v2.CrossVersionObjectReference;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.autoscaling.v2.MetricSpec;
import io.fairlead.api.keda.v1alpha1.ScaleTrigger;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.kubernetes.KpaPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a policy reads, and the name under which a series for it is looked for.
 *
 * @param kind where the policy finds it
 * @param name of the metric, trigger or signal
 * @param container of a container's resource, else empty
 * @param object kind and name of the object that is described, else empty texts
 * @param signal of a policy that reads signals, else {@code null}
 */
public record MetricInput(
    Kind kind, String name, String container, Described object, @Nullable Signal signal) {

  /** Where a policy finds a metric. */
  public enum Kind {
    /** The resource metrics API, one value per pod. */
    RESOURCE,
    /** The resource metrics API, one value per container. */
    CONTAINER_RESOURCE,
    /** The custom metrics API, one value per pod. */
    PODS,
    /** The custom metrics API, of another object. */
    OBJECT,
    /** The external metrics API. */
    EXTERNAL,
    /** A trigger of a ScaledObject, in all. */
    TRIGGER,
    /** A signal of the observation. */
    SIGNAL,
    /** Mean length of requests, a distribution of lengths, or one of latencies. */
    REQUESTS
  }

  static final String PROMPT_LENGTH = "prompt-length";
  static final String UNCACHED_LENGTH = "uncached-length";
  static final String OUTPUT_LENGTH = "output-length";
  static final String BUCKETS = "-buckets";
  static final String TTFT = "ttft" + BUCKETS;
  static final String TPOT = "tpot" + BUCKETS;

  /** The object that a metric describes. */
  public record Described(String kind, String name) {
    static final Described NOTHING = new Described("", "");
  }

  public MetricInput {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(object, "object");
  }

  /** Returns a metric that needs nothing but its name. */
  public static MetricInput of(Kind kind, String name) {
    return new MetricInput(kind, name, "", Described.NOTHING, null);
  }

  /** Returns a signal, looked for under its own name. */
  public static MetricInput signal(Signal signal) {
    return signal(signal.name(), signal);
  }

  /** Returns a signal, looked for under another name. */
  public static MetricInput signal(String name, Signal signal) {
    return new MetricInput(Kind.SIGNAL, name, "", Described.NOTHING, signal);
  }

  /** Returns the signals that Fairlead's own policies read, and what requests ask for and get. */
  public static List<MetricInput> signals() {
    return List.of(
        signal(Signal.ARRIVALS),
        signal(Signal.IN_FLIGHT),
        signal(Signal.WAITING),
        signal(Signal.RUNNING),
        signal(Signal.KV_USE),
        signal(Signal.COMPUTED_TOKENS),
        signal(Signal.OUTPUT_TOKENS),
        signal(Signal.STEP_SECONDS),
        signal(Signal.DECODING),
        signal(Signal.PREEMPTIONS),
        signal(Signal.ASLEEP),
        of(Kind.REQUESTS, PROMPT_LENGTH),
        of(Kind.REQUESTS, UNCACHED_LENGTH),
        of(Kind.REQUESTS, OUTPUT_LENGTH),
        of(Kind.REQUESTS, PROMPT_LENGTH + BUCKETS),
        of(Kind.REQUESTS, OUTPUT_LENGTH + BUCKETS),
        of(Kind.REQUESTS, TTFT),
        of(Kind.REQUESTS, TPOT));
  }

  boolean ofBuckets() {
    return kind == Kind.REQUESTS && name.endsWith(BUCKETS);
  }

  /** Whether it depends on how many replicas serve, whatever anybody declares. */
  boolean dependsOnReplicas() {
    boolean latency = name.equals(TTFT) || name.equals(TPOT);
    return signal != null ? !signal.conserved() : kind == Kind.REQUESTS && latency;
  }

  /** Returns what Knative's autoscaler reads. */
  public static List<MetricInput> knative() {
    return List.of(
        signal("concurrency", Signal.IN_FLIGHT),
        signal(Signal.IN_FLIGHT),
        signal("rps", Signal.ARRIVALS),
        signal(Signal.ARRIVALS),
        signal(KpaPolicy.STABLE),
        signal(KpaPolicy.PANIC));
  }

  /** Returns the metrics of an autoscaler; without any it reads the CPU, as upstream. */
  public static List<MetricInput> of(HorizontalPodAutoscaler hpa) {
    List<MetricSpec> given = hpa.spec() == null ? null : hpa.spec().metrics();
    if (given == null || given.isEmpty()) {
      return List.of(of(Kind.RESOURCE, "cpu"));
    }
    List<MetricInput> inputs = new ArrayList<>();
    for (MetricSpec metric : given) {
      MetricInput input = of(metric);
      if (input != null) {
        inputs.add(input);
      }
    }
    return inputs;
  }

  /**
   * Returns the triggers of a scaled object: by name, else by type; cpu and memory as resources.
   */
  public static List<MetricInput> triggers(ScaledObject object) {
    List<ScaleTrigger> given = object.spec() == null ? null : object.spec().triggers();
    List<MetricInput> inputs = new ArrayList<>();
    for (ScaleTrigger trigger : given == null ? List.<ScaleTrigger>of() : given) {
      String type = orEmpty(trigger.type());
      String name = trigger.name() == null || trigger.name().isEmpty() ? type : trigger.name();
      boolean resource = type.equals("cpu") || type.equals("memory");
      inputs.add(resource ? of(Kind.RESOURCE, type) : of(Kind.TRIGGER, name));
    }
    return inputs;
  }

  private static @Nullable MetricInput of(MetricSpec metric) {
    if (metric.resource() != null) {
      return of(Kind.RESOURCE, orEmpty(metric.resource().name()));
    } else if (metric.containerResource() != null) {
      var source = metric.containerResource();
      return new MetricInput(
          Kind.CONTAINER_RESOURCE,
          orEmpty(source.name()),
          orEmpty(source.container()),
          Described.NOTHING,
          null);
    } else if (metric.pods() != null && metric.pods().metric() != null) {
      return of(Kind.PODS, orEmpty(metric.pods().metric().name()));
    } else if (metric.external() != null && metric.external().metric() != null) {
      return of(Kind.EXTERNAL, orEmpty(metric.external().metric().name()));
    } else if (metric.object() != null && metric.object().metric() != null) {
      CrossVersionObjectReference object = metric.object().describedObject();
      Described described =
          object == null
              ? Described.NOTHING
              : new Described(orEmpty(object.kind()), orEmpty(object.name()));
      String name = orEmpty(metric.object().metric().name());
      return new MetricInput(Kind.OBJECT, name, "", described, null);
    }
    return null; // the policy itself refuses it, with the place
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
