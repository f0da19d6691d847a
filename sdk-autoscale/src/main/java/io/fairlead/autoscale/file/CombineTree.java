package io.fairlead.autoscale.file;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Policies;
import io.fairlead.autoscale.Rate;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Window;
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
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes one policy of a tree of combinators. A node is the text {@code slo}, or an object with one
 * member that says what it is.
 */
final class CombineTree {

  private static final int DEEPEST = 16;
  private static final Set<String> NODES =
      new LinkedHashSet<>(
          List.of(
              "max",
              "min",
              "anyUpAllDown",
              "bounded",
              "stabilized",
              "rateLimited",
              "scheduled",
              "advisory",
              "hpa",
              "keda",
              "kpa",
              "wva"));

  private final @Nullable ScalingPolicy slo;
  private final List<Json.Obj> others;
  private final UnaryOperator<Controller.Builder> controller;
  private final Set<MetricInput> inputs = new LinkedHashSet<>();
  private boolean usesSlo;

  CombineTree(
      @Nullable ScalingPolicy slo,
      List<Json.Obj> others,
      UnaryOperator<Controller.Builder> controller) {
    this.slo = slo;
    this.others = others;
    this.controller = controller;
  }

  /** Returns what the policies of the tree read. */
  Set<MetricInput> inputs() {
    return inputs;
  }

  /** Returns whether the policy of the file's own objectives is in the tree. */
  boolean usesSlo() {
    return usesSlo;
  }

  /** Reads the member of this name as a node; null if it is wrong, which is noted. */
  @Nullable ScalingPolicy node(Members parent, String name) {
    Json value = parent.get(name);
    if (value == null) {
      parent.missing(name);
      return null;
    }
    return node(parent, value, parent.at(name), 0);
  }

  private @Nullable ScalingPolicy node(Members parent, Json value, String at, int depth) {
    if (depth > DEEPEST) {
      parent.problem(at, "the tree must be at most " + DEEPEST + " levels deep");
      return null;
    }
    if (value instanceof Json.Str text) {
      return own(parent, text.value(), at);
    }
    if (!(value instanceof Json.Obj object) || object.members().size() != 1) {
      parent.problem(
          at,
          "a node must be slo, or an object with one of "
              + String.join(", ", NODES)
              + ", but was "
              + (value instanceof Json.Obj many
                  ? "an object with " + many.members().size() + " members"
                  : Members.words(value)));
      return null;
    }
    String kind = object.members().keySet().iterator().next();
    Members node = new Members(parent.problems(), object, at);
    return switch (kind) {
      case "max" -> of(node, kind, depth, Policies::max);
      case "min" -> of(node, kind, depth, Policies::min);
      case "anyUpAllDown" -> of(node, kind, depth, Policies::anyUpAllDown);
      case "bounded" -> inner(node, kind, members -> bounded(members, depth));
      case "stabilized" -> inner(node, kind, members -> stabilized(members, depth));
      case "rateLimited" -> inner(node, kind, members -> rateLimited(members, depth));
      case "scheduled" -> inner(node, kind, members -> scheduled(members, depth));
      case "advisory" -> inner(node, kind, members -> advisory(members, depth));
      case "hpa" -> inner(node, kind, this::hpa);
      case "keda" -> inner(node, kind, this::keda);
      case "kpa" -> inner(node, kind, this::kpa);
      case "wva" -> inner(node, kind, this::wva);
      default -> {
        parent.problem(at + '/' + kind, Members.unknown(kind, NODES));
        yield null;
      }
    };
  }

  private @Nullable ScalingPolicy own(Members parent, String text, String at) {
    if (!text.equals("slo")) {
      parent.problem(at, "a node that is a text must be slo, but was \"" + text + '"');
    } else if (slo == null) {
      parent.problem(at, "slo needs the members slo and profile of the file");
    } else {
      usesSlo = true;
    }
    return text.equals("slo") ? slo : null;
  }

  /** Makes a policy of the object that a node holds. */
  private interface Maker {
    @Nullable ScalingPolicy of(Members members);
  }

  private @Nullable ScalingPolicy inner(Members node, String kind, Maker maker) {
    Members members = node.members(kind).orElse(null);
    if (members == null) {
      return null;
    }
    ScalingPolicy made = maker.of(members);
    members.end();
    return made;
  }

