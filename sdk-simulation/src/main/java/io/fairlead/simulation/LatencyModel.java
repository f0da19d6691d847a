package io.fairlead.simulation;

/**
 * How long a model server takes; immutable.
 *
 * <p>{@link StepLatency} describes an engine that computes the whole batch in steps, as vLLM and
 * SGLang do: requests slow each other down. {@link RequestLatency} gives each request a life of its
 * own, as llm-d's simulator does.
 */
public sealed interface LatencyModel permits StepLatency, RequestLatency {

  /**
   * Returns this model with every duration multiplied.
   *
   * @param factor greater than 0 and finite; 0.1 is ten times as fast, 2 half as fast
   */
  LatencyModel times(double factor);
}
