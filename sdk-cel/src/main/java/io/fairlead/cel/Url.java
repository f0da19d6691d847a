package io.fairlead.cel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An absolute URL or path, taken apart as Go's {@code net/url} does; immutable. */
final class Url {

  static final String FAILED = "URL parse error during conversion from string: ";

  private final String text;
  private final String scheme;
  private final String host;
  private final String path;
  private final String query;

  private Url(String text, String scheme, String host, String path, String query) {
    this.text = text;
    this.scheme = scheme;
    this.host = host;
    this.path = path;
    this.query = query;
  }

  /** Returns a URL, or the error that the server gives. */
  static Object parse(String text) {
    String problem = problem(text);
    if (problem != null) {
      return new CelError(FAILED + "parse " + Texts.quoted(text) + ": " + problem);
    }
    int hash = text.indexOf('#');
    String rest = hash < 0 ? text : text.substring(0, hash);
    String scheme = scheme(rest);
    rest = scheme.isEmpty() ? rest : rest.substring(scheme.length() + 1);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    String host = "";
    if (!rest.startsWith("/")) {
      return new Url(text, scheme.toLowerCase(Locale.ROOT), "", "", query); // opaque
    }
    if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
      int slash = rest.indexOf('/', 2);
      String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
      rest = slash < 0 ? "" : rest.substring(slash);
      host = decode(authority.substring(authority.lastIndexOf('@') + 1), false);
    }
    return new Url(text, scheme.toLowerCase(Locale.ROOT), host, rest, query);
  }

  private static @Nullable String problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x20 || text.charAt(i) == 0x7f) {
        return "net/url: invalid control character in URL";
      }
    }
    if (text.isEmpty()) {
      return "empty url";
    }
    if (text.charAt(0) == ':') {
      return "missing protocol scheme";
    }
    String scheme = scheme(text);
    String rest = scheme.isEmpty() ? text : text.substring(scheme.length() + 1);
    int question = rest.indexOf('?');
    rest = question < 0 ? rest : rest.substring(0, question);
    if (!rest.startsWith("/")) {
      return scheme.isEmpty() && !text.equals("*") ? "invalid URI for request" : null;
    }
    String path = rest;
    if (!scheme.isEmpty() && rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
      path = slash < 0 ? "" : rest.substring(slash);
      String problem = UrlHosts.problem(scheme, authority);
      if (problem != null) {
        return problem;
      }
    }
    return badEscape(path);
  }

  /** Returns the complaint about the first percent sign without two digits. */
  static @Nullable String badEscape(String part) {
    for (int i = part.indexOf('%'); i >= 0; i = part.indexOf('%', i + 1)) {
      if (i + 2 >= part.length() || !isHex(part.charAt(i + 1)) || !isHex(part.charAt(i + 2))) {
        String shown = part.substring(i, Math.min(part.length(), i + 3));
        return "invalid URL escape " + Texts.quoted(shown);
      }
    }
    return null;
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }

  private static String scheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (c == ':') {
        return text.substring(0, i);
      }
      if (!letter && (i == 0 || !(c >= '0' && c <= '9') && "+-.".indexOf(c) < 0)) {
        return "";
      }
    }
    return "";
  }

  static String decode(String part, boolean plus) {
    if (part.indexOf('%') < 0 && !(plus && part.indexOf('+') >= 0)) {
      return part;
    }
    byte[] in = part.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%' && i + 2 < in.length) {
        out[length++] =
            (byte) (Character.digit(in[i + 1], 16) << 4 | Character.digit(in[i + 2], 16));
        i += 2;
      } else {
        out[length++] = plus && in[i] == '+' ? (byte) ' ' : in[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  String scheme() {
    return scheme;
  }

  String host() {
    return host;
  }

  String hostname() {
    if (host.startsWith("[") && host.indexOf(']') > 0) {
      return host.substring(1, host.indexOf(']'));
    }
    int colon = UrlHosts.portColon(host);
    return colon < 0 ? host : host.substring(0, colon);
  }

  String port() {
    int colon = UrlHosts.portColon(host);
    return colon < 0 ? "" : host.substring(colon + 1);
  }

  /** Returns the path with what must be escaped escaped. */
  String escapedPath() {
    StringBuilder out = new StringBuilder(path.length());
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-_.~!$&'()*+,;=:@/[]%".indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(String.format("%02X", (int) c));
      }
    }
    return out.toString();
  }

  CelMap query() {
    Map<String, List<Object>> values = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      if (pair.isEmpty() || pair.indexOf(';') >= 0 || badEscape(pair) != null) {
        continue;
      }
      int equals = pair.indexOf('=');
      String key = decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
      values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }
    Map<String, CelList> lists = new LinkedHashMap<>();
    values.forEach((key, list) -> lists.put(key, CelList.of(list)));
    return CelMap.of(lists);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Url that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
