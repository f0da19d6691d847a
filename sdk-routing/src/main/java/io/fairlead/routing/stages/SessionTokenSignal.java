package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.Signal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** See {@link Signals#sessionToken}. */
record SessionTokenSignal(String header) implements Signal {

  @Override
  public String name() {
    return "session-token";
  }

  @Override
  public Column column() {
    return Column.SESSION;
  }

  @Override
  public void fill(RoutingRequest request, Candidates candidates, Sheet out) {
    String token = request.header(header).orElse("");
    String name = token.isEmpty() ? null : decode(token);
    if (name == null) {
      return;
    }
    for (int i = 0; i < candidates.size(); i++) {
      out.set(i, candidates.endpoint(i).name().equals(name) ? 1.0 : 0.0);
    }
  }

  static String encode(String endpoint) {
    return Base64.getEncoder().encodeToString(endpoint.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String decode(String token) {
    try {
      return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null; // a client may send anything: no session
    }
  }
}
