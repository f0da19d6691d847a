package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.core.v1.Container;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodCondition;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the controller looks at in a pod.
 *
 * @param name unique in the view
 * @param labels for the selector of the target
 * @param phase Pending, Running, Succeeded, Failed or Unknown
 * @param startTime when the kubelet saw it first, or {@code null}
 * @param deleted whether it has a deletion timestamp
 * @param ready status of the Ready condition (True, False, Unknown), or {@code null} without one
 * @param readySince last transition of that condition, or {@code null}
 * @param podRequests what the pod requests as a whole, or {@code null} if it does not
 * @param containers those that count: containers, and init containers that are always restarted
 */
public record PodView(
    String name,
    Map<String, String> labels,
    String phase,
    @Nullable Instant startTime,
    boolean deleted,
    @Nullable String ready,
    @Nullable Instant readySince,
    @Nullable Map<String, Quantity> podRequests,
    List<ContainerView> containers) {

  /**
   * What the controller looks at in a container.
   *
   * @param name its name
   * @param requests what it requests
   */
  public record ContainerView(String name, Map<String, Quantity> requests) {
    public ContainerView {
      requests = Map.copyOf(requests);
    }
  }

  public PodView {
    labels = Map.copyOf(labels);
    podRequests = podRequests == null ? null : Map.copyOf(podRequests);
    containers = List.copyOf(containers);
  }

  /** Returns what matters of a pod as the API server has it. */
  public static PodView of(Pod pod) {
    PodCondition ready = null;
    if (pod.status() != null && pod.status().conditions() != null) {
      for (PodCondition condition : pod.status().conditions()) {
        ready = ready == null && "Ready".equals(condition.type()) ? condition : ready;
      }
    }
    Map<String, String> labels = pod.metadata().labels();
    String name = pod.metadata().name();
    return new PodView(
        name == null ? "" : name,
        labels == null ? Map.of() : labels,
        pod.status() == null || pod.status().phase() == null ? "" : pod.status().phase().value(),
        pod.status() == null ? null : instant(pod.status().startTime()),
        pod.metadata().deletionTimestamp() != null,
        ready == null ? null : ready.status(),
        ready == null ? null : instant(ready.lastTransitionTime()),
        pod.spec() == null ? null : podRequests(pod.spec().unknownFields()),
        containers(pod));
  }

  private static List<ContainerView> containers(Pod pod) {
    List<ContainerView> views = new ArrayList<>();
    if (pod.spec() != null) {
      if (pod.spec().containers() != null) {
        pod.spec().containers().forEach(each -> views.add(view(each)));
      }
      if (pod.spec().initContainers() != null) {
        pod.spec().initContainers().stream()
            .filter(each -> "Always".equals(each.restartPolicy()))
            .forEach(each -> views.add(view(each)));
      }
    }
    return views;
  }

  private static ContainerView view(Container container) {
    Map<String, Quantity> requests =
        container.resources() == null ? null : container.resources().requests();
    return new ContainerView(
        container.name() == null ? "" : container.name(), requests == null ? Map.of() : requests);
  }

  /** {@code spec.resources.requests}, which the typed records leave raw. */
  private static @Nullable Map<String, Quantity> podRequests(Map<String, Json> spec) {
    if (spec.get("resources") instanceof Json.Obj resources
        && resources.get("requests") instanceof Json.Obj requests) {
      Map<String, Quantity> read = new LinkedHashMap<>();
      requests.members().forEach((name, value) -> read.put(name, StateReader.quantity(value)));
      return read.isEmpty() ? null : read;
    }
    return null;
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null || !timestamp.isValid() ? null : timestamp.toInstant();
  }
}
