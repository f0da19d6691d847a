package io.fairlead.dra.authoring;

import io.fairlead.api.core.v1.Container;
import io.fairlead.dra.authoring.ExtendedResources.Target;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The requests of a claim that replaces extended resources, and who uses which of them. */
final class MigrationDraft {

  private static final int LONGEST_NAME = 63;

  /** When a container runs. */
  enum Role {
    /** Before the others, and then it ends. */
    INIT,
    /** From its turn among the init containers to the end of the pod. */
    SIDECAR,
    /** After all init containers. */
    MAIN
  }

  /** How much of which resource a container asks for, by resource in order of name. */
  record Ask(Container container, Map<String, Integer> counts, Role role) {

    int count(String resource) {
      return counts.getOrDefault(resource, 0);
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
    List<Ask> mains = with(Role.MAIN);
    List<Ask> inits = with(Role.INIT);
    sidecars(resource);
    DeviceCuts cuts = new DeviceCuts(counts(mains, resource), counts(inits, resource));
    List<String> names = new ArrayList<>();
    for (DeviceCuts.Piece piece : cuts.pieces()) {
      String name = name(piece, cuts, mains, resource);
      names.add(name);
      request(name, piece.count(), resource);
      if (piece.owner() != DeviceCuts.NOBODY) {
        use(mains.get(piece.owner()), name);
      }
    }
    for (Ask init : inits) {
      names.subList(0, cuts.prefix(init.count(resource))).forEach(name -> use(init, name));
    }
  }

  /** Sidecars run beside later init containers, so nobody else uses their devices. */
  private void sidecars(String resource) {
    List<Ask> sidecars = with(Role.SIDECAR);
    for (int i = 0; i < sidecars.size(); i++) {
      Ask sidecar = sidecars.get(i);
      if (sidecar.count(resource) > 0) {
        String name = "sidecar-" + i + "-request-" + position(sidecar, resource);
        request(name, sidecar.count(resource), resource);
        use(sidecar, name);
      }
    }
  }

  private static String name(
      DeviceCuts.Piece piece, DeviceCuts cuts, List<Ask> mains, String resource) {
    if (piece.owner() == DeviceCuts.NOBODY) {
      String name = "init-" + piece.part() + '-' + resource.replaceAll("[^a-z0-9]+", "-");
      return name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("-+$", "");
    }
    String name =
        "container-" + piece.owner() + "-request-" + position(mains.get(piece.owner()), resource);
    return cuts.isCut(piece.owner()) ? name + "-part-" + piece.part() : name;
  }

  private List<Ask> with(Role role) {
    return asks.stream().filter(ask -> ask.role() == role).toList();
  }

  private static List<Integer> counts(List<Ask> asks, String resource) {
    return asks.stream().map(ask -> ask.count(resource)).toList();
  }

  private static int position(Ask ask, String resource) {
    return new ArrayList<>(ask.counts().keySet()).indexOf(resource);
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
