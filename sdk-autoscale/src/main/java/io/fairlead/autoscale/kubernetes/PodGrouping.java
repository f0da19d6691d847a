package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.PodSamples.Group;
import io.fairlead.autoscale.kubernetes.PodView.ContainerView;
import io.fairlead.kernel.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which pods count for a metric, and what they request. */
final class PodGrouping {

  private final Controller controller;
  private final GoInt go;
  private final Instant now;

  PodGrouping(Controller controller, GoInt go, Instant now) {
    this.controller = controller;
    this.go = go;
    this.now = now;
  }

  /** Groups the pods; {@code items} are absent where readiness does not matter. */
  void group(PodSamples samples, String resource, @Nullable List<PodUsage> items) {
    for (int i = 0; i < samples.pods.size(); i++) {
      PodView pod = samples.pods.get(i);
      Group group;
      if (pod.deleted() || pod.phase().equals("Failed")) {
        group = Group.IGNORED;
      } else if (pod.phase().equals("Pending")) {
        group = Group.UNREADY;
      } else if (!samples.present(i)) {
        group = Group.MISSING;
      } else if (items != null
          && resource.equals("cpu")
          && isUnready(pod, items.get(samples.item(i)))) {
        group = Group.UNREADY;
      } else {
        group = Group.READY;
      }
      samples.group(i, group);
    }
  }

  /** Only CPU looks at readiness: starting pods burn it without serving. */
  private boolean isUnready(PodView pod, PodUsage sample) {
    if (pod.ready() == null || pod.startTime() == null) {
      return true;
    }
    boolean notReady = pod.ready().equals("False");
    Instant since = pod.readySince() == null ? Instant.MIN : pod.readySince();
    if (pod.startTime().plus(controller.cpuInitializationPeriod()).isAfter(now)) {
      Instant sampled = sample.timestamp() == null ? Instant.MIN : sample.timestamp();
      return notReady || (since != Instant.MIN && sampled.isBefore(since.plus(sample.window())));
    }
    return notReady && pod.startTime().plus(controller.initialReadinessDelay()).isAfter(since);
  }

  /** Fills in what pods request; returns why that is not possible, or {@code null}. */
  @Nullable String requests(PodSamples samples, Metric metric) {
    for (int i = 0; i < samples.pods.size(); i++) {
      PodView pod = samples.pods.get(i);
      Map<String, Quantity> whole = pod.podRequests();
      if (whole != null
          && metric.container().isEmpty()
          && controller.on(Controller.POD_LEVEL_RESOURCES)) {
        Quantity request = whole.get(metric.name());
        if (request == null) {
          return "missing pod-level request for " + metric.name() + " in Pod " + pod.name();
        }
        samples.requests[i] = go.milli(request);
        continue;
      }
      long sum = 0;
      boolean found = metric.container().isEmpty();
      for (int c = 0; c < pod.containers().size(); c++) {
        ContainerView container = pod.containers().get(c);
        if (!metric.container().isEmpty() && !metric.container().equals(container.name())) {
          continue;
        }
        Quantity request = container.requests().get(metric.name());
        if (request == null) {
          return "missing request for "
              + metric.name()
              + " in container "
              + container.name()
              + " of Pod "
              + pod.name();
        }
        sum = go.plus(sum, go.milli(request));
        found = true;
      }
      if (!found && controller.version().since(HpaVersion.V1_36)) {
        return "container " + metric.container() + " not found in Pod " + pod.name();
      }
      samples.requests[i] = sum;
    }
    return null;
  }
}
