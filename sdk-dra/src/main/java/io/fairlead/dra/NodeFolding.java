package io.fairlead.dra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells nodes together of which the same is true. Where more than {@value #MOST_TOLD} differ in
 * values only, they are told as one, and what differs is said not to be alike.
 */
final class NodeFolding {

  private static final int MOST_TOLD = 3;

  private record Told(List<String> nodes, List<RequestVerdict> verdicts) {}

  /** Nodes that have counts and reasons in common, and by what else is said of them. */
  private record Kind(String problem, List<String> nodes, Map<Object, Told> told) {}

  private final Map<Object, Kind> kinds = new LinkedHashMap<>();

  void add(String node, String problem, List<RequestVerdict> verdicts) {
    Kind kind =
        kinds.computeIfAbsent(
            List.of(problem, verdicts.stream().map(NodeFolding::kind).toList()),
            none -> new Kind(problem, new ArrayList<>(), new LinkedHashMap<>()));
    kind.nodes.add(node);
    kind.told
        .computeIfAbsent(
            verdicts.stream().map(NodeFolding::said).toList(),
            none -> new Told(new ArrayList<>(), verdicts))
        .nodes
        .add(node);
  }

  List<NodeGroup> groups() {
    List<NodeGroup> groups = new ArrayList<>();
    for (Kind kind : kinds.values()) {
      if (kind.told.size() <= MOST_TOLD) {
        kind.told.values().forEach(told -> groups.add(group(told.nodes, kind, told.verdicts)));
      } else {
        groups.add(
            group(
                kind.nodes,
                kind,
                kind.told.values().stream()
                    .map(Told::verdicts)
                    .reduce(NodeFolding::joined)
                    .orElseThrow()));
      }
    }
    return groups;
  }

  private static NodeGroup group(List<String> nodes, Kind kind, List<RequestVerdict> verdicts) {
    return new NodeGroup(nodes, kind.problem, verdicts);
  }

  private static List<RequestVerdict> joined(List<RequestVerdict> a, List<RequestVerdict> b) {
    List<RequestVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      verdicts.add(joined(a.get(i), b.get(i)));
    }
    return verdicts;
  }

  private static RequestVerdict joined(RequestVerdict a, RequestVerdict b) {
    List<DeviceGroup> refused = new ArrayList<>();
    for (int i = 0; i < a.refused().size(); i++) {
      DeviceGroup one = a.refused().get(i);
      DeviceGroup other = b.refused().get(i);
      boolean alike = one.alike() && other.alike() && one.obstacle().equals(other.obstacle());
      refused.add(new DeviceGroup(one.obstacle(), one.count(), alike, one.examples()));
    }
    return new RequestVerdict(
        a.request(),
        a.all(),
        a.needed(),
        a.usable(),
        a.together(),
        a.exact(),
        a.present(),
        refused,
        a.chosen());
  }

  private static Object kind(RequestVerdict verdict) {
    return List.of(
        verdict.needed(),
        verdict.usable(),
        verdict.together(),
        verdict.exact(),
        verdict.present(),
        verdict.refused().stream()
            .map(group -> ObstacleGroups.kind(group.obstacle()) + ' ' + group.count())
            .toList());
  }

  private static Object said(RequestVerdict verdict) {
    return verdict.refused().stream()
        .map(group -> List.of(group.obstacle(), group.alike()))
        .toList();
  }
}
