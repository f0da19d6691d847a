package io.fairlead.autoscale.capacity;

import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.capacity.v1beta1.CapacityBufferSpec;
import io.fairlead.api.core.v1.Container;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.core.v1.PodTemplate;
import io.fairlead.api.core.v1.ResourceQuota;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Short ways to say what is in a cluster. */
final class Buffers {

  private Buffers() {}

  static Map<String, Quantity> of(String... pairs) {
    Map<String, Quantity> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], Quantity.parse(pairs[i + 1]));
    }
    return map;
  }

  static CapacityBuffer buffer(String name, UnaryOperator<CapacityBufferSpec.Builder> spec) {
    return CapacityBuffer.builder("default", name).spec(spec).build();
  }

  /** A buffer of pod template {@code t}. */
  static CapacityBuffer ofTemplate(String name, int replicas) {
    return buffer(name, s -> s.podTemplateRef(r -> r.name("t")).replicas(replicas));
  }

  static CapacityBuffer createdAt(CapacityBuffer buffer, String time) {
    return buffer.toBuilder()
        .metadata(m -> m.creationTimestamp(Timestamp.parse(time)).generation(3L))
        .build();
  }

  static Container container(Map<String, Quantity> requests, Map<String, Quantity> limits) {
    return Container.builder()
        .name("c")
        .resources(r -> r.requests(requests).limits(limits))
        .build();
  }

  static PodSpec requesting(String... pairs) {
    return PodSpec.builder().containers(List.of(container(of(pairs), null))).build();
  }

  static PodTemplate template(String name, PodSpec spec) {
    return PodTemplate.builder("default", name).template(t -> t.spec(spec)).build();
  }

  static ResourceQuota quota(String name, Map<String, Quantity> hard, Map<String, Quantity> used) {
    return ResourceQuota.builder("default", name).status(s -> s.hard(hard).used(used)).build();
  }

  static Pod pod(String name, String created, Map<String, String> labels, PodSpec spec) {
    return Pod.builder("default", name)
        .metadata(m -> m.labels(labels).creationTimestamp(Timestamp.parse(created)))
        .spec(spec)
        .build();
  }

  static Json.Obj workload(String apiVersion, String kind, String name, int replicas, String cpu) {
    return Json.object()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("metadata", Json.object().put("name", name).build())
        .put(
            "spec",
            Json.object()
                .put(kind.equals("Job") ? "parallelism" : "replicas", replicas)
                .put(
                    "selector",
                    kind.equals("ReplicationController")
                        ? Json.object().put("app", name).build()
                        : Json.object()
                            .put("matchLabels", Json.object().put("app", name).build())
                            .build())
                .put(
                    "template",
                    Json.object()
                        .put(
                            "spec",
                            Json.object()
                                .put(
                                    "containers",
                                    List.of(
                                        Json.object()
                                            .put("name", "c")
                                            .put(
                                                "resources",
                                                Json.object()
                                                    .put(
                                                        "requests",
                                                        Json.object().put("cpu", cpu).build())
                                                    .build())
                                            .build()))
                                .build())
                        .build())
                .build())
        .put("status", Json.object().put("replicas", replicas).build())
        .build();
  }

  static ClusterFacts facts(PodSpec template, ResourceQuota... quotas) {
    return new ClusterFacts(
        List.of(template("t", template)), List.of(quotas), List.of(), List.of());
  }

  static BufferPlan plan(ClusterFacts facts, CapacityBuffer... buffers) {
    return BufferSizing.upstream(List.of(buffers), facts, null);
  }
}
