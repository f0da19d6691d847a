package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.fairlead.kernel.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JSON object within bytes, which may have been a part of a YAML document. */
final class ObjectText implements ByteSource {

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final Position start;
  private final @Nullable Document document;
  private final String prefix;

  ObjectText(byte[] bytes, int from, int to, @Nullable Document document) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.document = document;
    start = Position.START;
    prefix = "";
  }

  ObjectText(byte[] bytes, JsonExtent extent, @Nullable Document document, String prefix) {
    this.bytes = bytes;
    this.document = document;
    this.prefix = prefix;
    from = extent.from();
    to = extent.to();
    start = extent.at();
  }

  @Override
  public byte[] compact(long start, long end) {
    return ByteSource.compact(bytes, from + (int) start, from + (int) end);
  }

  @Override
  public Position position(long offset, String pointer) {
    return document == null
        ? start.after(bytes, from, from + (int) offset)
        : document.position(prefix + pointer);
  }

  /** Returns the text of an item of this list. */
  ObjectText item(JsonExtent item, int index) {
    return new ObjectText(bytes, item, document, "/items/" + index);
  }

  JsonParser parser(JsonFactory factory) throws IOException {
    return factory.createParser(bytes, from, to - from);
  }

  Json.Obj raw() {
    byte[] text = ByteSource.compact(bytes, from, to);
    return text.length == 2 ? Json.Obj.EMPTY : (Json.Obj) RawJson.of(text);
  }
}
