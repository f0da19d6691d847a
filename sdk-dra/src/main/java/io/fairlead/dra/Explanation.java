package io.fairlead.dra;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Optional;

/**
 * Why an allocation ended as it did. Immutable; made by asking the allocator again, with the input
 * it had.
 *
 * @param summary one line
 * @param nodes groups of nodes of which the same is to be said, the one nearest to a fit first; for
 *     a fit, its node first
 * @param conflict what cannot be had together where each request alone could be satisfied
 * @param remedies each of which would do, cheapest first; empty if none that was tried does
 */
public record Explanation(
    String summary, List<NodeGroup> nodes, Optional<Conflict> conflict, List<Remedy> remedies) {

  /** The most lines of {@link #text()}. */
  public static final int MOST_LINES = 25;

  public Explanation {
    nodes = List.copyOf(nodes);
    remedies = List.copyOf(remedies);
  }

  /**
   * Returns the explanation for people: at most {@value #MOST_LINES} lines, in a stable order,
   * plain text.
   */
  public String text() {
    return ExplanationText.of(this);
  }

  /** Returns everything as data. */
  public Json.Obj toJson() {
    return Json.object()
        .put("summary", summary)
        .put("nodes", nodes.stream().map(NodeGroup::toJson).toList())
        .put("conflict", conflict.map(Conflict::toJson).orElse(null))
        .put(
            "remedies",
            remedies.stream()
                .map(
                    remedy ->
                        Json.object()
                            .put("text", remedy.text())
                            .put("change", remedy.toJson())
                            .build())
                .toList())
        .build();
  }
}
