package io.fairlead.dra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explains results: surveys every node, folds those that are alike, and tries what would help. */
final class Explainer {

  private final Evidence evidence;
  private final Allocator allocator;
  private final Inventory inventory;
  private final Demand demand;
  private final SelectorParts parts;

  private Explainer(Evidence evidence) {
    this.evidence = evidence;
    allocator = evidence.allocator();
    inventory = evidence.inventory();
    demand = allocator.demand(evidence.claims(), inventory);
    parts = new SelectorParts(allocator.features().version().minor());
  }

  static Explanation explain(AllocationResult result) {
    if (result instanceof Fits fits) {
      return new Explainer(fits.evidence()).explain(fits);
    } else if (result instanceof Aborted aborted) {
      return new Explainer(aborted.evidence()).explain(aborted);
    } else if (result instanceof Undecided undecided) {
      String how = String.format(Locale.ROOT, "Not decided within %,d steps", undecided.steps());
      return new Explainer(undecided.evidence()).refused(how, false);
    }
    return new Explainer(((NoFit) result).evidence()).refused("Does not fit", true);
  }

  private Explanation refused(String how, boolean proved) {
    List<NodeGroup> groups = survey(nodes(Integer.MAX_VALUE));
    if (groups.isEmpty()) {
      return new Explanation(
          "Does not fit: there is no Node, and no ResourceSlice that names one.",
          List.of(),
          Optional.empty(),
          List.of());
    }
    NodeGroup nearest = groups.get(0);
    Trials trials = new Trials(evidence, nearest.nodes().get(0), nearest.requests());
    List<Remedy> remedies = trials.remedies(demand);
    return new Explanation(
        how + where(groups) + nearest(nearest, proved), groups, trials.conflict(demand), remedies);
  }

  private String where(List<NodeGroup> groups) {
    int nodes = groups.stream().mapToInt(group -> group.nodes().size()).sum();
    String first = groups.get(0).nodes().get(0);
    if (nodes == 1) {
      boolean known = inventory.topology().node(first) >= 0;
      return " on " + first + (known ? ": " : ", which no Node and no ResourceSlice names: ");
    }
    return String.format(Locale.ROOT, " on any of %,d nodes; nearest is %s: ", nodes, first);
  }

  private static String nearest(NodeGroup group, boolean proved) {
    if (!group.problem().isEmpty()) {
      return group.problem();
    }
    for (RequestVerdict verdict : group.requests()) {
      if (!verdict.isSatisfiable()) {
        int possible = Math.min(verdict.usable(), verdict.together());
        return verdict.request()
            + " asks for "
            + (verdict.all() ? "all" : Integer.toString(verdict.needed()))
            + ", can have "
            + possible
            + (verdict.exact() ? "" : " or more")
            + " of "
            + verdict.present()
            + '.';
      }
    }
    return "each request alone could be satisfied, "
        + (proved ? "not all together." : "all together is open.");
  }

  private Explanation explain(Aborted aborted) {
    List<NodeGroup> groups =
        aborted.device().isEmpty() ? List.of() : survey(List.of(view(aborted.node())));
    List<Remedy> remedies =
        groups.isEmpty()
            ? List.of()
            : new Trials(evidence, aborted.node(), groups.get(0).requests()).remedies(demand);
    return new Explanation(
        "The scheduler gives up the pod on " + aborted.node() + ": " + aborted.message(),
        groups,
        Optional.empty(),
        remedies);
  }

  private Explanation explain(Fits fits) {
    List<NodeGroup> groups = new ArrayList<>();
    groups.add(new NodeGroup(List.of(fits.node()), "", new Choices(this, fits).verdicts()));
    int before = 0;
    if (evidence.onlyNode().isEmpty()) {
      Topology topology = inventory.topology();
      List<NodeView> earlier = nodes(topology.node(fits.node()));
      before = earlier.size();
      groups.addAll(survey(earlier));
    }
    String others =
        switch (before) {
          case 0 -> ".";
          case 1 -> "; the node before it does not.";
          default -> String.format(Locale.ROOT, "; %,d nodes before it do not.", before);
        };
    String summary = "Fits on " + fits.node() + others;
    return new Explanation(summary, groups, Optional.empty(), List.of());
  }

  /** Returns the nodes before a number, in the order in which they are tried. */
  private List<NodeView> nodes(int end) {
    if (!evidence.onlyNode().isEmpty()) {
      return List.of(view(evidence.onlyNode()));
    }
    Topology topology = inventory.topology();
    List<NodeView> views = new ArrayList<>();
    for (int i = 0; i < Math.min(end, topology.nodes.length); i++) {
      if (!topology.isGone(i)) {
        views.add(topology.view(i, allocator.rules()));
      }
    }
    return views;
  }

  NodeView view(String node) {
    Topology topology = inventory.topology();
    int number = topology.node(node);
    return number >= 0
        ? topology.view(number, allocator.rules())
        : topology.view(NodeFacts.named(node), allocator.rules());
  }

  Attempt attempt(NodeView view) {
    return allocator.attempt(demand, view, inventory);
  }

  ObstacleFinder finder(Attempt attempt) {
    return new ObstacleFinder(attempt, inventory, parts);
  }

  Demand demand() {
    return demand;
  }

  private List<NodeGroup> survey(List<NodeView> views) {
    NodeFolding folding = new NodeFolding();
    for (NodeView view : views) {
      NodeSurvey survey = new NodeSurvey(attempt(view), inventory, parts);
      String problem = survey.problem();
      folding.add(view.node.name(), problem, problem.isEmpty() ? survey.verdicts() : List.of());
    }
    List<NodeGroup> groups = folding.groups();
    groups.sort(Comparator.comparingDouble(Explainer::distance));
    return groups;
  }

  /** Returns how far a node is from a fit: the sum over requests of the share that is missing. */
  private static double distance(NodeGroup group) {
    if (!group.problem().isEmpty()) {
      return Double.MAX_VALUE;
    }
    double missing = 0;
    for (RequestVerdict verdict : group.requests()) {
      int has = Math.min(verdict.needed(), Math.min(verdict.usable(), verdict.together()));
      missing += verdict.needed() == 0 ? 0 : 1 - has / (double) verdict.needed();
      missing += verdict.present() == 0 ? 1 : 0;
    }
    return missing;
  }
}
