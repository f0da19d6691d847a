package io.fairlead.dra;

import io.fairlead.api.resource.v1.ResourceClaim;

/**
 * Names a claim.
 *
 * @param namespace {@code default} where the claim says none
 * @param name its name; "" for a claim without one
 */
public record ClaimRef(String namespace, String name) implements Comparable<ClaimRef> {

  /** Returns the name of a claim. */
  public static ClaimRef of(ResourceClaim claim) {
    String namespace = claim.metadata().namespace();
    String name = claim.metadata().name();
    return new ClaimRef(
        namespace == null || namespace.isEmpty() ? "default" : namespace, name == null ? "" : name);
  }

  /**
   * Returns the claim that a text such as {@code ns/name} means; without a namespace it is {@code
   * default}.
   */
  public static ClaimRef parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new ClaimRef("default", text)
        : new ClaimRef(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(ClaimRef other) {
    int order = namespace.compareTo(other.namespace);
    return order != 0 ? order : name.compareTo(other.name);
  }

  /** Returns {@code namespace/name}. */
  @Override
  public String toString() {
    return namespace + '/' + name;
  }
}
