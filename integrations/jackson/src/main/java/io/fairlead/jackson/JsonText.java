package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * JSON or YAML bytes to and from {@link Json}.
 *
 * <p>An input that begins with <code>{</code> or {@code [} is read as JSON (RFC 8259, UTF-8), and
 * as YAML if it is none; any other is YAML 1.1 as {@code kubectl} understands it: {@code yes} is
 * true, {@code 0644} is 420, and what {@code <<} merges takes the place of what stands before it.
 * Stricter than {@code kubectl} in one respect, names that are there twice are refused, and more
 * exact in another, numbers keep all their digits. Nothing is ever fetched or instantiated.
 *
 * <p>Immutable and thread-safe.
 */
public final class JsonText {

  private final Limits limits;
  private final JsonFactory factory;

  private JsonText(Limits limits) {
    this.limits = limits;
    factory = JsonReader.factory(limits);
  }

  /** Returns a reader and writer with the {@linkplain Limits#DEFAULT default limits}. */
  public static JsonText create() {
    return new JsonText(Limits.DEFAULT);
  }

  static JsonText of(Limits limits) {
    return new JsonText(limits);
  }

  /** Returns a reader and writer with other limits, as in {@code create(l -> l.depth(50))}. */
  public static JsonText create(UnaryOperator<Limits.Builder> limits) {
    return new JsonText(Limits.create(limits));
  }

  /**
   * Reads an input of exactly one document.
   *
   * @throws JsonTextException if it cannot be read, is over a limit, or holds no or several
   *     documents
   */
  public Document read(byte[] jsonOrYaml) {
    return only(readAll(jsonOrYaml));
  }

  /** Returns the one document that there must be. */
  static Document only(List<Document> documents) {
    if (documents.size() == 1) {
      return documents.get(0);
    }
    Position where = documents.isEmpty() ? Position.START : documents.get(1).start();
    throw JsonTextException.unreadable(
        "", where, "one document was expected, but there were " + documents.size());
  }

  /**
   * Reads an input of any number of documents: JSON values one after the other, or YAML, separated
   * by {@code ---}.
   *
   * @return in order; empty for an input without content
   * @throws JsonTextException if it cannot be read or is over a limit
   */
  public List<Document> readAll(byte[] jsonOrYaml) {
    if (jsonOrYaml.length > limits.bytes()) {
      throw JsonTextException.overLimit(
          "",
          Position.START,
          "the input must have at most " + limits.bytes() + " bytes, but had " + jsonOrYaml.length);
    }
    int from = start(jsonOrYaml);
    int first = from;
    while (first < jsonOrYaml.length && Ascii.isSpace(jsonOrYaml[first])) {
      first++;
    }
    if (first < jsonOrYaml.length && (jsonOrYaml[first] == '{' || jsonOrYaml[first] == '[')) {
      requireUtf8(jsonOrYaml, from); // the parser lets some wrong bytes pass
      try {
        return json(jsonOrYaml, from);
      } catch (JsonTextException e) {
        return yamlInstead(jsonOrYaml, e);
      }
    }
    return yaml(jsonOrYaml, from);
  }

  private List<Document> json(byte[] bytes, int from) {
    List<Document> documents = new ArrayList<>();
    new JsonReader(factory, limits, bytes, from)
        .readAll(
            (root, offset) ->
                documents.add(
                    new Document(
                        root,
                        Position.of(bytes, offset),
                        pointer -> new JsonReader(factory, limits, bytes, offset).find(pointer))));
    return List.copyOf(documents);
  }

  private List<Document> yaml(byte[] bytes, int from) {
    return List.copyOf(new YamlReader(decoded(bytes, from), limits).read());
  }

  /**
   * Reads what looks like JSON, but is none, as YAML: names without quotes, or JSON parted by
   * {@code ---}.
   *
   * @throws JsonTextException {@code asJson}, if it is no YAML either
   */
  List<Document> yamlInstead(byte[] bytes, JsonTextException asJson) {
    boolean wrongWord =
        asJson.getCause() instanceof JsonProcessingException
            && !(asJson.getCause() instanceof JsonEOFException); // what is cut off is no YAML
    if (!wrongWord) {
      throw asJson;
    }
    try {
      return yaml(bytes, start(bytes));
    } catch (JsonTextException asYaml) {
      throw asJson;
    }
  }

  /** Returns the value as JSON in UTF-8, without white space; same value, same bytes. */
  public byte[] write(Json json) {
    return JsonWriter.write(factory, json, false);
  }

  /**
   * Returns the value as JSON for people: two spaces for each level, a line feed at the end; same
   * value, same text on every platform.
   */
  public String writePretty(Json json) {
    return new String(JsonWriter.write(factory, json, true), StandardCharsets.UTF_8) + '\n';
  }

  /**
   * Writes what {@link #writePretty(Json)} returns, piece by piece: for values whose items are made
   * while they are read, and which would not fit into memory. Leaves the writer open.
   *
   * @throws IOException if the writer throws it
   */
  public void writePretty(Json json, Writer out) throws IOException {
    JsonWriter.writePieces(factory, json, out);
    out.write('\n');
  }

  /** Returns the value as a YAML document that reads back as the same value. */
  public String writeYaml(Json json) {
    return YamlWriter.write(json);
  }

  /** A byte order mark is no content. */
  static int start(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /** Decodes piece by piece and keeps nothing. */
  private static void requireUtf8(byte[] bytes, int from) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer piece = CharBuffer.allocate(Math.min(8_192, bytes.length + 1));
    CharsetDecoder decoder = strict();
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      piece.clear();
      result = decoder.decode(in, piece, true);
    }
    if (result.isError()) {
      throw notUtf8(bytes, in.position());
    }
  }

  private static String decoded(byte[] bytes, int from) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      return strict().decode(in).toString();
    } catch (CharacterCodingException e) {
      throw notUtf8(bytes, in.position());
    }
  }

  private static CharsetDecoder strict() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static JsonTextException notUtf8(byte[] bytes, int at) {
    return JsonTextException.unreadable("", Position.of(bytes, at), "the input must be UTF-8");
  }
}
