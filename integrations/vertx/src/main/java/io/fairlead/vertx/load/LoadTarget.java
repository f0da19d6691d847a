package io.fairlead.vertx.load;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Whom load is sent to.
 *
 * @param base address of the server or gateway, for example {@code http://127.0.0.1:8000}; requests
 *     go to {@code /v1/chat/completions} below it
 * @param model the model to ask for
 * @param headers sent with each request, for example {@code authorization}
 * @param endpointHeader header of the answer that names the server behind a gateway; results are
 *     counted by it. Empty if there is none
 * @param timeout a request that takes longer is given up and counts as lost
 */
public record LoadTarget(
    URI base, String model, Map<String, String> headers, String endpointHeader, Duration timeout) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  public LoadTarget {
    if (base.getHost() == null
        || !("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
      throw violated("base", "an http or https address with a host", base);
    }
    requireNotBlank(model, "model");
    headers = Map.copyOf(headers);
    Objects.requireNonNull(endpointHeader, "endpointHeader");
    requirePositive(timeout, "timeout");
  }

  /** Returns a target without headers and with two minutes of patience. */
  public static LoadTarget of(URI base, String model) {
    return new LoadTarget(base, model, Map.of(), "", PATIENCE);
  }

  /** Returns this target with other headers. */
  public LoadTarget withHeaders(Map<String, String> value) {
    return new LoadTarget(base, model, value, endpointHeader, timeout);
  }

  /** Returns this target with another {@link #endpointHeader}. */
  public LoadTarget withEndpointHeader(String value) {
    return new LoadTarget(base, model, headers, value, timeout);
  }

  /** Returns this target with more or less patience. */
  public LoadTarget withTimeout(Duration value) {
    return new LoadTarget(base, model, headers, endpointHeader, value);
  }

  int port() {
    return base.getPort() >= 0 ? base.getPort() : isTls() ? 443 : 80;
  }

  boolean isTls() {
    return "https".equals(base.getScheme());
  }

  String path() {
    String prefix = base.getRawPath() == null ? "" : base.getRawPath();
    return (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix)
        + "/v1/chat/completions";
  }
}
