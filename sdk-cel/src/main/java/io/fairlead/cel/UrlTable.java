package io.fairlead.cel;

import java.util.function.Function;

/** URLs. */
final class UrlTable {

  private UrlTable() {}

  static void declare(FunctionTable.Builder to) {
    to.add(
        Overload.of(
            "url", "string_to_url", "(string) -> kubernetes.URL", a -> Url.parse((String) a)));
    to.add(
        Overload.of(
            "isURL",
            "is_url_string",
            "(string) -> bool",
            a -> Url.parse((String) a) instanceof Url));
    part(to, "getScheme", "scheme", Url::scheme);
    part(to, "getHost", "host", Url::host);
    part(to, "getHostname", "hostname", Url::hostname);
    part(to, "getPort", "port", Url::port);
    part(to, "getEscapedPath", "escaped_path", Url::escapedPath);
    to.add(
        Overload.of(
            "getQuery",
            "url_get_query",
            "kubernetes.URL.() -> map(string, list(string))",
            a -> ((Url) a).query()));
  }

  private static void part(
      FunctionTable.Builder to, String name, String id, Function<Url, String> part) {
    to.add(
        Overload.of(
            name, "url_get_" + id, "kubernetes.URL.() -> string", a -> part.apply((Url) a)));
  }
}
