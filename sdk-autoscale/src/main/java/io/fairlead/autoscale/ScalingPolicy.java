package io.fairlead.autoscale;

import io.fairlead.kernel.Json;

/**
 * Decides how many replicas a variant should have.
 *
 * <p><b>Contract.</b> A policy is pure and thread-safe: the same arguments give the same answer,
 * bit for bit. It never throws for data, whatever the data is (missing, stale, NaN, negative,
 * contradictory), only for a state that another policy made. Unknown biases to hold. Each policy
 * states its invariant and the bound of its state. Verify your own with {@code
 * ScalingPolicyContract} from {@code fairlead-sdk-testing}.
 */
public interface ScalingPolicy {

  /** Returns the name used in explanations, in kebab-case. */
  String name();

  /** Returns the state of a policy that has seen nothing. */
  State initial();

  /**
   * Returns a state that was stored as data. Its ages are anchored anew at {@code now}.
   *
   * @throws IllegalArgumentException if the data is no state of this policy
   */
  State restore(Json.Obj json, Moment now);

  /**
   * Decides.
   *
   * @throws IllegalArgumentException if {@code state} was made by another policy
   */
  Decision decide(Observation observation, State state, Moment now);

  /** Says why it decides so: the same code, run again with a trace. */
  Explanation explain(Observation observation, State state, Moment now);
}
