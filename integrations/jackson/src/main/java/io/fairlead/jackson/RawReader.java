package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that no record knows: as text where the bytes are at hand, else as a tree. Names
 * that repeat are found either way. One reader, one parser, one thread.
 */
final class RawReader {

  private static final int FEW = 16;

  private final JsonParser parser;
  private final @Nullable ByteSource source;
  private final Limits limits;
  private final int maxValues;
  private int values;

  // names of the objects that skip() is in
  private String[] names = new String[2 * FEW];
  private int nameCount;

  RawReader(JsonParser parser, @Nullable ByteSource source, Limits limits) {
    this.parser = parser;
    this.source = source;
    this.limits = limits;
    maxValues = limits.values();
  }

  /** Counts one more value of the document. */
  void count() {
    if (++values > maxValues) {
      throw JsonTextException.overLimit(
          pointer(), here(), "the document has more than " + limits.values() + " values");
    }
  }

  /** Starts counting afresh, for the next item of a list. */
  void restart() {
    values = 0;
  }

  /** Reads the value that the parser stands on. */
  Json value() throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT, START_ARRAY -> source == null ? tree(token) : text(source, token);
      case VALUE_STRING -> new Json.Str(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> Json.Bool.TRUE;
      case VALUE_FALSE -> Json.Bool.FALSE;
      default -> Json.Null.NULL;
    };
  }

  private Json.Num number() throws IOException {
    String text = parser.getText();
    if (text.length() > limits.numberLength()) {
      throw JsonTextException.overLimit(
          pointer(), here(), "a number is longer than " + limits.numberLength() + " characters");
    }
    return new Json.Num(text);
  }

  private Json text(ByteSource bytes, JsonToken token) throws IOException {
    long from = parser.currentTokenLocation().getByteOffset();
    skip();
    byte[] text = bytes.compact(from, parser.currentLocation().getByteOffset());
    if (text.length == 2) {
      return token == JsonToken.START_OBJECT ? Json.Obj.EMPTY : Json.Arr.EMPTY;
    }
    return RawJson.of(text);
  }

  private Json tree(JsonToken token) throws IOException {
    if (token == JsonToken.START_ARRAY) {
      List<Json> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        count();
        items.add(value());
      }
      return new Json.Arr(items);
    }
    Map<String, Json> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      count();
      parser.nextToken();
      if (members.putIfAbsent(name, value()) != null) {
        throw repeated(name);
      }
    }
    return new Json.Obj(members);
  }

  /** Moves on to the end of the value that the parser stands on, looking at names only. */
  void skip() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      skipObject();
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        count();
        skip();
      }
    }
  }

  private void skipObject() throws IOException {
    int base = nameCount;
    Set<String> many = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      count();
      if (many == null && nameCount - base < FEW) {
        for (int i = base; i < nameCount; i++) {
          if (name.equals(names[i])) {
            throw repeated(name);
          }
        }
        if (nameCount == names.length) {
          names = Arrays.copyOf(names, 2 * nameCount);
        }
        names[nameCount++] = name;
      } else {
        if (many == null) {
          many = new HashSet<>(Arrays.asList(names).subList(base, nameCount));
        }
        if (!many.add(name)) {
          throw repeated(name);
        }
      }
      parser.nextToken();
      skip();
    }
    nameCount = base;
  }

  /** Returns the complaint about a name that is in an object twice. */
  JsonTextException repeated(String name) {
    return JsonTextException.unreadable(
        pointer(), here(), "the name \"" + name + "\" is there twice in one object");
  }

  private String pointer() {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  private Position here() {
    if (source == null) {
      return new Position(
          Math.max(1, parser.currentTokenLocation().getLineNr()),
          Math.max(1, parser.currentTokenLocation().getColumnNr()));
    }
    return source.position(parser.currentTokenLocation().getByteOffset(), pointer());
  }
}
