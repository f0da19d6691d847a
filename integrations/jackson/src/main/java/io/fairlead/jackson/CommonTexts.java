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

  private static final int TELLING = 8; // characters at the end that differ where texts do

  private final String[] table = new String[SIZE];

  /** Returns the text of the parser's token; one that is known is not made again. */
  String get(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > LONGEST) {
      return parser.getText();
    }
    char[] characters = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int end = from + length;
    int hash = length;
    for (int i = Math.max(from, end - TELLING); i < end; i++) {
      hash = 31 * hash + characters[i];
    }
    int at = (hash ^ (hash >>> 16)) & (SIZE - 1);
    String known = table[at];
    if (known != null && isEqual(known, characters, from, length)) {
      return known;
    }
    String text = new String(characters, from, length);
    table[at] = text;
    return text;
  }

  private static boolean isEqual(String text, char[] characters, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != characters[from + i]) {
        return false;
      }
    }
    return true;
  }
}
