package io.fairlead.cel;

import org.jspecify.annotations.Nullable;

/** The part of a URL between {@code //} and the path. */
final class UrlHosts {

  private UrlHosts() {}

  /** Returns what is wrong with a user and host, or {@code null}. */
  static @Nullable String problem(String scheme, String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String user = authority.substring(0, at);
      if (!isUser(user)) {
        return "net/url: invalid userinfo";
      }
      String escape = Url.badEscape(user);
      if (escape != null) {
        return escape;
      }
    }
    String host = authority.substring(at + 1);
    int open = host.lastIndexOf('[');
    if (open > 0) {
      return "invalid IP-literal";
    }
    return open == 0 ? literal(host) : named(scheme, host);
  }

  private static @Nullable String literal(String host) {
    int close = host.lastIndexOf(']');
    if (close < 0) {
      return "missing ']' in host";
    }
    String port = host.substring(close + 1);
    if (!isPort(port)) {
      return "invalid port " + Texts.quoted(port) + " after host";
    }
    try {
      byte[] octets = IpParser.parse(host.substring(1, close).replace("%25", "%"));
      return octets.length == 4 ? "invalid IP-literal" : null;
    } catch (IpParser.NoAddress e) {
      return "invalid host: " + e.getMessage();
    }
  }

  private static @Nullable String named(String scheme, String host) {
    int colon = host.indexOf(':');
    if (colon >= 0) {
      boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
      String port = host.substring(web ? colon : host.lastIndexOf(':'));
      if (!isPort(port)) {
        return "invalid port " + Texts.quoted(port) + " after host";
      }
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == ' ' || "\\^`{}|".indexOf(c) >= 0) {
        return "invalid character " + Texts.quoted(String.valueOf(c)) + " in host name";
      }
    }
    for (int i = host.indexOf('%'); i >= 0; i = host.indexOf('%', i + 1)) {
      String bad = Url.badEscape(host.substring(i));
      if (bad != null) {
        return bad;
      }
      if (Character.digit(host.charAt(i + 1), 16) < 8) {
        return "invalid URL escape " + Texts.quoted(host.substring(i, i + 3));
      }
    }
    return null;
  }

  private static boolean isUser(String user) {
    return user.chars()
        .allMatch(
            c ->
                c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0);
  }

  private static boolean isPort(String port) {
    return port.isEmpty()
        || port.charAt(0) == ':' && port.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns where the colon before a port is, or -1. */
  static int portColon(String host) {
    int colon = host.lastIndexOf(':');
    return colon >= 0 && isPort(host.substring(colon)) && host.indexOf(']') < colon ? colon : -1;
  }
}
