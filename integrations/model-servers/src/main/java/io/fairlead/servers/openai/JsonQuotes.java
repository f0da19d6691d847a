package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes texts as JSON. */
final class JsonQuotes {

  private static final String HEX = "0123456789abcdef";

  private JsonQuotes() {}

  static byte[] quoted(String text) {
    return append(new StringBuilder(text.length() + 2), text).toString().getBytes(UTF_8);
  }

  static StringBuilder append(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ' || (Character.isSurrogate(c) && lone(text, i))) {
            json.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt((c >> 8) & 15))
                .append(HEX.charAt((c >> 4) & 15))
                .append(HEX.charAt(c & 15));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"');
  }

  private static boolean lone(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }
}
