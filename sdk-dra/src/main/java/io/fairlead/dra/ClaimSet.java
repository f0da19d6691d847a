package io.fairlead.dra;

import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one pod needs: all of it on one node, or nothing.
 *
 * @param claims in the order in which they are allocated. A claim that is allocated already keeps
 *     what it has, and only nodes that can use it count
 */
public record ClaimSet(List<ResourceClaim> claims) {

  public ClaimSet {
    claims = List.copyOf(claims);
    Holes holes = new Holes();
    claims.forEach(claim -> holes.refuse(claim, ResourceClaim.class));
  }

  /** Returns a set of these claims, in this order. */
  public static ClaimSet of(ResourceClaim... claims) {
    return new ClaimSet(List.of(claims));
  }

  /**
   * Returns what a pod needs, in the order in which it names its claims: a claim for each template,
   * as the claim controller makes them ({@code <pod>-<name in the pod>}, without the random
   * suffix), the claims that exist already, and last one for its extended resources that device
   * classes serve, as the scheduler makes it.
   *
   * @param templates finds a template of the pod's namespace by name, {@code null} if there is none
   * @param claims finds a claim of the pod's namespace by name, {@code null} if there is none
   * @throws IllegalArgumentException if a template or a claim is missing
   */
  public static ClaimSet ofPod(
      Pod pod,
      Function<String, @Nullable ResourceClaimTemplate> templates,
      Function<String, @Nullable ResourceClaim> claims,
      Inventory inventory) {
    return new ClaimSet(PodClaims.of(pod, templates, claims, inventory));
  }
}
