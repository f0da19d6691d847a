package io.fairlead.routing;

import java.util.List;

/** A request that has a place. */
record Placement(
    String profile,
    long seed,
    long snapshotVersion,
    double margin,
    List<Endpoint> fallbacks,
    Lease lease)
    implements Routed {

  @Override
  public Endpoint endpoint() {
    return lease.endpoint();
  }

  @Override
  public String toString() {
    return "routed to " + endpoint();
  }
}
