package io.fairlead.routing;

/** Receives the inputs of decisions; sampled, because a captured input is copied. */
public interface Capture {

  /** Returns whether the input of this request's decision is wanted. Cheap, never blocks. */
  boolean wants(RoutingRequest request);

  /** Receives a decision and all that it depended on. Called on the deciding thread. */
  void captured(RoutingDecision decision, DecisionInput input);
}
