package io.fairlead.compliance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text to and from kernel values; order and unknown fields survive. */
final class JsonValues {

  private JsonValues() {}

  /** Reads the value whose first token is given. The depth is bounded by the tokens' limits. */
  static Json read(JsonTokens in, @Nullable JsonToken first) throws IOException {
    if (first == null) {
      throw new JsonTokens.Refused("sbom.truncated", in.offset(), "the document ends too early");
    }
    switch (first) {
      case START_OBJECT -> {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name = in.field(); name != null; name = in.field()) {
          members.put(name, read(in, in.next()));
        }
        return new Json.Obj(members);
      }
      case START_ARRAY -> {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = in.next(); token != JsonToken.END_ARRAY; token = in.next()) {
          items.add(read(in, token));
        }
        return new Json.Arr(items);
      }
      case VALUE_STRING -> {
        return new Json.Str(in.current());
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return Json.Bool.of(first == JsonToken.VALUE_TRUE);
      }
      case VALUE_NULL -> {
        return Json.Null.NULL;
      }
      default -> {
        return new Json.Num(in.current());
      }
    }
  }

  static void write(Json value, JsonGenerator out) throws IOException {
    if (value instanceof Json.Obj object) {
      out.writeStartObject();
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        out.writeFieldName(member.getKey());
        write(member.getValue(), out);
      }
      out.writeEndObject();
    } else if (value instanceof Json.Arr array) {
      out.writeStartArray();
      for (Json item : array.items()) {
        write(item, out);
      }
      out.writeEndArray();
    } else if (value instanceof Json.Str text) {
      out.writeString(text.value());
    } else if (value instanceof Json.Num number) {
      out.writeNumber(number.text());
    } else if (value instanceof Json.Bool bool) {
      out.writeBoolean(bool.value());
    } else {
      out.writeNull();
    }
  }
}
