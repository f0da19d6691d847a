package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.fairlead.compliance.schema.JsonSource;
import io.fairlead.compliance.schema.SchemaPlace;
import io.fairlead.compliance.schema.TokenCheck;
import io.fairlead.compliance.schema.TokenSource;
import io.fairlead.compliance.schema.XmlSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one JSON document, with limits, without duplicate keys, with the pointer of the
 * current value, and each token shown to a schema check in passing.
 */
final class JsonTokens implements SchemaPlace, AutoCloseable {

  /** Signals a document that is refused for its content; carries where. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    final long offset;
    final String code;

    Refused(String code, long offset, String message) {
      super(message);
      this.code = code;
      this.offset = offset;
    }
  }

  private final TokenSource source;
  private final Limits limits;
  private @Nullable TokenCheck schema;
  private int depth;
  private @Nullable JsonToken current;
  private String[] names = new String[16];
  private int[] indexes = new int[16];
  private boolean[] arrays = new boolean[16];
  private JsonMembers[] members = new JsonMembers[16];

  JsonTokens(InputStream in, Limits limits) throws IOException {
    this(new JsonSource(parser(in, limits)), limits);
  }

  JsonTokens(TokenSource source, Limits limits) {
    this.source = source;
    this.limits = limits;
    Arrays.fill(names, "");
    for (int i = 0; i < members.length; i++) {
      members[i] = new JsonMembers();
    }
  }

  private static JsonParser parser(InputStream in, Limits limits) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxStringLength(limits.maxStringLength())
                    .maxNameLength(Math.min(limits.maxStringLength(), 50_000))
                    .maxNumberLength(1_000)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    return factory.createParser(new BoundedInput(in, limits.maxBytes()));
  }

  void check(TokenCheck check) {
    this.schema = check;
  }

  /** Returns the next token, or null at the end. */
  @Nullable JsonToken next() throws IOException {
    JsonToken token = source.next();
    current = token;
    if (token == null) {
      return null;
    }
    switch (token) {
      case FIELD_NAME -> {
        String name = source.name();
        names[depth] = name;
        members[depth].require(name, limits.maxMembers(), source);
      }
      case START_OBJECT, START_ARRAY -> {
        indexes[depth]++;
        push(token == JsonToken.START_OBJECT);
      }
      case END_OBJECT, END_ARRAY -> depth--;
      default -> indexes[depth]++;
    }
    if (schema != null) {
      schema.token(source, token);
    }
    return token;
  }

  private void push(boolean object) {
    if (++depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      indexes = Arrays.copyOf(indexes, depth * 2);
      arrays = Arrays.copyOf(arrays, depth * 2);
      members = Arrays.copyOf(members, depth * 2);
      for (int i = depth; i < members.length; i++) {
        members[i] = new JsonMembers();
      }
    }
    names[depth] = "";
    arrays[depth] = !object;
    indexes[depth] = -1;
    if (object) {
      members[depth].clear();
    }
  }

  /** Returns the name of the field whose token was just read. */
  String name() throws IOException {
    return source.name();
  }

  /** Reads the value that follows a name: its text, or null if it is no scalar (then skipped). */
  @Nullable String text() throws IOException {
    JsonToken token = next();
    if (token != null && token.isScalarValue()) {
      return token == JsonToken.VALUE_NULL ? null : source.text();
    }
    skipFrom(token);
    return null;
  }

  /** Returns the text of the current scalar. */
  String current() throws IOException {
    return source.text();
  }

  /** Moves to the value after a name; returns whether it is an object, skips it otherwise. */
  boolean object() throws IOException {
    return container(JsonToken.START_OBJECT);
  }

  /** Moves to the value after a name; returns whether it is an array, skips it otherwise. */
  boolean array() throws IOException {
    return container(JsonToken.START_ARRAY);
  }

  private boolean container(JsonToken wanted) throws IOException {
    JsonToken token = next();
    if (token == wanted) {
      return true;
    }
    skipFrom(token);
    return false;
  }

  /** Moves to the next name of the current object; returns null at its end. */
  @Nullable String field() throws IOException {
    return next() == JsonToken.FIELD_NAME ? source.name() : null;
  }

  /** Moves to the next item of an array that is an object; skips others; false at the end. */
  boolean nextObject() throws IOException {
    while (true) {
      JsonToken token = next();
      if (token == JsonToken.START_OBJECT) {
        return true;
      }
      if (token == JsonToken.END_ARRAY || token == null) {
        return false;
      }
      skipFrom(token);
    }
  }

  /** Moves to the next item of an array that is a string; skips others; false at the end. */
  boolean nextString() throws IOException {
    while (true) {
      JsonToken token = next();
      if (token == JsonToken.VALUE_STRING) {
        return true;
      }
      if (token == JsonToken.END_ARRAY || token == null) {
        return false;
      }
      skipFrom(token);
    }
  }

  /** Skips the value after a name. */
  void skip() throws IOException {
    skipFrom(next());
  }

  /** Skips the container that the token opens, if it opens one. */
  void skipFrom(@Nullable JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
      return;
    }
    int outside = depth - 1;
    while (depth > outside) {
      if (next() == null) {
        return;
      }
    }
  }

  /** Returns the index of the current item in its array. */
  int index() {
    return indexes[depth];
  }

  /** Returns the index of the array item whose object was just opened. */
  int itemIndex() {
    return indexes[depth - 1];
  }

  int depth() {
    return depth;
  }

  @Override
  public long offset() {
    return source.position();
  }

  /** Returns the JSON pointer of the current value, name or item. */
  @Override
  public String pointer() {
    StringBuilder text = new StringBuilder();
    JsonToken token = current;
    boolean opened = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    for (int i = 1; i <= (opened ? depth - 1 : depth); i++) {
      String name = names[i];
      if (arrays[i]) {
        text.append('/').append(Math.max(0, indexes[i]));
      } else if (!name.isEmpty()) {
        text.append('/').append(name.replace("~", "~0").replace("/", "~1"));
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  /** XML parsers put the place before the message, on a line of its own. */
  static String lastLine(@Nullable String message) {
    String text = String.valueOf(message);
    return text.substring(text.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
  }

  /** Says in the house's words what the parser found wrong. */
  static Refused refused(IOException e) {
    if (e instanceof Refused refused) {
      return refused;
    }
    if (e instanceof XmlSource.Fault fault) {
      boolean limit = String.valueOf(e.getMessage()).startsWith("a limit");
      return new Refused(
          limit ? "sbom.too-big" : "sbom.not-xml",
          fault.position(),
          limit ? String.valueOf(e.getMessage()) : "not valid XML: " + e.getMessage());
    }
    long offset = -1;
    if (e instanceof JsonProcessingException j && j.getLocation() != null) {
      offset = j.getLocation().getByteOffset();
    }
    String message =
        String.valueOf(
            e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage());
    if (e instanceof StreamConstraintsException) {
      return new Refused("sbom.too-big", offset, "a limit is exceeded: " + message);
    }
    if (message.startsWith("Unexpected end-of-input")) {
      return new Refused(
          "sbom.truncated", offset, "the document ends in the middle (is it cut off?)");
    }
    // what the parser could be told to allow is nothing that anybody here can tell it
    int hint = message.indexOf(": enable `");
    return new Refused(
        "sbom.not-json",
        offset,
        "not valid JSON: " + (hint < 0 ? message : message.substring(0, hint)));
  }
}
