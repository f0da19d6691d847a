package io.fairlead.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is in the pool; immutable, shared by all snapshots until it changes. */
final class Membership {

  /** Traits kept at once; a further one is evaluated each time. */
  private static final int MAX_TRAITS = 1024;

  static final Membership EMPTY =
      new Membership(new Endpoint[0], new EndpointSpec[0], new long[0], 0, 0);

  final Endpoint[] endpoints;
  final EndpointSpec[] specs;
  final long[] live;
  final int slots;
  final int liveCount;

  private final Map<Trait, SlotSet> traits = new ConcurrentHashMap<>();
  private volatile int @Nullable [] dense;
  private volatile int @Nullable [] indexes;

  Membership(Endpoint[] endpoints, EndpointSpec[] specs, long[] live, int slots, int liveCount) {
    this.endpoints = endpoints;
    this.specs = specs;
    this.live = live;
    this.slots = slots;
    this.liveCount = liveCount;
  }

  boolean live(int slot) {
    return slot < slots && (live[slot >> 6] & (1L << slot)) != 0;
  }

  /** Whether every slot has the endpoint object that it had. */
  @SuppressWarnings("ReferenceEquality") // arrays are shared until somebody enters
  boolean sameTenants(Membership other) {
    return endpoints == other.endpoints;
  }

  boolean hasHoles() {
    return liveCount < slots;
  }

  /** Live slots in ascending order. */
  int[] dense() {
    int[] known = dense;
    if (known == null) {
      known = new int[liveCount];
      int n = 0;
      for (int slot = 0; slot < slots; slot++) {
        if (live(slot)) {
          known[n++] = slot;
        }
      }
      dense = known;
    }
    return known;
  }

  /** The position in {@link #dense} by slot, -1 for a hole. */
  int[] indexes() {
    int[] known = indexes;
    if (known == null) {
      known = new int[slots];
      int n = 0;
      for (int slot = 0; slot < slots; slot++) {
        known[slot] = live(slot) ? n++ : -1;
      }
      indexes = known;
    }
    return known;
  }

  /** Slots whose spec has the trait. */
  SlotSet trait(Trait trait) {
    SlotSet known = traits.get(trait);
    if (known == null) {
      long[] words = new long[live.length];
      for (int slot = 0; slot < slots; slot++) {
        if (trait.test().test(specs[slot])) {
          words[slot >> 6] |= 1L << slot;
        }
      }
      known = new SlotSet(words);
      if (traits.size() < MAX_TRAITS) {
        traits.put(trait, known);
      }
    }
    return known;
  }
}
