package io.fairlead.dra.authoring;

import io.fairlead.api.core.v1.Container;
import io.fairlead.dra.authoring.ExtendedResources.Target;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The requests of a claim that replaces extended resources, and who uses which of them. */
final class MigrationDraft {

  /** When a container runs. */
  enum Role {
    /** Before the others, and then it ends. */
    INIT,
    /** From its turn among the init containers to the end of the pod. */
    SIDECAR,
    /** After all init containers. */
    MAIN
  }

  /**
   * How much of which resource a container asks for.
   *
   * @param index of the container, init containers first
   * @param counts by resource
   * @param places numbers of the resources among all that the container asks for, by name
   */
  record Ask(
      Container container,
      int index,
      Map<String, Integer> counts,
      Map<String, Integer> places,
      Role role) {

    int count(String resource) {
      return counts.getOrDefault(resource, 0);
    }

    /** Returns how the scheduler calls the request. */
    String request(String resource) {
      return "container-" + index + "-request-" + places.getOrDefault(resource, 0);
    }
  }

  final List<RequestDraft> requests = new ArrayList<>();
  int devices;

  private final Map<Container, List<String>> used = new IdentityHashMap<>();
  private final Map<String, Target> targets;
  private final List<Ask> asks;

  MigrationDraft(List<Ask> asks, Map<String, Target> targets) {
    this.asks = asks;
    this.targets = targets;
    targets.keySet().forEach(this::add);
  }

  /** Whether the claim has a request in place of a resource. */
  boolean serves(String resource) {
    return targets.containsKey(resource);
  }

  List<String> used(Container container) {
    return used.getOrDefault(container, List.of());
  }

  private void add(String resource) {
    List<Ask> owners = new ArrayList<>();
    List<Ask> inits = new ArrayList<>();
    for (int i = asks.size() - 1; i >= 0; i--) { // sidecars start in order, then the others
      Ask ask = asks.get(i);
      if (ask.role() == Role.INIT) {
        inits.add(0, ask);
      } else {
        owners.add(ask.role() == Role.MAIN ? 0 : owners.size(), ask);
      }
    }
    List<DeviceCuts.Need> needs = new ArrayList<>();
    for (Ask init : inits) {
      int lenders = (int) owners.stream().filter(owner -> owner.index() > init.index()).count();
      needs.add(new DeviceCuts.Need(init.count(resource), lenders));
    }
    DeviceCuts cuts =
        new DeviceCuts(owners.stream().map(owner -> owner.count(resource)).toList(), needs);
    List<String> names = new ArrayList<>();
    for (DeviceCuts.Piece piece : cuts.pieces()) {
      boolean shared = piece.owner() == DeviceCuts.NOBODY;
      Ask ask = shared ? inits.get(cuts.neediest()) : owners.get(piece.owner());
      String name = ask.request(resource);
      names.add(cuts.isCut(piece.owner()) ? name + "-part-" + piece.part() : name);
      request(names.get(names.size() - 1), piece.count(), resource);
      if (!shared) {
        use(ask, names.get(names.size() - 1));
      }
    }
    for (int i = 0; i < inits.size(); i++) {
      for (int piece : cuts.uses(i)) {
        use(inits.get(i), names.get(piece));
      }
    }
  }

  private void request(String name, int count, String resource) {
    Target target = targets.get(resource);
    if (target == null) {
      throw new IllegalStateException(resource);
    }
    RequestDraft request = RequestDraft.of(name, target.deviceClass());
    if (count > 1) {
      request.count(count);
    }
    if (target.term() != null) {
      request.where(target.term());
    }
    requests.add(request);
    devices += count;
  }

  private void use(Ask ask, String request) {
    used.computeIfAbsent(ask.container(), c -> new ArrayList<>()).add(request);
  }
}
