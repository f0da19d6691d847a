package io.fairlead.validation;

import org.jspecify.annotations.Nullable;

/**
 * A kind of the API server and its schema.
 *
 * @param group empty for the core group
 * @param version for example {@code v1}
 * @param kind for example {@code Pod}
 * @param plural for example {@code pods}
 * @param namespaced whether objects live in a namespace
 * @param custom whether a CRD defines it, rather than the API server itself
 * @param root the schema of an object
 * @param scale where an object says how many replicas it has, if it can be scaled
 */
record KindSchema(
    String group,
    String version,
    String kind,
    String plural,
    boolean namespaced,
    boolean custom,
    Schema root,
    @Nullable ScalePaths scale) {

  String apiVersion() {
    return group.isEmpty() ? version : group + '/' + version;
  }
}
