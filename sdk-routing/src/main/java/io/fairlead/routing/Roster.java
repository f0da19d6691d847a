package io.fairlead.routing;

import java.util.Arrays;

/** The pool's working copy of who is a member; guarded by the pool. */
final class Roster {

  private Endpoint[] endpoints = new Endpoint[0];
  private EndpointSpec[] specs = new EndpointSpec[0];
  private long[] live = new long[0];
  private int slots;
  private int liveCount;
  private boolean tenantsChanged;
  private boolean changed;

  int slots() {
    return slots;
  }

  /** Makes an endpoint live in its slot, which is the next free one or one that had a tenant. */
  void enter(Endpoint endpoint) {
    int slot = endpoint.slot();
    if (slot >= endpoints.length) {
      int capacity = Math.max(64, slot * 2);
      endpoints = Arrays.copyOf(endpoints, capacity);
      specs = Arrays.copyOf(specs, capacity);
      live = Arrays.copyOf(live, capacity >> 6);
    }
    slots = Math.max(slots, slot + 1);
    endpoints[slot] = endpoint;
    specs[slot] = endpoint.spec();
    long bit = 1L << slot;
    if ((live[slot >> 6] & bit) == 0) {
      live[slot >> 6] |= bit;
      liveCount++;
    }
    tenantsChanged = true;
    changed = true;
  }

  /** Leaves a hole; only bits change. */
  void depart(Endpoint endpoint) {
    live[endpoint.slot() >> 6] &= ~(1L << endpoint.slot());
    liveCount--;
    changed = true;
  }

  /** Returns the membership as it is now; the last one if nothing changed. */
  Membership show(Membership last) {
    if (!changed) {
      return last;
    }
    Membership next =
        new Membership(
            tenantsChanged ? Arrays.copyOf(endpoints, slots) : last.endpoints,
            tenantsChanged ? Arrays.copyOf(specs, slots) : last.specs,
            Arrays.copyOf(live, (slots + 63) >> 6),
            slots,
            liveCount);
    changed = false;
    tenantsChanged = false;
    return next;
  }
}
