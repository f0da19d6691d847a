package io.fairlead.jackson3;

import io.fairlead.api.Shape;
import io.fairlead.api.ShapeMismatchException;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** How a user's mapper reads and writes what has a {@link Shape}, and raw JSON. */
final class ShapeBinding {

  private ShapeBinding() {}

  private static Json read(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString());
      case VALUE_TRUE -> Json.Bool.TRUE;
      case VALUE_FALSE -> Json.Bool.FALSE;
      case VALUE_NULL -> Json.Null.NULL;
      default -> throw MismatchedInputException.from(parser, Json.class, "no JSON: " + token);
    };
  }

  private static Json.Obj object(JsonParser parser) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (members.putIfAbsent(name, read(parser)) != null) {
        throw MismatchedInputException.from(
            parser, Json.class, "the name \"" + name + "\" is there twice in one object");
      }
    }
    return new Json.Obj(members);
  }

  private static Json.Arr array(JsonParser parser) {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(parser));
    }
    return new Json.Arr(items);
  }

  private static void write(Json json, JsonGenerator out) {
    if (json instanceof Json.Obj object) {
      out.writeStartObject();
      object
          .members()
          .forEach(
              (name, value) -> {
                out.writeName(name);
                write(value, out);
              });
      out.writeEndObject();
    } else if (json instanceof Json.Arr array) {
      out.writeStartArray();
      array.items().forEach(item -> write(item, out));
      out.writeEndArray();
    } else if (json instanceof Json.Str text) {
      out.writeString(text.value());
    } else if (json instanceof Json.Num number) {
      out.writeNumber(number.text());
    } else if (json instanceof Json.Bool flag) {
      out.writeBoolean(flag.value());
    } else {
      out.writeNull();
    }
  }

  /** Reads records. */
  static final class Reading<R extends Record> extends StdDeserializer<R> {
    private final Class<R> type;

    Reading(Class<R> type) {
      super(type);
      this.type = type;
    }

    @Override
    public @Nullable R deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return type.cast(context.handleUnexpectedToken(type, parser));
      }
      try {
        return Shape.of(type).fromJson(object(parser));
      } catch (ShapeMismatchException e) {
        throw MismatchedInputException.from(parser, type, e.getMessage());
      }
    }
  }

  /** Reads raw JSON with all digits. */
  static final class JsonReading extends StdDeserializer<Json> {
    JsonReading(Class<?> type) {
      super(type);
    }

    @Override
    public Json deserialize(JsonParser parser, DeserializationContext context) {
      return read(parser);
    }

    @Override
    public Json getNullValue(DeserializationContext context) {
      return Json.Null.NULL;
    }
  }

  /** Writes records. */
  static final class Writing extends StdSerializer<Record> {
    Writing() {
      super(Record.class);
    }

    @Override
    public void serialize(Record record, JsonGenerator out, SerializationContext context) {
      write(tree(Shape.of(record.getClass()), record), out);
    }

    @Override
    public void serializeWithType(
        Record record, JsonGenerator out, SerializationContext context, TypeSerializer types) {
      serialize(record, out, context); // an object of Kubernetes says itself what it is
    }

    private static <R extends Record> Json tree(Shape<R> shape, Record record) {
      return shape.toJson(shape.javaType().cast(record));
    }
  }

  /** Writes raw JSON with all digits. */
  static final class JsonWriting extends StdSerializer<Json> {
    JsonWriting() {
      super(Json.class);
    }

    @Override
    public void serialize(Json json, JsonGenerator out, SerializationContext context) {
      write(json, out);
    }
  }
}
