package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.requireNoNull;
import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.violated;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a host knows about a model server before the first report.
 *
 * @param name unique among the live endpoints of a pool, for example {@code default/vllm-0}
 * @param uri where requests go: scheme and host, and the port where it is not the scheme's own
 * @param incarnation tells a restarted server from its predecessor of the same name: the uid of the
 *     pod, the start time of the process; empty where nothing is known
 * @param labels as Kubernetes labels; iterated in the order of their keys
 * @param models ids this endpoint answers to, LoRA adapters included; empty means not known (yet),
 *     and then the endpoint is a candidate for every model
 */
public record EndpointSpec(
    String name, URI uri, String incarnation, Map<String, String> labels, Set<String> models) {

  public EndpointSpec {
    requireNotBlank(name, "name of an endpoint");
    requireAddress(uri);
    Objects.requireNonNull(incarnation, "incarnation");
    labels = Collections.unmodifiableMap(new TreeMap<>(requireNoNull(labels, "labels")));
    models = Collections.unmodifiableSet(new TreeSet<>(requireNoNull(models, "models")));
  }

  private static void requireAddress(URI uri) {
    Objects.requireNonNull(uri, "uri");
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw violated(
          "uri of an endpoint", "absolute, as in http://10.0.0.5:8000", '"' + uri.toString() + '"');
    }
  }

  /** Returns a spec without incarnation, labels and models. */
  public static EndpointSpec of(String name, URI uri) {
    return new EndpointSpec(name, uri, "", Map.of(), Set.of());
  }

  /** Returns this spec of another incarnation. */
  public EndpointSpec withIncarnation(String value) {
    return new EndpointSpec(name, uri, value, labels, models);
  }

  /** Returns this spec with these labels only. */
  public EndpointSpec withLabels(Map<String, String> values) {
    return new EndpointSpec(name, uri, incarnation, values, models);
  }

  /** Returns this spec with these models only. */
  public EndpointSpec withModels(Set<String> values) {
    return new EndpointSpec(name, uri, incarnation, labels, values);
  }
}
