package io.fairlead.compliance.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.base.ParserBase;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON parser. */
public final class JsonSource implements TokenSource {

  private final JsonParser parser;
  private final @Nullable ParserBase bytes;

  /** Reads from a parser, and closes it in the end. */
  public JsonSource(JsonParser parser) {
    this.parser = parser;
    this.bytes = parser instanceof UTF8StreamJsonParser known ? known : null;
  }

  @Override
  public @Nullable JsonToken next() throws IOException {
    return parser.nextToken();
  }

  @Override
  public String name() throws IOException {
    return parser.currentName();
  }

  @Override
  public String text() throws IOException {
    return parser.getText();
  }

  @Override
  public double number() throws IOException {
    return parser.getDoubleValue();
  }

  @Override
  public long position() {
    // the same without an object for each place; it counts bytes where bytes are read
    return bytes != null && bytes.currentToken() != JsonToken.FIELD_NAME
        ? bytes.getTokenCharacterOffset() - 1
        : parser.currentTokenLocation().getByteOffset();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
