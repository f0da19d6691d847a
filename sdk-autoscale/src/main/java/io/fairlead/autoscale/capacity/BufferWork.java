package io.fairlead.autoscale.capacity;

import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.capacity.v1beta1.CapacityBufferSpec;
import io.fairlead.api.capacity.v1beta1.CapacityBufferStatus;
import io.fairlead.api.capacity.v1beta1.LocalObjectRef;
import io.fairlead.api.meta.Condition;
import io.fairlead.kernel.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A buffer while it is worked on: the status it will have, and what led there. Not thread-safe. */
final class BufferWork {

  static final String READY = "ReadyForProvisioning";
  static final String PROVISIONING = "Provisioning";
  static final String LIMITED = "LimitedByQuotas";

  final CapacityBuffer buffer;
  final CapacityBufferSpec spec;
  final CapacityBufferStatus before;
  final String namespace;
  final String name;

  /** The status to be, field by field. */
  @Nullable String template;

  @Nullable Long generation;
  @Nullable Integer replicas;
  @Nullable String strategy;
  private final List<Condition> conditions;

  /** What led there. */
  boolean ignored;

  String source = "";
  @Nullable PodShape shape;
  @Nullable PodCount count;
  @Nullable String error;
  int wanted = -1;
  boolean limited;
  int fakePods;
  final List<QuotaVerdict> quotas = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  private final @Nullable Instant now;

  BufferWork(CapacityBuffer buffer, @Nullable Instant now) {
    this.buffer = buffer;
    this.now = now;
    spec = buffer.spec() == null ? CapacityBufferSpec.builder().build() : buffer.spec();
    before = buffer.status() == null ? CapacityBufferStatus.builder().build() : buffer.status();
    namespace = ClusterFacts.namespace(buffer);
    name = ClusterFacts.name(buffer);
    template = before.podTemplateRef() == null ? null : orEmpty(before.podTemplateRef().name());
    generation = before.podTemplateGeneration();
    replicas = before.replicas();
    strategy = before.provisioningStrategy();
    conditions = new ArrayList<>(before.conditions() == null ? List.of() : before.conditions());
  }

  void ready(String template, long generation, int replicas) {
    set(template, generation, replicas);
    condition(READY, true, "AttributesSetSuccessfully", "ready", null);
    wanted = replicas;
    error = null;
  }

  void notReady(@Nullable String template, @Nullable Long generation, String why) {
    set(template, generation, null);
    condition(READY, false, "error", "Buffer not ready for provisioning: " + why, null);
    error = why;
  }

  private void set(
      @Nullable String template, @Nullable Long generation, @Nullable Integer replicas) {
    this.template = template;
    this.generation = generation;
    this.replicas = replicas;
    String asked = spec.effectiveProvisioningStrategy();
    strategy = asked.isEmpty() ? BufferSizing.ACTIVE : asked;
  }

  /** As {@code meta.SetStatusCondition}: the time changes with the status only. */
  boolean condition(
      String type, boolean holds, String reason, String message, @Nullable Long generation) {
    String status = holds ? "True" : "False";
    Condition present = find(type);
    Timestamp at = now == null ? null : Timestamp.of(now);
    if (present != null && status.equals(present.status())) {
      at = present.lastTransitionTime();
    }
    Condition next =
        Condition.builder()
            .type(type)
            .status(status)
            .reason(reason)
            .message(message)
            .observedGeneration(generation == null || generation == 0 ? null : generation)
            .lastTransitionTime(at)
            .build();
    if (present == null) {
      conditions.add(next);
    } else {
      conditions.set(conditions.indexOf(present), next);
    }
    return !next.equals(present);
  }

  @Nullable Condition find(String type) {
    for (Condition each : conditions) {
      if (type.equals(each.type())) {
        return each;
      }
    }
    return null;
  }

  boolean is(String type, String status) {
    Condition found = find(type);
    return found != null && status.equals(found.status());
  }

  CapacityBufferStatus status() {
    String ref = template;
    return before.toBuilder()
        .podTemplateRef(ref == null ? null : LocalObjectRef.builder().name(ref).build())
        .podTemplateGeneration(generation)
        .replicas(replicas)
        .provisioningStrategy(strategy)
        .conditions(conditions.isEmpty() ? null : conditions)
        .build();
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
