package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document from bytes. One reader, one input, one thread. */
final class JsonReader {

  private final byte[] bytes;
  private final int from;
  private final Limits limits;
  private final JsonParser parser;
  private final Pointers pointers = new Pointers();
  private int values;

  /** Called with the pointer of each value and the byte where it, or its name, begins. */
  @FunctionalInterface
  private interface Visitor {
    void at(String pointer, int offset);
  }

  private @Nullable Visitor visitor;

  JsonReader(JsonFactory factory, Limits limits, byte[] bytes, int from) {
    this.bytes = bytes;
    this.from = from;
    this.limits = limits;
    try {
      parser = factory.createParser(bytes, from, bytes.length - from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.textLength())
                .maxNameLength(Math.min(limits.textLength(), 50_000))
                .maxNumberLength(limits.numberLength())
                .build())
        .build();
  }

  /** Called with each value of a series and the byte where it begins. */
  @FunctionalInterface
  interface Series {
    void value(Json value, int offset);
  }

  /** Reads the one value that there is. */
  Json read() {
    return guarded(
        () -> {
          Json root = next();
          if (parser.nextToken() != null) {
            throw unreadable("something follows the end of the document");
          }
          return root;
        });
  }

  /** Reads one value after the other. */
  void readAll(Series each) {
    guarded(
        () -> {
          for (int count = 0; parser.nextToken() != null; count++) {
            if (count == limits.documents()) {
              throw JsonTextException.overLimit(
                  "", here(), "the input has more than " + limits.documents() + " documents");
            }
            int offset = offset();
            values = 0;
            each.value(value(), offset);
          }
          return Json.Null.NULL;
        });
  }

  /** Returns where the value of a pointer, or its nearest ancestor that exists, is written. */
  Position find(String wanted) {
    int[] best = {from};
    visitor =
        (pointer, offset) -> {
          if (Pointers.leadsTo(pointer, wanted)) {
            best[0] = offset; // later ones are nearer: a value comes after its ancestors
          }
        };
    guarded(this::next);
    return Position.of(bytes, best[0]);
  }

  private Json next() throws IOException {
    if (parser.nextToken() == null) {
      throw unreadable("the input is empty");
    }
    return value();
  }

  /** Reads from the parser. */
  @FunctionalInterface
  private interface Reading {
    Json read() throws IOException;
  }

  private Json guarded(Reading reading) {
    try (parser) {
      return reading.read();
    } catch (StreamConstraintsException e) {
      throw JsonTextException.overLimit(pointers.text(), here(e), Tokens.problem(e));
    } catch (JsonProcessingException e) {
      throw new JsonTextException(
          JsonTextException.UNREADABLE, pointers.text(), here(e), Tokens.problem(e), e);
    } catch (IOException e) {
      // a byte array does not fail, but UTF-8 in it may be wrong
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private Json value() throws IOException {
    if (++values > limits.values()) {
      throw JsonTextException.overLimit(
          pointers.text(), here(), "the document has more than " + limits.values() + " values");
    }
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT:
        return object();
      case START_ARRAY:
        return array();
      case VALUE_STRING:
        return new Json.Str(parser.getText());
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return number();
      case VALUE_TRUE:
        return Json.Bool.TRUE;
      case VALUE_FALSE:
        return Json.Bool.FALSE;
      case VALUE_NULL:
        return Json.Null.NULL;
      default:
        throw unreadable("a value was expected, but was " + token);
    }
  }

  private Json number() throws IOException {
    String text = parser.getText(); // does not look at the parser's own limit
    if (text.length() > limits.numberLength()) {
      throw JsonTextException.overLimit(
          pointers.text(),
          here(),
          "a number is longer than " + limits.numberLength() + " characters");
    }
    return new Json.Num(text);
  }

  private Json object() throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      pointers.enter(name);
      if (members.containsKey(name)) {
        throw unreadable("the name \"" + name + "\" is there twice in one object");
      }
      visit();
      parser.nextToken();
      members.put(name, value());
      pointers.leave();
    }
    return new Json.Obj(members);
  }

  private Json array() throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      pointers.enter(items.size());
      visit();
      items.add(value());
      pointers.leave();
    }
    return new Json.Arr(items);
  }

  private void visit() {
    if (visitor != null) {
      visitor.at(pointers.text(), offset());
    }
  }

  private int offset() {
    return from + (int) parser.currentTokenLocation().getByteOffset();
  }

  private Position here() {
    return Position.of(bytes, offset());
  }

  private Position here(JsonProcessingException e) {
    long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    return offset < 0 ? here() : Position.of(bytes, from + (int) offset);
  }

  private JsonTextException unreadable(String problem) {
    return JsonTextException.unreadable(pointers.text(), here(), problem);
  }
}
