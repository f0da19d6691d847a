package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fairlead.api.Shape;
import io.fairlead.api.ValueType;
import io.fairlead.kernel.IntOrString;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import io.fairlead.kernel.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records to a generator: known fields in the order of the schema, then the others. */
final class ShapeWriter {

  private final JsonGenerator out;
  private final boolean copiesText;

  /**
   * Creates a writer.
   *
   * @param copiesText whether the generator makes JSON text, so that raw text can be copied into it
   */
  ShapeWriter(JsonGenerator out, boolean copiesText) {
    this.out = out;
    this.copiesText = copiesText;
  }

  <R extends Record> void record(Shape<R> shape, Record instance) throws IOException {
    R typed = shape.javaType().cast(instance);
    List<Shape.Field> fields = shape.fields();
    out.writeStartObject();
    for (int i = 0; i < fields.size(); i++) {
      Object value = shape.get(typed, i);
      if (value != null) {
        out.writeFieldName(fields.get(i).jsonName());
        value(fields.get(i).type(), value);
      }
    }
    for (Map.Entry<String, Json> unknown : shape.unknownFields(typed).entrySet()) {
      int field = shape.indexOf(unknown.getKey());
      if (field < 0 || shape.get(typed, field) == null) {
        out.writeFieldName(unknown.getKey());
        raw(unknown.getValue());
      }
    }
    out.writeEndObject();
  }

  private void value(ValueType type, Object value) throws IOException {
    if (type instanceof ValueType.Scalar scalar) {
      scalar(scalar, value);
    } else if (type instanceof ValueType.Nested nested) {
      record(nested.shape(), (Record) value);
    } else if (type instanceof ValueType.OpenEnum open) {
      out.writeString(open.textOf(value));
    } else if (type instanceof ValueType.ListOf list) {
      out.writeStartArray();
      for (Object item : (List<?>) value) {
        value(list.items(), item);
      }
      out.writeEndArray();
    } else {
      ValueType values = ((ValueType.MapOf) type).values();
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        out.writeFieldName((String) entry.getKey());
        value(values, entry.getValue());
      }
      out.writeEndObject();
    }
  }

  private void scalar(ValueType.Scalar type, Object value) throws IOException {
    switch (type) {
      case TEXT, DURATION, TIME -> out.writeString(value.toString());
      case BOOL -> out.writeBoolean((Boolean) value);
      case INT32 -> out.writeNumber((int) value);
      case INT64 -> out.writeNumber((long) value);
      case DOUBLE -> out.writeNumber(Numbers.text((double) value));
      case QUANTITY -> {
        Quantity quantity = (Quantity) value;
        if (quantity.writtenAsNumber()) {
          out.writeNumber(quantity.text());
        } else {
          out.writeString(quantity.text());
        }
      }
      case INT_OR_STRING -> {
        if (value instanceof IntOrString.OfInt number) {
          out.writeNumber(number.value());
        } else {
          out.writeString(value.toString());
        }
      }
      case ANY -> raw((Json) value);
    }
  }

  void raw(Json json) throws IOException {
    byte @Nullable [] text = copiesText ? RawJson.textOf(json) : null;
    if (text != null) {
      out.writeRawValue(new Utf8Text(text));
    } else if (json instanceof Json.Obj object) {
      out.writeStartObject();
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        out.writeFieldName(member.getKey());
        raw(member.getValue());
      }
      out.writeEndObject();
    } else if (json instanceof Json.Arr array) {
      out.writeStartArray();
      for (Json item : array.items()) {
        raw(item);
      }
      out.writeEndArray();
    } else if (json instanceof Json.Str string) {
      out.writeString(string.value());
    } else if (json instanceof Json.Num number) {
      out.writeNumber(number.text());
    } else if (json instanceof Json.Bool flag) {
      out.writeBoolean(flag.value());
    } else {
      out.writeNull();
    }
  }
}