  private interface Combinator {
    ScalingPolicy of(ScalingPolicy... policies);
  }

  private @Nullable ScalingPolicy of(Members node, String kind, int depth, Combinator combinator) {
    List<ScalingPolicy> children = new ArrayList<>();
    Json list = node.get(kind);
    if (!(list instanceof Json.Arr items) || items.items().isEmpty() || items.items().size() > 16) {
      node.wrong(kind, "a list of 1 to 16 nodes", list == null ? Json.Null.NULL : list);
      return null;
    }
    for (int i = 0; i < items.items().size(); i++) {
      ScalingPolicy child = node(node, items.items().get(i), node.at(kind) + '/' + i, depth + 1);
      if (child != null) {
        children.add(child);
      }
    }
    return children.size() < items.items().size()
        ? null
        : combinator.of(children.toArray(ScalingPolicy[]::new));
  }

  private @Nullable ScalingPolicy child(Members members, String name, int depth) {
    Json value = members.get(name);
    if (value == null) {
      members.missing(name);
      return null;
    }
    return node(members, value, members.at(name), depth + 1);
  }

  private @Nullable ScalingPolicy bounded(Members members, int depth) {
    Integer min = members.count("min", 0, Integer.MAX_VALUE);
    Integer max = members.count("max", 0, Integer.MAX_VALUE);
    if (max == null && !members.has("max")) {
      members.missing("max");
    }
    ScalingPolicy policy = child(members, "policy", depth);
    return policy == null || max == null
        ? null
        : members.made(() -> Policies.bounded(policy, min == null ? 0 : min, max));
  }

  private @Nullable ScalingPolicy stabilized(Members members, int depth) {
    Duration up = members.duration("up", true);
    Duration down = members.duration("down", true);
    ScalingPolicy policy = child(members, "policy", depth);
    return policy == null
        ? null
        : members.made(
            () ->
                Policies.stabilized(
                    policy, up == null ? Duration.ZERO : up, down == null ? Duration.ZERO : down));
  }

  private @Nullable ScalingPolicy rateLimited(Members members, int depth) {
    Rate up = rate(members, "up");
    Rate down = rate(members, "down");
    ScalingPolicy policy = child(members, "policy", depth);
    return policy == null || up == null || down == null
        ? null
        : members.made(() -> Policies.rateLimited(policy, up, down));
  }

  private static @Nullable Rate rate(Members members, String name) {
    Members rate = members.members(name).orElse(null);
    if (rate == null) {
      if (!members.has(name)) {
        members.missing(name);
      }
      return null;
    }
    Integer replicas = rate.count("replicas", 0, Integer.MAX_VALUE);
    double fraction = rate.number("fraction", 0, Double.MAX_VALUE);
    Duration period = rate.duration("period", false);
    if (!rate.has("period")) {
      rate.missing("period");
    }
    rate.end();
    return period == null
        ? null
        : rate.made(
            () ->
                new Rate(
                    replicas == null ? 0 : replicas,
                    Double.isNaN(fraction) ? 0 : fraction,
                    period));
  }

  private @Nullable ScalingPolicy scheduled(Members members, int depth) {
    ZoneId zone = Times.zone(members);
    List<Window> windows = new ArrayList<>();
    boolean whole = zone != null;
    for (Members each : members.list("windows")) {
      Times times = Times.read(each);
      ScalingPolicy policy = child(each, "policy", depth);
      each.end();
      if (times == null || policy == null) {
        whole = false;
      } else {
        windows.add(new Window(times.days(), times.from(), times.to(), policy));
      }
    }
    ScalingPolicy otherwise = child(members, "otherwise", depth);
    return whole && otherwise != null && zone != null
        ? Policies.scheduled(zone, windows, otherwise)
        : null;
  }

  private @Nullable ScalingPolicy advisory(Members members, int depth) {
    ScalingPolicy acting = child(members, "acting", depth);
    ScalingPolicy watching = child(members, "watching", depth);
    return acting == null || watching == null ? null : Policies.advisory(acting, watching);
  }

  private @Nullable ScalingPolicy hpa(Members members) {
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

  private @Nullable ScalingPolicy keda(Members members) {
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

  private @Nullable ScalingPolicy wva(Members members) {
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

  private @Nullable ScalingPolicy kpa(Members members) {
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
