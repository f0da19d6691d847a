package io.fairlead.autoscale;

import io.fairlead.kernel.Json;

/**
 * What a policy remembers from tick to tick. Immutable; owned by the policy that made it; grows no
 * further than that policy's stated bound.
 */
public interface State {

  /** Returns the kind of policy that it belongs to. */
  String kind();

  /** Returns the version of its form, from 1. */
  int schemaVersion();

  /** Returns it as data that {@link ScalingPolicy#restore} reads back; unknown is absent. */
  Json.Obj toJson();

  /**
   * Returns it as one that never left the process: the next decision is not marked {@linkplain
   * Recommendation#restored() restored}, and what passed since the last one counts. For ticks that
   * were recorded, where the state is restored at the moment of the tick that made it and nothing
   * is missing in between. A state without such a mark is its own answer.
   */
  default State unbroken() {
    return this;
  }
}
