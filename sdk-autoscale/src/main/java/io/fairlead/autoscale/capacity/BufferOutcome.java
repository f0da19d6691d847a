package io.fairlead.autoscale.capacity;

import io.fairlead.api.Shape;
import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.capacity.v1beta1.CapacityBufferStatus;
import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What becomes of one buffer. */
public final class BufferOutcome {

  private final CapacityBuffer buffer;
  private final CapacityBufferStatus status;
  private final Action action;
  private final Binding binding;
  private final @Nullable PodCount count;
  private final int wanted;
  private final int fakePods;
  private final String source;
  private final Map<String, Quantity> requests;
  private final List<QuotaVerdict> quotas;
  private final List<String> notes;

  private BufferOutcome(BufferWork work) {
    buffer = work.buffer;
    status = work.status();
    action = action(work);
    binding = binding(work);
    count = work.count;
    wanted = work.wanted;
    fakePods = work.fakePods;
    source = work.source;
    requests = work.shape == null ? Map.of() : work.shape.requests();
    quotas = List.copyOf(work.quotas);
    notes = List.copyOf(work.notes);
  }

  static BufferOutcome of(BufferWork work) {
    return new BufferOutcome(work);
  }

  /** Returns the buffer as it was given. */
  public CapacityBuffer buffer() {
    return buffer;
  }

  /**
   * Returns the status that cluster-autoscaler writes: of the controller, then of the injection.
   */
  public CapacityBufferStatus status() {
    return status;
  }

  /**
   * Returns {@code SCALE} if {@code status.replicas} changes, {@code HOLD} if it does not, {@code
   * DISABLED} for a strategy that is not cluster-autoscaler's, {@code ERROR} if the buffer is not
   * ready for provisioning.
   */
  public Action action() {
    return action;
  }

  /** Returns what set the number: what was asked for, limits, a quota, or why there is none. */
  public Binding binding() {
    return binding;
  }

  /** Returns pods that room is held for after quotas; absent without a number. */
  public OptionalInt replicas() {
    Integer replicas = status.replicas();
    return replicas == null ? OptionalInt.empty() : OptionalInt.of(replicas);
  }

  /** Returns pods asked for before quotas; absent without a number. */
  public OptionalInt wanted() {
    return wanted < 0 ? OptionalInt.empty() : OptionalInt.of(wanted);
  }

  /** Returns pods that the next scale-up sees as unschedulable, at least 0. */
  public int fakePods() {
    return fakePods;
  }

  /** Returns what the quotas of the namespace say, in the order in which they were given. */
  public List<QuotaVerdict> quotas() {
    return quotas;
  }

  /** Returns what a reader may want to know beside the numbers. */
  public List<String> notes() {
    return notes;
  }

  /** Returns namespace and name, with a slash between. */
  public String title() {
    return ClusterFacts.namespace(buffer) + '/' + ClusterFacts.name(buffer);
  }

  private static Action action(BufferWork work) {
    if (work.ignored) {
      return Action.DISABLED;
    }
    if (work.error != null || (work.count == null && work.is(BufferWork.READY, "False"))) {
      return Action.ERROR;
    }
    Integer before = work.before.replicas();
    boolean same = before == null ? work.replicas == null : before.equals(work.replicas);
    return same ? Action.HOLD : Action.SCALE;
  }

  private static Binding binding(BufferWork work) {
    if (work.ignored) {
      return Binding.of(Step.GUARD, "other-strategy");
    }
    if (work.error != null) {
      return Binding.of(Step.GUARD, "not-ready", Double.NaN, Double.NaN, work.error);
    }
    Integer replicas = work.replicas;
    PodCount count = work.count;
    if (work.limited) {
      return quota(work, work.wanted);
    }
    if (replicas == null || count == null) {
      return Binding.of(Step.GUARD, "status-as-before");
    }
    Integer limits = count.limits();
    if (limits != null && count.result() == limits) {
      return Binding.of(
          Step.BOUNDS,
          "limits",
          asked(count.replicas(), count.percentage()),
          limits,
          "spec.limits has room for " + limits + " by " + count.tightest());
    }
    Integer fixed = count.replicas();
    boolean share = fixed == null || count.result() > fixed;
    return Binding.of(
        Step.DEMAND,
        share ? "percentage" : "replicas",
        count.result(),
        Double.NaN,
        share
            ? "spec.percentage comes to " + count.result()
            : "spec.replicas is " + count.result());
  }

  private static Binding quota(BufferWork work, int asked) {
    QuotaVerdict tightest = null;
    for (QuotaVerdict each : work.quotas) {
      if (each.matches() && (tightest == null || each.room() < tightest.room())) {
        tightest = each;
      }
    }
    return tightest == null
        ? Binding.of(Step.QUOTA, "resource-quotas")
        : Binding.of(
            Step.QUOTA,
            "resource-quotas",
            asked,
            tightest.room(),
            "quota " + tightest.quota() + " has room for " + tightest.room());
  }

  private static double asked(@Nullable Integer replicas, @Nullable Integer percentage) {
    if (replicas == null || percentage == null) {
      return replicas != null ? replicas : percentage != null ? percentage : Double.NaN;
    }
    return Math.max(replicas, percentage);
  }

  Json.Obj toJson() {
    var json =
        Json.object()
            .put("namespace", ClusterFacts.namespace(buffer))
            .put("name", ClusterFacts.name(buffer))
            .put("decision", action.name().toLowerCase(Locale.ROOT));
    Integer replicas = status.replicas();
    if (replicas != null) {
      json.put("replicas", replicas);
    }
    if (buffer.status() != null && buffer.status().replicas() != null) {
      json.put("current", buffer.status().replicas());
    }
    if (wanted >= 0) {
      json.put("wanted", wanted);
    }
    json.put("fakePods", fakePods).put("binding", binding.toJson());
    if (!source.isEmpty()) {
      var shape = Json.object();
      requests.forEach((resource, each) -> shape.put(resource, each.canonical()));
      json.put("pod", Json.object().put("source", source).put("requests", shape.build()).build());
    }
    if (count != null) {
      json.put("asked", asked(count));
    }
    return json.put("quotas", quotas.stream().map(each -> each.toJson(wanted)).toList())
        .put("notes", Json.texts(notes))
        .put("status", Shape.of(CapacityBufferStatus.class).toJson(status))
        .build();
  }

  private static Json.Obj asked(PodCount count) {
    var json = Json.object();
    if (count.replicas() != null) {
      json.put("replicas", count.replicas());
    }
    if (count.percentage() != null) {
      json.put("percentage", count.percentage());
    }
    if (count.limits() != null) {
      json.put("limits", count.limits()).put("tightest", count.tightest());
    }
    return json.build();
  }
}
