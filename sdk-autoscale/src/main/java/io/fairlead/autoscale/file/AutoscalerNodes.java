package io.fairlead.autoscale.file;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.kubernetes.Controller;
import io.fairlead.autoscale.kubernetes.Formula;
import io.fairlead.autoscale.kubernetes.HpaPolicy;
import io.fairlead.autoscale.kubernetes.KedaPolicy;
import io.fairlead.autoscale.kubernetes.KpaPolicy;
import io.fairlead.autoscale.kubernetes.WvaPolicy;
import io.fairlead.autoscale.kubernetes.WvaPolicy.Thresholds;
import io.fairlead.autoscale.replay.MetricInput;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes policies of autoscalers that stand in the tree or are named there. */
final class AutoscalerNodes {

  private final List<Json.Obj> others;
  private final UnaryOperator<Controller.Builder> controller;
  private final Set<MetricInput> inputs = new LinkedHashSet<>();

  AutoscalerNodes(List<Json.Obj> others, UnaryOperator<Controller.Builder> controller) {
    this.others = others;
    this.controller = controller;
  }

  /** Returns what the policies that were made read. */
  Set<MetricInput> inputs() {
    return inputs;
  }

  @Nullable ScalingPolicy hpa(Members members) {
    Json.Obj object = whole(members, "HorizontalPodAutoscaler");
    if (object == null) {
      return null;
    }
    return made(
        members,
        () -> {
          HorizontalPodAutoscaler hpa = Shape.of(HorizontalPodAutoscaler.class).fromJson(object);
          ScalingPolicy policy = HpaPolicy.of(hpa, controller);
          inputs.addAll(MetricInput.of(hpa));
          return policy;
        });
  }

  @Nullable ScalingPolicy keda(Members members) {
    Json.Obj object = whole(members, "ScaledObject");
    if (object == null) {
      return null;
    }
    return made(
        members,
        () -> {
          ScaledObject scaled = Shape.of(ScaledObject.class).fromJson(object);
          ScalingPolicy policy = KedaPolicy.of(scaled, Formula.Port.small(), controller);
          inputs.addAll(MetricInput.triggers(scaled));
          return policy;
        });
  }

  @Nullable ScalingPolicy wva(Members members) {
    Thresholds usual = Thresholds.DOCUMENTED;
    double kvUse = or(members.number("kvUse", 0, 1), usual.kvUse());
    double waiting = or(members.number("waiting", 0, Double.MAX_VALUE), usual.waiting());
    double kvToSpare = or(members.number("kvToSpare", 0, 1), usual.kvToSpare());
    double toSpare =
        or(members.number("waitingToSpare", 0, Double.MAX_VALUE), usual.waitingToSpare());
    return made(
        members,
        () -> {
          ScalingPolicy policy = WvaPolicy.v1(new Thresholds(kvUse, waiting, kvToSpare, toSpare));
          inputs.add(MetricInput.signal(Signal.KV_USE));
          inputs.add(MetricInput.signal(Signal.WAITING));
          return policy;
        });
  }

  private static double or(double value, double otherwise) {
    return Double.isNaN(value) ? otherwise : value;
  }

  @Nullable ScalingPolicy kpa(Members members) {
    Map<String, String> annotations = texts(members, "annotations");
    Map<String, String> config = texts(members, "configAutoscaler");
    return made(
        members,
        () -> {
          ScalingPolicy policy = KpaPolicy.of(annotations, config);
          inputs.addAll(MetricInput.knative());
          return policy;
        });
  }

  private static Map<String, String> texts(Members members, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    members
        .members(name)
        .ifPresent(
            inner -> {
              for (String key : inner.object().members().keySet()) {
                String text = inner.text(key);
                if (text != null) {
                  texts.put(key, text);
                }
              }
            });
    return texts;
  }

  /** The object that stands here, or the one that {@code ref} names among the other documents. */
  private Json.@Nullable Obj whole(Members members, String kind) {
    if (!members.has("ref")) {
      members.object().members().keySet().forEach(members::get); // the record says what is wrong
      return members.object();
    }
    String name = members.text("ref");
    List<String> known = new ArrayList<>();
    for (Json.Obj other : others) {
      String named =
          other.get("metadata") instanceof Json.Obj metadata ? metadata.text("name") : null;
      if (kind.equals(other.text("kind")) && named != null) {
        if (named.equals(name)) {
          return other;
        }
        known.add(named);
      }
    }
    if (name != null) {
      members.problem(
          members.at("ref"),
          "ref must name a "
              + kind
              + " of the other documents, but was \""
              + name
              + '"'
              + (known.isEmpty() ? " (there is none)" : " (there are " + known + ")"));
    }
    return null;
  }

  private static @Nullable ScalingPolicy made(Members members, Makes maker) {
    try {
      return maker.policy();
    } catch (IllegalArgumentException | FairleadException e) {
      members.problem(members.pointer(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private interface Makes {
    ScalingPolicy policy();
  }
}
