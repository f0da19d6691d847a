package io.fairlead.servers.metrics;

/** Escapes in quoted texts of a metrics page: {@code \\}, {@code \"} and {@code \n}. */
final class Labels {

  private Labels() {}

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  static String unescaped(String text) {
    int at = text.indexOf('\\');
    if (at < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length()).append(text, 0, at);
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        char escaped = text.charAt(++at);
        if (escaped == 'n') {
          plain.append('\n');
        } else if (escaped == '\\' || escaped == '"') {
          plain.append(escaped);
        } else {
          plain.append('\\').append(escaped); // as Prometheus keeps an escape it does not know
        }
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
