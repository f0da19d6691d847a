package io.fairlead.dra;

import io.fairlead.kernel.Json;
import java.util.List;

/**
 * Nodes of which the same is to be said.
 *
 * @param nodes in the order in which they are tried
 * @param problem what is the matter before any device is looked at, "" if nothing is
 * @param requests in the order of the claims; details are those of the first node
 */
public record NodeGroup(List<String> nodes, String problem, List<RequestVerdict> requests) {

  public NodeGroup {
    nodes = List.copyOf(nodes);
    requests = List.copyOf(requests);
  }

  Json.Obj toJson() {
    return Json.object()
        .put("nodes", nodes.stream().map(Json::of).toList())
        .put("problem", problem)
        .put("requests", requests.stream().map(RequestVerdict::toJson).toList())
        .build();
  }
}
