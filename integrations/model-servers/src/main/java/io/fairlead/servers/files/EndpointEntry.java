package io.fairlead.servers.files;

import io.fairlead.kernel.Json;
import io.fairlead.routing.EndpointSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An endpoint of a serve or pool file: what upstream's file discovery has, and {@code url}.
 *
 * @param name with its namespace in front if the file has one, {@code default/vllm-0}
 * @param uri where requests go
 * @param incarnation tells a restarted server from its predecessor; empty if not said
 * @param labels as Kubernetes labels
 * @param models that it serves; empty: to be asked
 * @param engine name of its engine's table of metrics; empty: the default
 */
public record EndpointEntry(
    String name,
    URI uri,
    String incarnation,
    Map<String, String> labels,
    Set<String> models,
    Optional<String> engine) {

  /** Label of llm-d that names the engine of an endpoint. */
  public static final String ENGINE_LABEL = "llm-d.ai/engine-type";

  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");

  public EndpointEntry {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    models = Collections.unmodifiableSet(new TreeSet<>(models));
  }

  /** Returns what a pool takes. */
  public EndpointSpec spec() {
    return new EndpointSpec(name, uri, incarnation, labels, models);
  }

  static EndpointEntry read(Fields fields, boolean placeNeeded) {
    Map<String, String> labels = fields.texts("labels");
    Optional<String> engine =
        fields.text("engine").or(() -> Optional.ofNullable(labels.get(ENGINE_LABEL)));
    URI uri = place(fields, placeNeeded);
    String name = fields.text("name").orElse("");
    if (name.isEmpty()) {
      if (!fields.has("name") && fields.has("url")) {
        name = uri.getAuthority(); // an address is a name, too
      } else if (!fields.has("name")) {
        fields.problem("name is missing");
      }
    }
    String namespace = fields.text("namespace").map(n -> n + '/').orElse("");
    return new EndpointEntry(
        namespace + name,
        uri,
        fields.text("incarnation").orElse(""),
        labels,
        Set.copyOf(fields.textList("models")),
        engine);
  }

  private static URI place(Fields fields, boolean needed) {
    Optional<URI> url = fields.url("url");
    boolean address = fields.has("address");
    boolean port = fields.has("port");
    URI nowhere = URI.create("http://endpoint.invalid");
    if (fields.has("url")) {
      if (address || port) {
        fields.problem("an endpoint must have either url or address and port, but has both");
      }
      return url.orElse(nowhere);
    }
    if (address && port) {
      return addressAndPort(fields).orElse(nowhere);
    }
    if (needed || address || port) {
      fields.problem("an endpoint must have a url, or address and port");
    }
    return nowhere;
  }

  private static Optional<URI> addressAndPort(Fields fields) {
    String address = fields.required("address");
    int port = port(fields);
    boolean six = address.contains(":");
    if (!address.isEmpty() && !six && !IPV4.matcher(address).matches()) {
      fields.problem(
          "address",
          "address must be an IP address, but was \""
              + address
              + "\" (for a host name use url: http://"
              + address
              + ":"
              + Math.max(port, 1)
              + ")");
      return Optional.empty();
    }
    if (address.isEmpty() || port < 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          URI.create("http://" + (six ? "[" + address + "]" : address) + ":" + port));
    } catch (IllegalArgumentException e) {
      fields.problem("address", "address must be an IP address, but was \"" + address + '"');
      return Optional.empty();
    }
  }

  /** Upstream wants the port as a text; a number is meant the same. */
  private static int port(Fields fields) {
    Json value = fields.get("port");
    String text =
        value instanceof Json.Str s ? s.value() : value instanceof Json.Num n ? n.text() : "";
    int port = text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      fields.problem(
          "port",
          "port must be in [1, 65535], but was " + (value == null ? "null" : Fields.words(value)));
      return 0;
    }
    return port;
  }

  /** Reads {@code endpoints}; names must be different. */
  static List<EndpointEntry> readAll(Fields fields) {
    List<EndpointEntry> entries = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    fields.objects(
        "endpoints",
        each -> {
          EndpointEntry entry = read(each, true);
          if (!names.add(entry.name())) {
            each.problem("name", "name must be used once, but " + entry.name() + " is there twice");
          }
          entries.add(entry);
        });
    return entries;
  }
}
