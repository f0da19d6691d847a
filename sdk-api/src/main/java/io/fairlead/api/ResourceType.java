package io.fairlead.api;

import java.util.List;
import java.util.Objects;

/**
 * What the API server calls a kind, and the record that holds it.
 *
 * @param <T> the record
 * @param group empty for the core group
 * @param version for example {@code v1}
 * @param kind for example {@code Pod}
 * @param plural the name in URLs, for example {@code pods}
 * @param namespaced whether objects live in a namespace
 * @param subresources {@code status} and {@code scale}, as far as the kind has them
 * @param javaType the record
 */
public record ResourceType<T extends Resource>(
    String group,
    String version,
    String kind,
    String plural,
    boolean namespaced,
    List<String> subresources,
    Class<T> javaType) {

  public ResourceType {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(plural, "plural");
    subresources = List.copyOf(subresources);
    Objects.requireNonNull(javaType, "javaType");
  }

  /** Returns group and version as objects name them: {@code resource.k8s.io/v1}, or {@code v1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + '/' + version;
  }
}
