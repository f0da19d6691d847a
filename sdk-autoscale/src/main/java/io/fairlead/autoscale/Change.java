package io.fairlead.autoscale;

import io.fairlead.kernel.Json;

/**
 * The nearest value of one input that changes the answer, found and verified by running the policy.
 *
 * @param input name of the input
 * @param from its value now
 * @param to the value at which the answer is another
 * @param replicas that other answer
 */
public record Change(String input, double from, double to, int replicas) {

  /** Returns this as data. */
  public Json.Obj toJson() {
    return Json.object()
        .put("input", input)
        .put("from", from)
        .put("to", to)
        .put("replicas", replicas)
        .build();
  }
}
