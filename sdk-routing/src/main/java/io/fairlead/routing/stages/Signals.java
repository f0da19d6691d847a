package io.fairlead.routing.stages;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.routing.Column;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Signal;
import io.fairlead.routing.prefix.PrefixIndex;
import java.time.Duration;
import java.util.Objects;

/** The signals that ship with Fairlead. All are thread-safe; make one per router. */
public final class Signals {

  /** Upstream's header for {@link #sessionToken}. */
  public static final String SESSION_TOKEN_HEADER = "x-session-token";

  /** Upstream's header for {@link #sessionId}. */
  public static final String SESSION_ID_HEADER = "x-session-id";

  /** How long an idle session stays bound, as upstream. */
  public static final Duration DEFAULT_SESSION_TTL = Duration.ofMinutes(5);

  /** Sessions kept at most. */
  public static final int DEFAULT_MAX_SESSIONS = 100_000;

  /** Endpoints that {@link #noHitLru()} remembers, as upstream. */
  public static final int DEFAULT_LRU_SIZE = 1024;

  private Signals() {}

  /**
   * Fills {@link Column#CACHED_TOKENS} from an index, and tells the index where requests went. A
   * request without a chain has nothing cached.
   *
   * @param index registered with the pool as a slot holder
   */
  public static Signal prefix(PrefixIndex index) {
    return new PrefixSignal(Objects.requireNonNull(index, "index"));
  }

  /**
   * Fills {@link Column#SESSION} from a token that the client sends back: the name of the endpoint
   * in base64. Put {@link #sessionTokenOf} into the answer. Keeps no state.
   *
   * @param header for example {@link #SESSION_TOKEN_HEADER}
   */
  public static Signal sessionToken(String header) {
    return new SessionTokenSignal(requireNotBlank(header, "header"));
  }

  /** Returns the token that binds a session to an endpoint. */
  public static String sessionTokenOf(Endpoint endpoint) {
    return SessionTokenSignal.encode(endpoint.name());
  }

  /** {@link #sessionId(String, Duration, int)} with upstream's header and defaults. */
  public static Signal sessionId() {
    return sessionId(SESSION_ID_HEADER, DEFAULT_SESSION_TTL, DEFAULT_MAX_SESSIONS);
  }

  /**
   * Fills {@link Column#SESSION} by remembering where the first request of a session went. A
   * binding moves only when its endpoint has left the pool, and ends when it has been idle for
   * longer than the time to live by {@link RoutingRequest#arrivalNanos}.
   *
   * @param header that names the session
   * @param ttl time to live of an idle binding
   * @param maxSessions kept at most; the least recently used ones go first
   */
  public static Signal sessionId(String header, Duration ttl, int maxSessions) {
    return new SessionIdSignal(
        requireNotBlank(header, "header"),
        requirePositive(ttl, "ttl").toNanos(),
        requirePositive(maxSessions, "maxSessions"));
  }

  /** {@link #noHitLru(int)} with upstream's size. */
  public static Signal noHitLru() {
    return noHitLru(DEFAULT_LRU_SIZE);
  }

  /**
   * Fills {@link Column#NO_HIT_RANK} for requests of which no endpoint has a part: the position by
   * last use for such a request, endpoints that were never used first. Needs a signal before it
   * that fills {@link Column#CACHED_TOKENS}.
   *
   * @param lruSize endpoints remembered; beyond that the least recently used one counts as never
   *     used
   */
  public static Signal noHitLru(int lruSize) {
    return new NoHitLruSignal(requirePositive(lruSize, "lruSize"));
  }
}
