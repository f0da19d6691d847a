package io.fairlead.autoscale.form;

import io.fairlead.kernel.Json;

/** What one value may be. */
@FunctionalInterface
public interface Form {

  /**
   * Returns the value as readers want it, without members that are null: null stands for absent, as
   * in YAML where a value was cleared. What is wrong is told to the place and comes back as it is.
   */
  Json read(Json value, Place at);
}
