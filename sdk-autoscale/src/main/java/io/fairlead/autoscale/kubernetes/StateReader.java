package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.Shape;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ObjectAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.autoscale.kubernetes.PodView.ContainerView;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cluster's part of a state file, whose form is checked before; and members of stored
 * states, saying which has the wrong form.
 */
final class StateReader {

  private static final Duration DEFAULT_WINDOW = Duration.ofSeconds(60);

  private StateReader() {}

  static KubernetesView view(Json.Obj state) {
    List<PodView> pods = new ArrayList<>();
    for (Json.Obj pod : JsonValues.objects(state, "pods")) {
      pods.add(pod.get("metadata") != null ? wholePod(pod) : shortPod(pod));
    }
    Json proposed = state.get("proposedReplicas");
    return new KubernetesView(
        selector(state),
        pods,
        state.get("answers") == null
            ? MetricAnswers.NONE
            : answers(JsonValues.object(state, "answers")),
        proposed == null ? null : JsonValues.integer(state, "proposedReplicas"));
  }

  private static @Nullable String selector(Json.Obj state) {
    if (state.get("scale") instanceof Json.Obj scale
        && scale.get("status") instanceof Json.Obj status) {
      return status.text("selector");
    }
    return null;
  }

  private static PodView wholePod(Json.Obj pod) {
    return PodView.of(Shape.of(Pod.class).fromJson(pod));
  }

  private static PodView shortPod(Json.Obj pod) {
    String ready = null;
    Instant since = null;
    for (Json.Obj condition : JsonValues.objects(pod, "conditions")) {
      if ("Ready".equals(condition.text("type")) && ready == null) {
        ready = condition.text("status");
        since = JsonValues.instant(condition, "lastTransitionTime");
      }
    }
    Map<String, Quantity> requests =
        pod.get("requests") == null ? null : quantities(JsonValues.object(pod, "requests"));
    List<ContainerView> containers = new ArrayList<>();
    boolean listed = pod.get("containers") != null;
    for (Json.Obj each : JsonValues.objects(pod, "containers")) {
      containers.add(container(each));
    }
    for (Json.Obj each : JsonValues.objects(pod, "initContainers")) {
      if ("Always".equals(each.text("restartPolicy"))) {
        containers.add(container(each));
      }
    }
    if (!listed) { // the short form: one nameless container
      containers.add(new ContainerView("", requests == null ? Map.of() : requests));
    }
    String phase = pod.text("phase");
    return new PodView(
        JsonValues.text(pod, "name"),
        labels(pod),
        phase == null ? "Running" : phase,
        JsonValues.instant(pod, "startTime"),
        pod.get("deletionTimestamp") != null,
        ready,
        since,
        listed ? requests : null,
        containers);
  }

  private static ContainerView container(Json.Obj container) {
    String name = container.text("name");
    return new ContainerView(
        name == null ? "" : name,
        container.get("requests") == null
            ? Map.of()
            : quantities(JsonValues.object(container, "requests")));
  }

  private static Map<String, String> labels(Json.Obj pod) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (pod.get("labels") instanceof Json.Obj given) {
      given.members().keySet().forEach(name -> labels.put(name, JsonValues.text(given, name)));
    }
    return labels;
  }

  private static MetricAnswers answers(Json.Obj answers) {
    Map<String, List<PodUsage>> resource = new LinkedHashMap<>();
    if (answers.get("resource") != null) {
      Json.Obj resources = JsonValues.object(answers, "resource");
      for (String name : resources.members().keySet()) {
        resource.put(
            name,
            JsonValues.objects(JsonValues.object(resources, name), "items").stream()
                .map(StateReader::usage)
                .toList());
      }
    }
    return new MetricAnswers(
        resource,
        JsonValues.objects(answers, "pods").stream().map(StateReader::podsAnswer).toList(),
        JsonValues.objects(answers, "object").stream().map(StateReader::objectAnswer).toList(),
        JsonValues.objects(answers, "external").stream().map(StateReader::externalAnswer).toList());
  }

  private static PodUsage usage(Json.Obj item) {
    List<ContainerUsage> containers = new ArrayList<>();
    for (Json.Obj container : JsonValues.objects(item, "containers")) {
      String name = container.text("name");
      Json usage = container.get("usage");
      containers.add(
          new ContainerUsage(name == null ? "" : name, usage == null ? null : quantity(usage)));
    }
    return new PodUsage(
        JsonValues.text(item, "pod"),
        JsonValues.instant(item, "timestamp"),
        window(item),
        containers);
  }

  private static PodsAnswer podsAnswer(Json.Obj answer) {
    List<PodValue> items = new ArrayList<>();
    for (Json.Obj item : JsonValues.objects(answer, "items")) {
      items.add(
          new PodValue(
              JsonValues.text(item, "pod"),
              quantity(Objects.requireNonNull(item.get("value"))),
              JsonValues.instant(item, "timestamp"),
              window(item)));
    }
    return new PodsAnswer(
        JsonValues.text(answer, "metric"), selectorOf(answer), items, answer.text("error"));
  }

  private static ObjectAnswer objectAnswer(Json.Obj answer) {
    Json.Obj described = JsonValues.object(answer, "describedObject");
    Json value = answer.get("value");
    return new ObjectAnswer(
        JsonValues.text(answer, "metric"),
        selectorOf(answer),
        JsonValues.text(described, "kind"),
        JsonValues.text(described, "name"),
        value == null ? null : quantity(value),
        JsonValues.instant(answer, "timestamp"),
        answer.text("error"));
  }

  private static ExternalAnswer externalAnswer(Json.Obj answer) {
    List<Quantity> values = new ArrayList<>();
    if (answer.get("values") instanceof Json.Arr given) {
      given.items().forEach(value -> values.add(quantity(value)));
    }
    return new ExternalAnswer(
        JsonValues.text(answer, "metric"),
        selectorOf(answer),
        values,
        JsonValues.instant(answer, "timestamp"),
        answer.text("error"));
  }

  private static Json.@Nullable Obj selectorOf(Json.Obj answer) {
    return answer.get("selector") == null ? null : JsonValues.object(answer, "selector");
  }

  private static Duration window(Json.Obj item) {
    String window = item.text("window");
    return window == null ? DEFAULT_WINDOW : GoDuration.parse(window).toDuration();
  }

  private static Map<String, Quantity> quantities(Json.Obj object) {
    Map<String, Quantity> read = new LinkedHashMap<>();
    object.members().forEach((name, value) -> read.put(name, quantity(value)));
    return read;
  }

  /** A quantity is a text or a number. */
  static Quantity quantity(Json value) {
    return Quantity.parse(
        value instanceof Json.Num number ? number.text() : ((Json.Str) value).value());
  }
}
