package io.fairlead.validation;

import io.fairlead.kernel.Json;
import org.jspecify.annotations.Nullable;

/** What the API server's own code demands of a kind, beyond its schema. */
interface KindRules {

  /** Demands nothing. */
  KindRules NONE = (object, before, findings) -> {};

  /**
   * Checks an object.
   *
   * @param before what it was, {@code null} when it is created
   */
  void check(Json.Obj object, Json.@Nullable Obj before, Findings findings);

  static KindRules of(KindSchema kind) {
    return NONE;
  }
}
