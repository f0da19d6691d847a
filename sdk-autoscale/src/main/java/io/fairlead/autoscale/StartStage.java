package io.fairlead.autoscale;

/** The stages of a cold start, in order; each takes its own time. */
public enum StartStage {
  /** From the need to the decision. */
  DECIDE,
  /** Until a node was found for the pod. */
  SCHEDULE,
  /** Until that node exists. */
  NODE,
  /** Until the image is there. */
  IMAGE,
  /** Until the weights are in memory. */
  WEIGHTS,
  /** Until the engine has started. */
  ENGINE,
  /** Until the replica is ready to serve. */
  READY
}
