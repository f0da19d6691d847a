package io.fairlead.dra;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests and constraints that cannot be had together on a node.
 *
 * @param node where
 * @param requests of all claims
 * @param constraints of all claims
 * @param isMinimal whether the rest would fit without any one of them, which the allocator was
 *     asked; otherwise its budget did not suffice for one of the answers
 */
public record Conflict(
    String node, List<RequestRef> requests, List<ConstraintRef> constraints, boolean isMinimal) {

  /**
   * Names a constraint of a claim.
   *
   * @param index in the claim, from 0
   * @param attribute that it compares
   */
  public record ConstraintRef(ClaimRef claim, int index, String attribute) {

    @Override
    public String toString() {
      return claim + " constraint #" + index + " (" + attribute + ')';
    }
  }

  public Conflict {
    requests = List.copyOf(requests);
    constraints = List.copyOf(constraints);
  }

  /** Returns one line for people. */
  public String text() {
    List<String> parts = new ArrayList<>();
    requests.forEach(request -> parts.add(request.toString()));
    constraints.forEach(constraint -> parts.add(constraint.toString()));
    return (isMinimal ? "cannot be had together: " : "cannot be had together, perhaps not all of: ")
        + String.join(" + ", parts);
  }

  Json.Obj toJson() {
    List<Json> constrained = new ArrayList<>();
    for (ConstraintRef one : constraints) {
      constrained.add(
          Json.object()
              .put("claim", one.claim.toString())
              .put("index", one.index)
              .put("attribute", one.attribute)
              .build());
    }
    List<Json> asked = new ArrayList<>();
    for (RequestRef one : requests) {
      asked.add(
          Json.object().put("claim", one.claim().toString()).put("request", one.request()).build());
    }
    return Json.object()
        .put("node", node)
        .put("requests", asked)
        .put("constraints", constrained)
        .put("isMinimal", isMinimal)
        .build();
  }
}
