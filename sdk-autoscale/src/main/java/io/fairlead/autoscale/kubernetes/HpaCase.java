package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscalerCondition;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sync as an autoscaler and a state file (kind hpa, {@code schemaVersion} 1) describe it.
 *
 * @param policy the autoscaler as the controller of the file would run it
 * @param observation what it sees
 * @param state what it remembers
 * @param now when it happens
 */
public record HpaCase(HpaPolicy policy, Observation observation, State state, Moment now) {

  private static final Set<String> MEMBERS =
      Set.of(
          "schemaVersion",
          "kind",
          "now",
          "controller",
          "hpa",
          "scale",
          "pods",
          "answers",
          "proposedReplicas",
          "history");

  /**
   * Reads a state file.
   *
   * @param hpa the autoscaler; its status counts where the file has none
   * @throws IllegalArgumentException if a member has another form than the schema says, or is not
   *     known
   */
  public static HpaCase of(HorizontalPodAutoscaler hpa, Json.Obj file) {
    for (String member : file.members().keySet()) {
      if (!MEMBERS.contains(member)) {
        throw violated("member of a state of kind hpa", "one of " + sorted(), member);
      }
    }
    Controller controller =
        file.get("controller") == null
            ? Controller.DEFAULT
            : controller(StateReader.object(file, "controller"));
    Instant now = StateReader.instant(file, "now");
    if (now == null) {
      throw violated("member 'now'", "a time as in RFC 3339", String.valueOf(file.get("now")));
    }
    HpaState state = HpaState.fromJson(file, false);
    if (file.get("hpa") == null) {
      state = withStatus(state, hpa);
    }
    Json.Obj scale = StateReader.object(file, "scale");
    int spec = StateReader.integer(StateReader.object(scale, "spec"), "replicas");
    int status =
        scale.get("status") instanceof Json.Obj given && given.get("replicas") != null
            ? StateReader.integer(given, "replicas")
            : spec;
    String namespace = hpa.metadata().namespace();
    String name = hpa.metadata().name();
    Observation observation =
        Observation.builder(
                new VariantId(
                    namespace == null ? "" : namespace, name == null ? "hpa" : name, "", ""))
            .scale(spec, status)
            .view(KubernetesView.class, KubernetesView.fromJson(file))
            .build();
    return new HpaCase(
        HpaPolicy.of(hpa, any -> controller.toBuilder()), observation, state, new Moment(now, 0));
  }

  /** Returns what the controller would do, and remember. */
  public Decision decide() {
    return policy.decide(observation, state, now);
  }

  /** Returns why. */
  public Explanation explain() {
    return policy.explain(observation, state, now);
  }

  private static List<String> sorted() {
    return MEMBERS.stream().sorted().toList();
  }

  private static HpaState withStatus(HpaState state, HorizontalPodAutoscaler hpa) {
    if (hpa.status() == null) {
      return state;
    }
    List<HpaCondition> conditions = new ArrayList<>();
    if (hpa.status().conditions() != null) {
      for (HorizontalPodAutoscalerCondition each : hpa.status().conditions()) {
        conditions.add(
            new HpaCondition(
                orEmpty(each.type()),
                orEmpty(each.status()),
                orEmpty(each.reason()),
                orEmpty(each.message()),
                each.lastTransitionTime() == null || !each.lastTransitionTime().isValid()
                    ? null
                    : each.lastTransitionTime().toInstant()));
      }
    }
    var scaled = hpa.status().lastScaleTime();
    return new HpaState(
        state.recommendations(),
        state.scaleUpEvents(),
        state.scaleDownEvents(),
        conditions,
        scaled == null || !scaled.isValid() ? null : scaled.toInstant(),
        false);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Controller controller(Json.Obj json) {
    Controller.Builder builder = new Controller.Builder();
    for (Map.Entry<String, Json> member : json.members().entrySet()) {
      String name = member.getKey();
      switch (name) {
        case "version" -> builder.version(HpaVersion.of(StateReader.text(json, name)));
        case "featureGates" -> gates(StateReader.object(json, name), builder);
        case "tolerance" -> builder.tolerance(number(json, name));
        case "downscaleStabilization" -> builder.downscaleStabilization(duration(json, name));
        case "cpuInitializationPeriod" -> builder.cpuInitializationPeriod(duration(json, name));
        case "initialReadinessDelay" -> builder.initialReadinessDelay(duration(json, name));
        case "overflow" -> builder.overflow(overflow(StateReader.text(json, name)));
        default ->
            throw violated(
                "member of 'controller'",
                "version, featureGates, tolerance, downscaleStabilization,"
                    + " cpuInitializationPeriod, initialReadinessDelay or overflow",
                name);
      }
    }
    return builder.build();
  }

  private static void gates(Json.Obj gates, Controller.Builder builder) {
    gates
        .members()
        .forEach(
            (gate, on) -> {
              if (!(on instanceof Json.Bool flag)) {
                throw violated("feature gate " + gate, "true or false", on);
              }
              builder.featureGate(gate, flag.value());
            });
  }

  private static double number(Json.Obj json, String name) {
    if (json.get(name) instanceof Json.Num number) {
      return number.doubleValue();
    }
    throw violated("member '" + name + "'", "a number", String.valueOf(json.get(name)));
  }

  private static Duration duration(Json.Obj json, String name) {
    return GoDuration.parse(StateReader.text(json, name)).toDuration();
  }

  private static Controller.Overflow overflow(String text) {
    for (Controller.Overflow each : Controller.Overflow.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return each;
      }
    }
    throw violated("overflow", "amd64 or saturate", text);
  }
}
