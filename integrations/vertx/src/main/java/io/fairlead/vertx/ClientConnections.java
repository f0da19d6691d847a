package io.fairlead.vertx;

import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which connections of clients are busy, and since when the others are idle. Belongs to one event
 * loop.
 */
final class ClientConnections {

  private final Map<HttpConnection, Long> idleSince = new HashMap<>();
  private final Map<HttpConnection, Object> serving = new HashMap<>();

  void opened(HttpConnection connection, long nowNanos) {
    idleSince.put(connection, nowNanos);
  }

  void closed(HttpConnection connection) {
    idleSince.remove(connection);
    serving.remove(connection);
  }

  /** A request has come that may be answered at once. */
  void heardFrom(HttpConnection connection, long nowNanos) {
    idleSince.replace(connection, nowNanos);
  }

  /** An answer has begun that takes its time; whatever it is for. */
  void busy(HttpConnection connection, Object with) {
    idleSince.remove(connection);
    serving.put(connection, with);
  }

  /**
   * An answer has ended. A request that waited behind another on its connection has begun before
   * that other is told of its end: then the connection is not idle.
   */
  void idle(HttpConnection connection, Object after, boolean closed, long nowNanos) {
    if (serving.remove(connection, after) && !closed) {
      idleSince.put(connection, nowNanos);
    }
  }

  /** Returns what the connection is busy with, or null. */
  @Nullable Object busyWith(HttpConnection connection) {
    return serving.get(connection);
  }

  /** Closes those that have been idle for longer than a while. */
  void closeIdle(long nowNanos, long limitNanos) {
    List<HttpConnection> stale = null;
    for (Map.Entry<HttpConnection, Long> entry : idleSince.entrySet()) {
      if (nowNanos - entry.getValue() > limitNanos) {
        stale = stale == null ? new ArrayList<>() : stale;
        stale.add(entry.getKey());
      }
    }
    if (stale != null) {
      stale.forEach(HttpConnection::close);
    }
  }
}
