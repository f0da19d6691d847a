package io.fairlead.autoscale.file;

import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.kubernetes.KedaView;
import io.fairlead.autoscale.kubernetes.KpaPolicy;
import io.fairlead.autoscale.kubernetes.KpaView;
import io.fairlead.autoscale.kubernetes.KubernetesView;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one state file; used once. */
final class PolicyCaseReader {

  private static final List<Signal> SIGNALS =
      List.of(
          Signal.ARRIVALS,
          Signal.IN_FLIGHT,
          Signal.WAITING,
          Signal.RUNNING,
          Signal.KV_USE,
          Signal.COMPUTED_TOKENS,
          Signal.OUTPUT_TOKENS,
          Signal.STEP_SECONDS,
          Signal.DECODING,
          Signal.PREEMPTIONS,
          Signal.ASLEEP,
          Signal.CACHE_WORTH,
          KpaPolicy.STABLE,
          KpaPolicy.PANIC);
  private static final List<String> PODS = List.of("pods", "answers", "proposedReplicas");
  private static final List<String> TRIGGERS = List.of("triggers", "event");

  private final ScalingPolicy policy;
  private final Members file;
  private final List<Signal> signals;

  PolicyCaseReader(ScalingPolicy policy, Members file, List<Signal> own) {
    this.policy = policy;
    this.file = file;
    signals = new ArrayList<>(SIGNALS);
    signals.addAll(own);
  }

  @Nullable PolicyCase read() {
    kind();
    Moment now = moment(file);
    Members memory = memory();
    Moment last = memory.members("lastTick").map(this::lastTick).orElse(null);
    ObservationBuilder builder = ObservationSection.read(file, signals);
    views(builder);
    State state = state(memory, last, now);
    file.end();
    return now == null || state == null || !file.problems().isEmpty()
        ? null
        : new PolicyCase(policy, builder.build(), state, last, now);
  }

  private void kind() {
    String kind = file.text("kind");
    if (!PolicyCase.KIND.equals(kind) && !policy.name().equals(kind)) {
      file.problem(
          file.has("kind") ? "/kind" : "",
          "kind must be " + PolicyCase.KIND + ", but was " + (kind == null ? "absent" : kind));
    }
    Integer version = file.count("schemaVersion", 1, 1);
    if (version == null && !file.has("schemaVersion")) {
      file.missing("schemaVersion");
    }
  }

  /** What the policy remembers: in {@code next} of an answer, else in the file itself. */
  private Members memory() {
    Members next = file.members("next").orElse(null);
    if (next == null) {
      return file;
    }
    file.has("lastTick"); // of an older tick, if it is there
    file.has("state");
    return next;
  }

  private @Nullable Moment lastTick(Members members) {
    Moment last = moment(members);
    members.end();
    return last;
  }

  /** Monotonic time is that of the process that wrote the file, else it passes as the wall's. */
  private static @Nullable Moment moment(Members of) {
    Json given = of.get("now");
    Instant wall = null;
    if (given == null) {
      of.missing("now");
    } else {
      try {
        wall = Timestamp.parse(given instanceof Json.Str text ? text.value() : "").toInstant();
      } catch (IllegalArgumentException e) {
        of.wrong("now", "a time as in RFC 3339 (such as 2026-01-01T00:10:00Z)", given);
      }
    }
    Long nanos = nanos(of);
    return wall == null ? null : new Moment(wall, nanos == null ? sinceEpoch(wall) : nanos);
  }

  private static @Nullable Long nanos(Members of) {
    Json given = of.get("nanos");
    if (given instanceof Json.Num number) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        // said below
      }
    }
    if (given != null) {
      of.wrong("nanos", "a whole number of 64 bits", given);
    }
    return null;
  }

  private static long sinceEpoch(Instant wall) {
    try {
      return Duration.between(Instant.EPOCH, wall).toNanos();
    } catch (ArithmeticException e) { // some 292 years away
      return wall.isAfter(Instant.EPOCH) ? Long.MAX_VALUE / 2 : Long.MIN_VALUE / 2;
    }
  }

  /** What only emulations of others look at. */
  private void views(ObservationBuilder builder) {
    if (present(PODS)) {
      view(() -> builder.view(KubernetesView.class, kubernetes(builder)));
    }
    if (present(TRIGGERS)) {
      view(() -> builder.view(KedaView.class, KedaView.fromJson(file.object())));
    }
    Json reachable = file.get("reachable");
    if (reachable instanceof Json.Bool flag) {
      builder.view(KpaView.class, new KpaView(flag.value()));
    } else if (reachable != null) {
      file.wrong("reachable", "true or false", reachable);
    }
  }

  /** Where pods are not listed, the replicas are the pods. */
  private KubernetesView kubernetes(ObservationBuilder builder) {
    KubernetesView view = KubernetesView.fromJson(file.object());
    return file.has("pods")
        ? view
        : new KubernetesView(
            null,
            KubernetesView.ofReplicas(builder.build(), view.answers()).pods(),
            view.answers(),
            view.proposedReplicas());
  }

  private boolean present(List<String> members) {
    return members.stream().filter(file::has).count() > 0; // each becomes known
  }

  private void view(Runnable maker) {
    try {
      maker.run();
    } catch (PolicyFileException e) {
      e.problems().stream()
          .filter(each -> !isNoted(each.pointer())) // the scale is read by both
          .forEach(each -> file.problem(each.pointer(), each.message()));
    }
  }

  private boolean isNoted(String pointer) {
    return file.problems().stream().anyMatch(each -> each.pointer().equals(pointer));
  }

  private @Nullable State state(Members memory, @Nullable Moment last, @Nullable Moment now) {
    Members stored = memory.members("state").orElse(null);
    boolean given = memory.has("state");
    if (memory != file) {
      memory.end();
    }
    if (stored == null) {
      if (memory.has("lastTick") && !given) {
        memory.problem(
            memory.at("lastTick"), "lastTick says when the state was made, but there is no state");
      }
      return given ? null : policy.initial();
    }
    if (now == null) {
      return null;
    }
    return stored.made(
        () ->
            last == null
                ? policy.restore(stored.object(), now)
                : policy.restore(stored.object(), last).unbroken());
  }
}
