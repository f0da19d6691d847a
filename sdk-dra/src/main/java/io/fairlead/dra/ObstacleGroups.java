package io.fairlead.dra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Devices by obstacle; where many see different values, by what they fall short of. */
final class ObstacleGroups {

  private static final int MOST_SEEN = 3;

  private final Map<Obstacle, Integer> counts = new LinkedHashMap<>();
  private final Map<Obstacle, List<DeviceId>> examples = new LinkedHashMap<>();
  private final Set<Obstacle> mixed = new HashSet<>();

  void add(Obstacle obstacle, DeviceId device) {
    add(obstacle, 1, List.of(device));
  }

  void add(DeviceGroup group) {
    add(group.obstacle(), group.count(), group.examples());
    if (!group.alike()) {
      mixed.add(group.obstacle());
    }
  }

  void add(Obstacle obstacle, int count, List<DeviceId> devices) {
    Obstacle key = counts.containsKey(obstacle) ? obstacle : merged(obstacle);
    if (key != obstacle && !key.equals(obstacle)) {
      mixed.add(key);
    }
    counts.merge(key, count, Integer::sum);
    List<DeviceId> known = examples.computeIfAbsent(key, none -> new ArrayList<>());
    for (DeviceId device : devices) {
      if (known.size() < DeviceGroup.MOST_EXAMPLES) {
        known.add(device);
      }
    }
  }

  ObstacleGroups addAll(ObstacleGroups others) {
    others.list().forEach(this::add);
    return this;
  }

  private Obstacle merged(Obstacle obstacle) {
    int alike = 0;
    Obstacle first = obstacle;
    for (Obstacle known : counts.keySet()) {
      if (kind(known).equals(kind(obstacle))) {
        first = alike++ == 0 ? known : first;
      }
    }
    return alike >= MOST_SEEN ? first : obstacle;
  }

  List<DeviceGroup> list() {
    List<DeviceGroup> list = new ArrayList<>();
    counts.forEach(
        (obstacle, count) ->
            list.add(
                new DeviceGroup(
                    obstacle,
                    count,
                    !mixed.contains(obstacle),
                    examples.getOrDefault(obstacle, List.of()))));
    return list;
  }

  /** Returns what two obstacles have in common that differ in names and values only. */
  static String kind(Obstacle obstacle) {
    String kind = obstacle.getClass().getSimpleName();
    if (obstacle instanceof Obstacle.SelectorFalse no) {
      return kind + (no.ofClass() ? " class " : " ") + no.index() + ' ' + no.decidedBy();
    } else if (obstacle instanceof Obstacle.Tainted tainted) {
      return kind + ' ' + tainted.key();
    } else if (obstacle instanceof Obstacle.ConstraintUnmet unmet) {
      return kind + ' ' + unmet.index();
    } else if (obstacle instanceof Obstacle.CapacityShort small) {
      return kind + ' ' + small.capacity();
    } else if (obstacle instanceof Obstacle.SelectorFailed failed) {
      return kind + ' ' + failed.expression();
    } else if (obstacle instanceof Obstacle.Barred barred) {
      return kind + ' ' + barred.reason();
    }
    return kind;
  }
}
