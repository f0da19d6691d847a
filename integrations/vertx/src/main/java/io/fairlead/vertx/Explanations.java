package io.fairlead.vertx;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Explanations as they go into a header. */
final class Explanations {

  private static final JsonText JSON = JsonText.create();

  private Explanations() {}

  /** Returns a value as JSON in printable ASCII on one line. */
  static String line(Json json) {
    String text = new String(JSON.write(json), StandardCharsets.UTF_8);
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f) {
        line.append(c);
      } else {
        line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return line.toString();
  }
}
