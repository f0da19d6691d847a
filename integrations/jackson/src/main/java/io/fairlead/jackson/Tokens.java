package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs a reader on a parser and turns the parser's exceptions into ours. */
final class Tokens {

  private Tokens() {}

  /** Opens a parser. */
  @FunctionalInterface
  interface Opening {
    JsonParser open() throws IOException;
  }

  /** Reads from it. */
  @FunctionalInterface
  interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  static <T> T reading(ByteSource source, Opening opening, Reading<T> reading) {
    try (JsonParser parser = opening.open()) {
      return reading(source, parser, reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T reading(ByteSource source, JsonParser parser, Reading<T> reading)
      throws IOException {
    try {
      return reading.read(parser);
    } catch (StreamConstraintsException e) {
      throw JsonTextException.overLimit(pointer(parser), place(source, parser, e), problem(e));
    } catch (JsonProcessingException e) {
      throw new JsonTextException(
          JsonTextException.UNREADABLE, pointer(parser), place(source, parser, e), problem(e), e);
    }
  }

  /** Returns what the parser says, without its own places and method names. */
  static String problem(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage())
        .replaceAll(" \\(start marker at \\[Source.*]\\)", "")
        .replaceAll(", from `StreamReadConstraints[^`]*`", "");
  }

  private static String pointer(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  private static Position place(ByteSource source, JsonParser parser, JsonProcessingException e) {
    long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    long here = offset < 0 ? parser.currentTokenLocation().getByteOffset() : offset;
    return source.position(Math.max(0, here), pointer(parser));
  }
}
