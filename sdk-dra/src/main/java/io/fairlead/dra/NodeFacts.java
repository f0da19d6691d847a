package io.fairlead.dra;

import io.fairlead.api.core.v1.Node;
import io.fairlead.kernel.Json;
import java.util.Map;

/**
 * What matters of a node.
 *
 * @param name its name
 * @param labels its labels
 * @param skipsOperations whether its kubelet declares that drivers need not be called
 */
record NodeFacts(String name, Map<String, String> labels, boolean skipsOperations) {

  private static final String FEATURE = "DRAOptionalNodeOperations";

  static NodeFacts of(Node node) {
    return new NodeFacts(
        Texts.orEmpty(node.metadata().name()),
        Texts.orEmpty(node.metadata().labels()),
        declares(node));
  }

  /** A node of which nothing is known but its name. */
  static NodeFacts named(String name) {
    return new NodeFacts(name, Map.of(), false);
  }

  private static boolean declares(Node node) {
    if (node.status() == null
        || !(node.status().unknownFields().get("declaredFeatures") instanceof Json.Arr features)) {
      return false;
    }
    return features.items().contains(new Json.Str(FEATURE));
  }
}
