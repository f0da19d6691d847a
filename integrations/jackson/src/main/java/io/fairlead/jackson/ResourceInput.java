package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import io.fairlead.api.DynamicResource;
import io.fairlead.api.Resource;
import io.fairlead.api.ResourceType;
import io.fairlead.api.Shape;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Bytes to records. Immutable and thread-safe. */
final class ResourceInput {

  private final Limits limits;
  private final JsonFactory factory;
  private final JsonText yaml;
  private final CommonTexts texts = new CommonTexts();
  private final Map<String, ResourceType<?>> types;

  ResourceInput(Limits limits, Map<String, ResourceType<?>> types) {
    this.limits = limits;
    this.types = types;
    factory = JsonReader.factory(limits);
    yaml = JsonText.of(limits);
  }

  /** Reads a stream to its end, unless that is over the limit. */
  byte[] bytes(InputStream in) {
    try {
      byte[] bytes = in.readNBytes(limits.bytes());
      if (bytes.length == limits.bytes() && in.read() >= 0) {
        throw JsonTextException.overLimit(
            "",
            Position.START,
            "the input must have at most " + limits.bytes() + " bytes, but had more");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T extends Resource> T read(byte[] bytes, ResourceType<T> type) {
    Parsed<?> parsed = single(bytes, shape(type));
    List<ReadProblem> problems = kindProblem(parsed.record, type, parsed.text);
    throwIfAny(problems == null ? parsed.problems : problems);
    return type.javaType().cast(parsed.record);
  }

  <R extends Record> R readRecord(byte[] bytes, Shape<R> shape) {
    Parsed<R> parsed = single(bytes, shape);
    throwIfAny(parsed.problems);
    return parsed.record;
  }

  void readAll(byte[] bytes, Consumer<Item<? extends Resource>> each) {
    checkSize(bytes);
    int first = first(bytes);
    List<Document> documents;
    if (first < bytes.length && bytes[first] == '{') {
      List<JsonExtent> extents;
      try {
        extents = new JsonExtents(this, bytes).all();
        documents = List.of();
      } catch (JsonTextException e) {
        extents = List.of();
        documents = yaml.yamlInstead(bytes, e);
      }
      for (JsonExtent extent : extents) {
        open(new ObjectText(bytes, extent, null, ""), extent, each);
      }
    } else {
      documents = yaml.readAll(bytes);
    }
    for (Document document : documents) {
      if (document.root() == Json.Null.NULL) {
        continue; // nothing but comments, as templates leave it
      }
      byte[] json = JsonWriter.write(factory, document.root(), false);
      if (json[0] != '{') {
        throw JsonTextException.unreadable("", document.start(), "an object was expected");
      }
      for (JsonExtent extent : new JsonExtents(this, json).all()) {
        open(new ObjectText(json, extent, document, ""), extent, each);
      }
    }
  }

  /** A list becomes its items, anything else an item. */
  private void open(ObjectText text, JsonExtent extent, Consumer<Item<? extends Resource>> each) {
    if (!extent.isList()) {
      each.accept(item(text, extent.apiVersion(), extent.kind()));
      return;
    }
    String kind = extent.kind();
    String itemKind = kind.endsWith("List") ? kind.substring(0, kind.length() - 4) : "";
    int index = 0;
    for (JsonExtent item : extent.items()) {
      // items of a typed list may leave out what the list has said
      String apiVersion = item.apiVersion().isEmpty() ? extent.apiVersion() : item.apiVersion();
      String its = item.kind().isEmpty() ? itemKind : item.kind();
      each.accept(item(text.item(item, index++), apiVersion, its));
    }
  }

  private Item<? extends Resource> item(ObjectText text, String apiVersion, String kind) {
    ResourceType<?> type = types.get(apiVersion + ' ' + kind);
    return type == null ? dynamic(text, apiVersion, kind) : item(text, type);
  }

  private <T extends Resource> Item<T> item(ObjectText text, ResourceType<T> type) {
    Parsed<?> parsed = parse(text, shape(type));
    Position at = text.position(0, "");
    return parsed.problems.isEmpty()
        ? new Item.Read<>(type.javaType().cast(parsed.record), at)
        : new Item.Unreadable<>(text.raw(), parsed.problems, at);
  }

  private Item<DynamicResource> dynamic(ObjectText text, String apiVersion, String kind) {
    Parsed<DynamicResource> parsed = parse(text, Shape.of(DynamicResource.class));
    Position at = text.position(0, "");
    if (!parsed.problems.isEmpty()) {
      return new Item.Unreadable<>(text.raw(), parsed.problems, at);
    }
    DynamicResource read = parsed.record;
    return new Item.Read<>(
        read.kind().isEmpty() ? read.toBuilder().apiVersion(apiVersion).kind(kind).build() : read,
        at);
  }

  // -- one object
  // ----------------------------------------------------------------------------------

  private <R extends Record> Parsed<R> single(byte[] bytes, Shape<R> shape) {
    checkSize(bytes);
    int from = start(bytes);
    int first = first(bytes);
    if (first < bytes.length && bytes[first] == '{') {
      try {
        return parse(new ObjectText(bytes, from, bytes.length, null), shape);
      } catch (JsonTextException e) {
        return single(yaml.yamlInstead(bytes, e), shape);
      }
    }
    return single(yaml.readAll(bytes), shape);
  }

  private <R extends Record> Parsed<R> single(List<Document> documents, Shape<R> shape) {
    Document document = JsonText.only(documents);
    if (!(document.root() instanceof Json.Obj)) {
      throw JsonTextException.unreadable("", document.start(), "an object was expected");
    }
    byte[] json = JsonWriter.write(factory, document.root(), false);
    return parse(new ObjectText(json, 0, json.length, document), shape);
  }

  /** What was read, and what did not fit. */
  private record Parsed<R>(R record, List<ReadProblem> problems, ObjectText text) {}

  private <R extends Record> Parsed<R> parse(ObjectText text, Shape<R> shape) {
    return Tokens.reading(
        text,
        () -> text.parser(factory),
        parser -> {
          requireUtf8(parser, text);
          ShapeReader reader = reader(parser, text, new RawReader(parser, text, limits));
          if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw JsonTextException.unreadable("", text.position(0, ""), "an object was expected");
          }
          R record = reader.object(shape);
          if (parser.nextToken() != null) {
            long offset = parser.currentTokenLocation().getByteOffset();
            throw JsonTextException.unreadable(
                "", text.position(offset, ""), "something follows the end of the document");
          }
          return new Parsed<>(record, reader.takeProblems(), text);
        });
  }

  static void requireUtf8(JsonParser parser, ByteSource source) {
    if (!(parser instanceof UTF8StreamJsonParser)) {
      throw JsonTextException.unreadable("", source.position(0, ""), "the input must be UTF-8");
    }
  }

  ShapeReader reader(JsonParser parser, ByteSource source, RawReader raw) {
    return new ShapeReader(
        parser,
        raw,
        texts,
        pointer -> source.position(parser.currentTokenLocation().getByteOffset(), pointer));
  }

  JsonFactory factory() {
    return factory;
  }

  Limits limits() {
    return limits;
  }

  JsonText yaml() {
    return yaml;
  }

  // -- kinds
  // ---------------------------------------------------------------------------------------

  static Shape<?> shape(ResourceType<?> type) {
    return Shape.of(type.javaType().asSubclass(Record.class));
  }

  /** Returns the complaint about another kind than the one asked for; null if it is that. */
  static @Nullable List<ReadProblem> kindProblem(
      Object record, ResourceType<?> type, ByteSource source) {
    Resource resource = (Resource) record;
    String hint = "it was read as " + type.apiVersion() + " " + type.kind();
    List<ReadProblem> problems = new ArrayList<>(0);
    if (!resource.apiVersion().equals(type.apiVersion())) {
      problems.add(
          problem(
              source, "/apiVersion", "apiVersion", type.apiVersion(), resource.apiVersion(), hint));
    }
    if (!resource.kind().equals(type.kind())) {
      problems.add(problem(source, "/kind", "kind", type.kind(), resource.kind(), hint));
    }
    return problems.isEmpty() ? null : problems;
  }

  private static ReadProblem problem(
      ByteSource source, String pointer, String what, String wanted, String actual, String hint) {
    Position at = source.position(0, pointer);
    return new ReadProblem(
        pointer,
        at.line(),
        at.column(),
        "the " + what + " must be " + wanted + ", but was \"" + actual + '"',
        hint);
  }

  static void throwIfAny(List<ReadProblem> problems) {
    if (!problems.isEmpty()) {
      throw new ResourceReadException(problems);
    }
  }

  // -- bytes
  // ---------------------------------------------------------------------------------------

  private void checkSize(byte[] bytes) {
    if (bytes.length > limits.bytes()) {
      throw JsonTextException.overLimit(
          "",
          Position.START,
          "the input must have at most " + limits.bytes() + " bytes, but had " + bytes.length);
    }
  }

  private static int start(byte[] bytes) {
    return JsonText.start(bytes);
  }

  private static int first(byte[] bytes) {
    int first = start(bytes);
    while (first < bytes.length && Ascii.isSpace(bytes[first])) {
      first++;
    }
    return first;
  }
}
