package io.fairlead.vertx;

import io.fairlead.routing.EndpointSpec;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Endpoints behind one DNS name, one per address, such as those of a headless Service.
 *
 * <p>Immutable; {@link #resolve} blocks and belongs on a thread that may. How long the JVM itself
 * remembers an answer is its security property {@code networkaddress.cache.ttl}.
 */
public final class DnsEndpoints {

  private final URI uri;

  /**
   * Creates a source.
   *
   * @param uri scheme {@code http}, a name and a port; with {@code https} the certificates would
   *     have to be for addresses, so that is refused
   */
  public DnsEndpoints(URI uri) {
    this.uri = Objects.requireNonNull(uri, "uri");
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "address of a DNS name must be http://NAME:PORT, but was " + uri);
    }
  }

  /** Returns the name that is looked up. */
  public String name() {
    return uri.getHost();
  }

  /**
   * Looks the name up.
   *
   * @return an endpoint per address, sorted; never empty
   * @throws UnknownHostException if there is no answer; what was known before should then stay
   */
  public List<EndpointSpec> resolve() throws UnknownHostException {
    List<EndpointSpec> endpoints = new ArrayList<>();
    int port = uri.getPort() < 0 ? 80 : uri.getPort();
    for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
      String text = address.getHostAddress();
      String host = address instanceof Inet6Address ? "[" + text + "]" : text;
      String path = uri.getRawPath() == null ? "" : uri.getRawPath();
      endpoints.add(
          EndpointSpec.of(host + ":" + port, URI.create("http://" + host + ":" + port + path)));
    }
    endpoints.sort(Comparator.comparing(EndpointSpec::name));
    return endpoints;
  }
}
