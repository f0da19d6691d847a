package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.Shape;
import io.fairlead.api.meta.ListMeta;
import io.fairlead.kernel.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a list item by item from a stream. */
final class ListInput {

  private final Limits limits;
  private final ResourceInput input;

  ListInput(Limits limits, ResourceInput input) {
    this.limits = limits;
    this.input = input;
  }

  <T extends Resource> ListHead read(
      InputStream list, ResourceType<T> type, Consumer<Item<T>> each) {
    try {
      InputStream in = new BufferedInputStream(list, 512);
      in.mark(512);
      byte[] head = in.readNBytes(512);
      in.reset();
      int first = JsonText.start(head);
      in.skipNBytes(first);
      while (first < head.length && Ascii.isSpace(head[first])) {
        first++;
      }
      boolean yaml = first < head.length && head[first] != '{';
      return read(yaml ? asJson(in) : in, new Reading<>(type, each));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream asJson(InputStream yaml) {
    Document document = input.yaml().read(input.bytes(yaml));
    return new ByteArrayInputStream(JsonWriter.write(input.factory(), document.root(), false));
  }

  private <T extends Resource> ListHead read(InputStream in, Reading<T> reading) {
    RecordedStream source = new RecordedStream(in, limits.bytes());
    return Tokens.reading(
        source,
        () -> input.factory().createParser(source),
        parser -> {
          ResourceInput.requireUtf8(parser, source);
          return reading.list(parser, source);
        });
  }

  /** One list. */
  private final class Reading<T extends Resource> {
    private final ResourceType<T> type;
    private final Consumer<Item<T>> each;
    private final Map<String, Json> unknown = new LinkedHashMap<>();
    private @Nullable String apiVersion;
    private @Nullable String kind;
    private @Nullable ListMeta metadata;
    private int items;

    Reading(ResourceType<T> type, Consumer<Item<T>> each) {
      this.type = type;
      this.each = each;
    }

    ListHead list(JsonParser parser, RecordedStream source) throws IOException {
      RawReader raw = new RawReader(parser, source, limits);
      ShapeReader reader = input.reader(parser, source, raw);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw JsonTextException.unreadable("", source.position(0, ""), "a list was expected");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (name.equals("items") && token == JsonToken.START_ARRAY) {
          items(parser, source, raw, reader);
        } else if (name.equals("metadata") && token == JsonToken.START_OBJECT) {
          metadata = reader.object(Shape.of(ListMeta.class));
          ResourceInput.throwIfAny(reader.takeProblems());
        } else if (name.equals("apiVersion") && token == JsonToken.VALUE_STRING) {
          apiVersion = parser.getText();
        } else if (name.equals("kind") && token == JsonToken.VALUE_STRING) {
          kind = parser.getText();
          requireListOfType(kind, source.position(offset(parser), ""));
        } else if (unknown.putIfAbsent(name, raw.value()) != null) {
          throw raw.repeated(name);
        }
        source.forget(offset(parser));
        raw.restart();
      }
      return new ListHead(apiVersion, kind, metadata, items, unknown);
    }

    private void requireListOfType(String actual, Position at) {
      if (!actual.equals("List") && !actual.equals(type.kind() + "List")) {
        ResourceInput.throwIfAny(
            List.of(
                new ReadProblem(
                    "/kind",
                    at.line(),
                    at.column(),
                    "the kind must be " + type.kind() + "List, but was \"" + actual + '"',
                    "")));
      }
    }

    private void items(JsonParser parser, RecordedStream source, RawReader raw, ShapeReader reader)
        throws IOException {
      Shape<?> shape = ResourceInput.shape(type);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        long from = offset(parser);
        source.forget(from);
        raw.restart();
        Position at = source.position(from, "");
        if (parser.currentToken() != JsonToken.START_OBJECT) {
          throw JsonTextException.unreadable("/items/" + items, at, "an object was expected");
        }
        Object record = reader.object(shape);
        List<ReadProblem> other = ResourceInput.kindProblem(record, type, at(at));
        List<ReadProblem> problems = reader.takeProblems();
        if (other != null || !problems.isEmpty()) {
          byte[] text = source.compact(from, parser.currentLocation().getByteOffset());
          Json.Obj object = text.length == 2 ? Json.Obj.EMPTY : (Json.Obj) RawJson.of(text);
          each.accept(new Item.Unreadable<>(object, other == null ? problems : other, at));
        } else {
          each.accept(new Item.Read<>(type.javaType().cast(record), at));
        }
        items++;
      }
    }

    /** The kind of an item is placed where the item begins. */
    private ByteSource at(Position item) {
      return new ByteSource() {
        @Override
        public byte[] compact(long from, long to) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Position position(long offset, String pointer) {
          return item;
        }
      };
    }
  }

  private static long offset(JsonParser parser) {
    return parser.currentTokenLocation().getByteOffset();
  }
}
