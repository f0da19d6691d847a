package io.fairlead.routing.stages;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Routed;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.Signal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** See {@link Signals#sessionId}. Bindings are kept least recently used first. */
final class SessionIdSignal implements Signal {

  private final String header;
  private final long ttlNanos;
  private final int maxSessions;
  private final Map<String, Binding> bindings = new LinkedHashMap<>(64, 0.75f, true);

  SessionIdSignal(String header, long ttlNanos, int maxSessions) {
    this.header = header;
    this.ttlNanos = ttlNanos;
    this.maxSessions = maxSessions;
  }

  @Override
  public String name() {
    return "session-id-producer";
  }

  @Override
  public Column column() {
    return Column.SESSION;
  }

  @Override
  public void fill(RoutingRequest request, Candidates candidates, Sheet out) {
    String session = request.header(header).orElse("");
    if (session.isEmpty()) {
      return;
    }
    int bound = boundTo(session, request.arrivalNanos(), candidates);
    if (bound >= 0) {
      out.fill(0.0);
      out.set(bound, 1.0);
    }
  }

  private int boundTo(String session, long nowNanos, Candidates candidates) {
    synchronized (bindings) {
      Binding binding = bindings.get(session);
      if (binding == null) {
        return -1;
      }
      int i = candidates.indexOf(binding.endpoint.slot());
      boolean present = i >= 0 && candidates.endpoint(i) == binding.endpoint;
      if (!present || nowNanos - binding.usedNanos > ttlNanos) {
        bindings.remove(session);
        return -1;
      }
      return i;
    }
  }

  @Override
  public void routed(RoutingRequest request, Routed decision, Candidates candidates) {
    String session = request.header(header).orElse("");
    if (session.isEmpty()) {
      return;
    }
    long now = request.arrivalNanos();
    synchronized (bindings) {
      Binding binding = bindings.get(session);
      if (binding == null) {
        bindings.put(session, new Binding(decision.endpoint(), now));
        evict(now);
      } else {
        binding.usedNanos = now;
      }
    }
  }

  /** Expired ones and one too many, oldest first: amortised O(1), because each is added once. */
  private void evict(long nowNanos) {
    Iterator<Binding> oldestFirst = bindings.values().iterator();
    while (oldestFirst.hasNext()) {
      Binding oldest = oldestFirst.next();
      if (bindings.size() <= maxSessions && nowNanos - oldest.usedNanos <= ttlNanos) {
        return;
      }
      oldestFirst.remove();
    }
  }

  private static final class Binding {
    final Endpoint endpoint;
    long usedNanos;

    Binding(Endpoint endpoint, long usedNanos) {
      this.endpoint = endpoint;
      this.usedNanos = usedNanos;
    }
  }
}
