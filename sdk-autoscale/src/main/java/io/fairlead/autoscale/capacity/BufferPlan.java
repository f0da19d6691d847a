package io.fairlead.autoscale.capacity;

import io.fairlead.api.meta.Condition;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the buffers of a cluster. */
public final class BufferPlan {

  private final List<BufferOutcome> buffers;
  private final List<String> errors;

  BufferPlan(List<BufferOutcome> buffers, List<String> errors) {
    this.buffers = List.copyOf(buffers);
    this.errors = List.copyOf(errors);
  }

  /**
   * Returns what becomes of each buffer: by namespace, and in it by creation, then by name, which
   * is the order in which they get their share of the quotas.
   */
  public List<BufferOutcome> buffers() {
    return buffers;
  }

  /** Returns what becomes of one buffer; empty if it was not among those given. */
  public Optional<BufferOutcome> buffer(String namespace, String name) {
    String title = ClusterFacts.namespace(namespace) + '/' + name;
    return buffers.stream().filter(each -> each.title().equals(title)).findFirst();
  }

  /** Returns errors of the quota allocation, in the words of cluster-autoscaler. */
  public List<String> errors() {
    return errors;
  }

  /**
   * Returns {@code ERROR} if a buffer is not ready or the quota allocation had an error, else
   * {@code SCALE} if one changes its size, else {@code HOLD}.
   */
  public Action action() {
    if (!errors.isEmpty() || buffers.stream().anyMatch(b -> b.action() == Action.ERROR)) {
      return Action.ERROR;
    }
    return buffers.stream().anyMatch(b -> b.action() == Action.SCALE) ? Action.SCALE : Action.HOLD;
  }

  /** Returns this as data; {@code docs/reference/scale-buffers-answer.schema.json} has the form. */
  public Json.Obj toJson() {
    return Json.object()
        .put("schemaVersion", 1)
        .put("kind", "buffers")
        .put("decision", action().name().toLowerCase(Locale.ROOT))
        .put("buffers", buffers.stream().map(BufferOutcome::toJson).toList())
        .put("errors", Json.texts(errors))
        .build();
  }

  /** Returns this for people. */
  public String text() {
    if (buffers.isEmpty()) {
      return "no buffers\n";
    }
    StringBuilder text = new StringBuilder();
    for (BufferOutcome each : buffers) {
      describe(each, text);
    }
    errors.forEach(error -> text.append("error: ").append(error).append('\n'));
    return text.toString();
  }

  private static void describe(BufferOutcome each, StringBuilder text) {
    String now = each.replicas().isPresent() ? "" + each.replicas().getAsInt() : "none";
    text.append(each.title())
        .append(": ")
        .append(each.action().name().toLowerCase(Locale.ROOT))
        .append(", room for ")
        .append(now)
        .append(" (")
        .append(each.binding().text())
        .append(")\n");
    Json.Obj json = each.toJson();
    if (json.get("pod") instanceof Json.Obj pod && pod.get("requests") instanceof Json.Obj shape) {
      text.append("  pod: ").append(pod.text("source"));
      shape
          .members()
          .keySet()
          .forEach(name -> text.append(", ").append(name).append(' ').append(shape.text(name)));
      text.append('\n');
    }
    for (QuotaVerdict quota : each.quotas()) {
      text.append("  quota ").append(quota.quota());
      if (quota.matches() && quota.room() != Integer.MAX_VALUE) {
        text.append(": room for ").append(quota.room());
      }
      text.append(" (").append(quota.text()).append(")\n");
    }
    if (each.status().conditions() != null) {
      for (Condition condition : each.status().conditions()) {
        String message = condition.message() == null ? "" : condition.message();
        text.append("  ")
            .append(condition.type())
            .append(' ')
            .append(condition.status())
            .append(", ")
            .append(condition.reason())
            .append(message.isEmpty() ? "" : ": ")
            .append(message)
            .append('\n');
      }
    }
    each.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
  }
}
