package io.fairlead.autoscale.file;

import io.fairlead.autoscale.Policies;
import io.fairlead.autoscale.Rate;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Window;
import io.fairlead.autoscale.kubernetes.Controller;
import io.fairlead.autoscale.replay.MetricInput;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes one policy of a tree of combinators. A node is the text {@code slo}, or an object with one
 * member that says what it is.
 */
final class CombineTree {

  private static final int DEEPEST = 16;
  private static final int MOST = 256;
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
  private final AutoscalerNodes leaves;
  private boolean usesSlo;
  private int nodes;

  CombineTree(
      @Nullable ScalingPolicy slo,
      List<Json.Obj> others,
      UnaryOperator<Controller.Builder> controller) {
    this.slo = slo;
    leaves = new AutoscalerNodes(others, controller);
  }

  /** Returns what the policies of the tree read. */
  Set<MetricInput> inputs() {
    return leaves.inputs();
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
    if (++nodes > MOST) {
      if (nodes == MOST + 1) {
        parent.problem(at, "the tree must have at most " + MOST + " nodes");
      }
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
      case "hpa" -> inner(node, kind, leaves::hpa);
      case "keda" -> inner(node, kind, leaves::keda);
      case "kpa" -> inner(node, kind, leaves::kpa);
      case "wva" -> inner(node, kind, leaves::wva);
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
}
