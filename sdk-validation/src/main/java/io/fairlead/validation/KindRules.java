package io.fairlead.validation;

import io.fairlead.kernel.Json;
import org.jspecify.annotations.Nullable;

/** What the API server's own code demands of a kind, beyond its schema. */
@FunctionalInterface
interface KindRules {

  /**
   * Checks an object.
   *
   * @param before what it was, {@code null} when it is created
   */
  void check(Json.Obj object, Json.@Nullable Obj before, Findings findings);

  /** Returns the demands on a kind, {@code null} if only those of the schema are known. */
  static @Nullable KindRules of(KindSchema kind) {
    if (!kind.group().equals("resource.k8s.io")) {
      return null;
    }
    switch (kind.kind()) {
      case "ResourceClaim":
        return ClaimRules::claim;
      case "ResourceClaimTemplate":
        return ClaimRules::template;
      case "ResourceSlice":
        return SliceRules::slice;
      case "DeviceClass":
        return ClassRules::deviceClass;
      case "DeviceTaintRule":
        return ClassRules::taintRule;
      default:
        return null;
    }
  }
}
