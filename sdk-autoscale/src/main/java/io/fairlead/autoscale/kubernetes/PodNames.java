package io.fairlead.autoscale.kubernetes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pod has a name: open addressing, two bytes a slot up to 65,534 pods. A map would cost more
 * than everything else of a decision.
 */
final class PodNames {

  private static final int NARROW = Character.MAX_VALUE - 1;

  private final List<PodView> pods;
  private final int mask;
  private final char @Nullable [] narrow; // pod + 1; 0 is free
  private final int @Nullable [] wide;

  PodNames(List<PodView> pods) {
    this.pods = pods;
    int slots = Integer.highestOneBit(Math.max(1, pods.size() - 1)) * 4;
    mask = slots - 1;
    boolean fits = pods.size() <= NARROW;
    narrow = fits ? new char[slots] : null;
    wide = fits ? null : new int[slots];
    for (int pod = 0; pod < pods.size(); pod++) {
      set(slot(pods.get(pod).name()), pod + 1); // of two with one name the last counts
    }
  }

  /** Returns the pod of a name, or -1. */
  int find(String name) {
    return get(slot(name)) - 1;
  }

  private int slot(String name) {
    int hash = name.hashCode();
    // names differ in their last characters only, which multiplying spreads
    int slot = ((hash * 0x9E3779B9) >>> 7) & mask;
    while (get(slot) != 0 && !pods.get(get(slot) - 1).name().equals(name)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int get(int slot) {
    return narrow != null ? narrow[slot] : wide != null ? wide[slot] : 0;
  }

  private void set(int slot, int value) {
    if (narrow != null) {
      narrow[slot] = (char) value;
    } else if (wide != null) {
      wide[slot] = value;
    }
  }
}
