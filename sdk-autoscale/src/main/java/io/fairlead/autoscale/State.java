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
}
