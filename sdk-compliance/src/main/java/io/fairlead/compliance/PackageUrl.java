package io.fairlead.compliance;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A package URL, {@code pkg:type/namespace/name@version?qualifiers#subpath}, as the purl
 * specification has it. Own and small because it is checked for every component: no regular
 * expression, no map.
 *
 * @param type lower case, for example {@code maven}
 * @param namespace decoded, or an empty text
 * @param name decoded
 * @param version decoded, or an empty text
 * @param qualifiers as written, or an empty text
 * @param subpath as written, or an empty text
 */
public record PackageUrl(
    String type, String namespace, String name, String version, String qualifiers, String subpath) {

  /**
   * Parses a package URL.
   *
   * @throws IllegalArgumentException if it is none; says what is wrong
   */
  public static PackageUrl parse(String text) {
    if (!text.regionMatches(true, 0, "pkg:", 0, 4)) {
      throw wrong("start with \"pkg:\"", text);
    }
    int end = text.length();
    int hash = text.indexOf('#');
    String subpath = "";
    if (hash >= 0) {
      subpath = text.substring(hash + 1);
      end = hash;
    }
    int question = text.lastIndexOf('?', end - 1);
    String qualifiers = "";
    if (question >= 0) {
      qualifiers = text.substring(question + 1, end);
      checkQualifiers(qualifiers, text);
      end = question;
    }
    int from = 4;
    while (from < end && text.charAt(from) == '/') {
      from++;
    }
    int slash = text.indexOf('/', from);
    if (slash < 0 || slash >= end) {
      throw wrong("have a type and a name", text);
    }
    String type = text.substring(from, slash).toLowerCase(Locale.ROOT);
    checkType(type, text);
    while (end > slash + 1 && text.charAt(end - 1) == '/') {
      end--;
    }
    int lastSlash = text.lastIndexOf('/', end - 1);
    int at = text.lastIndexOf('@', end - 1);
    String version = "";
    // an "@" before the last slash is part of a namespace, as in @angular/cli unescaped
    if (at > lastSlash) {
      version = decode(text, at + 1, end);
      end = at;
    }
    String name = decode(text, lastSlash + 1, end);
    if (name.isEmpty()) {
      throw wrong("have a name", text);
    }
    String namespace = lastSlash > slash ? namespace(text, slash + 1, lastSlash) : "";
    return new PackageUrl(type, namespace, name, version, qualifiers, subpath);
  }

  private static String namespace(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text.charAt(start) == '/') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == '/') {
      end--;
    }
    return decode(text, start, end);
  }

  private static void checkType(String type, String text) {
    if (type.isEmpty() || type.charAt(0) < 'a' || type.charAt(0) > 'z') {
      throw wrong("have a type that starts with a letter", text);
    }
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      boolean allowed =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
      if (!allowed) {
        throw wrong("have a type of letters, digits, '.', '+' and '-'", text);
      }
    }
  }

  private static void checkQualifiers(String qualifiers, String text) {
    for (String pair : qualifiers.split("&", -1)) {
      if (!pair.isEmpty() && pair.indexOf('=') < 1) {
        throw wrong("have qualifiers of the form key=value", text);
      }
    }
  }

  private static String decode(String text, int from, int to) {
    int percent = text.indexOf('%', from);
    if (percent < 0 || percent >= to) {
      String part = text.substring(from, to);
      for (int i = 0; i < part.length(); i++) {
        if (part.charAt(i) <= ' ') {
          throw wrong("have no white space", text);
        }
      }
      return part;
    }
    byte[] bytes = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        int high = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw wrong("have two hexadecimal digits behind each '%'", text);
        }
        bytes[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        bytes[length++] = bytes[i];
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException wrong(String rule, String text) {
    return new IllegalArgumentException("a package URL must " + rule + ", but was " + text);
  }
}
