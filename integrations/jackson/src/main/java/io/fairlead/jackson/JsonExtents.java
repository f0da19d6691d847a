package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the objects of a text, before anybody knows as what to read them. */
final class JsonExtents {

  private final ResourceInput input;
  private final byte[] bytes;
  private final int start;
  private Position place = Position.START;
  private int placed; // bytes[placed] is at this place

  JsonExtents(ResourceInput input, byte[] bytes) {
    this.input = input;
    this.bytes = bytes;
    start = JsonText.start(bytes);
    placed = start;
  }

  List<JsonExtent> all() {
    ByteSource source = new ByteSource.Bytes(bytes, start);
    return Tokens.reading(
        source,
        () -> input.factory().createParser(bytes, start, bytes.length - start),
        parser -> {
          ResourceInput.requireUtf8(parser, source);
          RawReader raw = new RawReader(parser, source, input.limits());
          List<JsonExtent> extents = new ArrayList<>();
          while (parser.nextToken() != null) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
              throw JsonTextException.unreadable(
                  "", source.position(offset(parser), ""), "an object was expected");
            }
            if (extents.size() == input.limits().documents()) {
              throw JsonTextException.overLimit(
                  "",
                  source.position(offset(parser), ""),
                  "the input has more than " + input.limits().documents() + " documents");
            }
            raw.restart();
            extents.add(extent(parser, raw, true));
          }
          return extents;
        });
  }

  private JsonExtent extent(JsonParser parser, RawReader raw, boolean mayBeList)
      throws IOException {
    int from = start + (int) offset(parser);
    Position at = placeOf(from);
    String apiVersion = "";
    String kind = "";
    List<JsonExtent> items = new ArrayList<>(0);
    boolean hasItems = false;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.VALUE_STRING && name.equals("apiVersion")) {
        apiVersion = parser.getText();
      } else if (token == JsonToken.VALUE_STRING && name.equals("kind")) {
        kind = parser.getText();
      } else if (token == JsonToken.START_ARRAY && mayBeList && name.equals("items")) {
        hasItems = items(parser, raw, items);
      } else {
        raw.skip();
      }
    }
    int to = start + (int) parser.currentLocation().getByteOffset();
    boolean isList = hasItems && kind.endsWith("List");
    return new JsonExtent(from, to, at, apiVersion, kind, isList, items);
  }

  /** Whether all items are objects; if not, this is some other array of that name. */
  private boolean items(JsonParser parser, RawReader raw, List<JsonExtent> items)
      throws IOException {
    boolean objects = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      raw.count();
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        items.add(extent(parser, raw, false));
      } else {
        objects = false;
        raw.skip();
      }
    }
    return objects;
  }

  /** Each object begins behind the one before it: all places together take one pass. */
  private Position placeOf(int at) {
    place = place.after(bytes, placed, at);
    placed = at;
    return place;
  }

  private static long offset(JsonParser parser) {
    return parser.currentTokenLocation().getByteOffset();
  }
}
