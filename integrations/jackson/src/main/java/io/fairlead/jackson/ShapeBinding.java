package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.fairlead.api.Shape;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a user's mapper reads and writes what has a {@link Shape}, and raw JSON. */
final class ShapeBinding {

  private ShapeBinding() {}

  private static RawReader raw(JsonParser parser) {
    return new RawReader(parser, null, Limits.DEFAULT);
  }

  private static Position here(JsonParser parser) {
    JsonLocation at = parser.currentTokenLocation();
    return new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  /** Reads records. */
  static final class Reading<R extends Record> extends StdDeserializer<R> {
    private static final long serialVersionUID = 1L;
    private static final CommonTexts TEXTS = new CommonTexts();

    private final Class<R> type;

    Reading(Class<R> type) {
      super(type);
      this.type = type;
    }

    @Override
    public @Nullable R deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return type.cast(context.handleUnexpectedToken(type, parser));
      }
      ShapeReader reader = new ShapeReader(parser, raw(parser), TEXTS, pointer -> here(parser));
      try {
        R read = reader.object(Shape.of(type));
        List<ReadProblem> problems = reader.takeProblems();
        if (!problems.isEmpty()) {
          throw MismatchedInputException.from(parser, type, problems.get(0).toString());
        }
        return read;
      } catch (JsonTextException e) {
        throw MismatchedInputException.from(parser, type, e.problem());
      }
    }
  }

  /** Reads raw JSON with all digits. */
  static final class JsonReading extends StdDeserializer<Json> {
    private static final long serialVersionUID = 1L;

    JsonReading(Class<?> type) {
      super(type);
    }

    @Override
    public Json deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      try {
        return raw(parser).value();
      } catch (JsonTextException e) {
        throw MismatchedInputException.from(parser, Json.class, e.problem());
      }
    }

    @Override
    public Json getNullValue(DeserializationContext context) {
      return Json.Null.NULL;
    }
  }

  /** Writes records. */
  static final class Writing extends StdSerializer<Record> {
    private static final long serialVersionUID = 1L;

    Writing() {
      super(Record.class);
    }

    @Override
    public void serialize(Record record, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      new ShapeWriter(out, false).record(Shape.of(record.getClass()), record);
    }

    @Override
    public void serializeWithType(
        Record record, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
        throws IOException {
      serialize(record, out, provider); // an object of Kubernetes says itself what it is
    }
  }

  /** Writes raw JSON with all digits. */
  static final class JsonWriting extends StdSerializer<Json> {
    private static final long serialVersionUID = 1L;

    JsonWriting() {
      super(Json.class);
    }

    @Override
    public void serialize(Json json, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      new ShapeWriter(out, false).raw(json);
    }
  }
}
