package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Lets equal short texts of different objects share one {@code String}: types and states repeat in
 * every object of a cluster.
 *
 * <p>A table of fixed size in which a new text takes the place of the old one. Threads race for the
 * places, which is harmless: whoever loses has a string of his own.
 */
final class CommonTexts {

  private static final int SIZE = 1 << 10;
  private static final int LONGEST = 20; // a time in seconds has as many

  private final String[] table = new String[SIZE];

  /** Returns the text of the parser's token. */
  String get(JsonParser parser) throws IOException {
    String text = parser.getText();
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int at = (hash ^ (hash >>> 16)) & (SIZE - 1);
    String known = table[at];
    if (text.equals(known)) {
      return known;
    }
    table[at] = text;
    return text;
  }
}
