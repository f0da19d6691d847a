package io.fairlead.autoscale;

/** Where a replica is in its life. */
public enum ReplicaState {
  /** Asked for, not yet able to serve. */
  STARTING,
  /** Serves. */
  READY,
  /** Finishes what it has and takes nothing new. */
  DRAINING,
  /** Will not serve again. */
  FAILED,
  /** Nobody knows. */
  UNKNOWN
}
