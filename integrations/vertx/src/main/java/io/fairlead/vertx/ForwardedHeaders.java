package io.fairlead.vertx;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which header fields go through a proxy: all, in their order, but those of the connection (RFC
 * 9110, 7.6.1), those that say where the body ends, which are written anew, and those that belong
 * to the gateway itself.
 */
final class ForwardedHeaders {

  /** Requests and responses whose header fields start so talk to the gateway, not through it. */
  static final String OWN_PREFIX = "x-fairlead-";

  private static final Set<String> HOP_BY_HOP =
      caseless(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final Set<String> OF_THE_MESSAGE = caseless("content-length", "expect", "host");
  private static final Set<String> CREDENTIALS = caseless("authorization", "x-api-key");

  private ForwardedHeaders() {}

  /**
   * Copies what a client sent to what an endpoint gets.
   *
   * @param keepCredentials whether the client's key is the endpoint's business
   */
  static void toEndpoint(MultiMap from, MultiMap to, boolean keepCredentials) {
    Set<String> named = namedByConnection(from);
    for (Map.Entry<String, String> field : from) {
      String name = field.getKey();
      if (!passes(name, named)
          || OF_THE_MESSAGE.contains(name)
          || name.regionMatches(true, 0, OWN_PREFIX, 0, OWN_PREFIX.length())
          || (!keepCredentials && CREDENTIALS.contains(name))) {
        continue;
      }
      to.add(name, field.getValue());
    }
  }

  /** Copies what an endpoint answered to what the client gets, Content-Length included. */
  static void toClient(MultiMap from, MultiMap to) {
    Set<String> named = namedByConnection(from);
    for (Map.Entry<String, String> field : from) {
      if (passes(field.getKey(), named)) {
        to.add(field.getKey(), field.getValue());
      }
    }
  }

  private static boolean passes(String name, Set<String> named) {
    return !HOP_BY_HOP.contains(name) && (named.isEmpty() || !named.contains(name));
  }

  /** There may be several such fields, each with a list (RFC 9110, 5.3). */
  private static Set<String> namedByConnection(MultiMap fields) {
    Set<String> named = Set.of();
    for (String connection : fields.getAll("connection")) {
      if (connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close")) {
        continue; // nearly always
      }
      named = named.isEmpty() ? caseless() : named;
      for (String name : connection.split(",", -1)) {
        named.add(name.trim());
      }
    }
    return named;
  }

  private static Set<String> caseless(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }
}
