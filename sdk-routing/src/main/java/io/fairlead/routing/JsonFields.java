package io.fairlead.routing;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads members of an object; complains with their path. Unknown members are ignored. */
final class JsonFields {

  private final String path;
  private final Json.Obj object;

  private JsonFields(String path, Json.Obj object) {
    this.path = path;
    this.object = object;
  }

  static JsonFields of(Json.Obj object) {
    return new JsonFields("", object);
  }

  Set<String> names() {
    return object.members().keySet();
  }

  boolean has(String name) {
    Json value = object.get(name);
    return value != null && value != Json.Null.NULL;
  }

  String text(String name) {
    String value = object.text(name);
    if (value == null) {
      throw wrong(name, "a text", describe(object.get(name)));
    }
    return value;
  }

  @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  long integer(String name) {
    if (object.get(name) instanceof Json.Num number) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        throw wrong(name, "a whole number of 64 bits", number.text());
      }
    }
    throw wrong(name, "a whole number", describe(object.get(name)));
  }

  int int32(String name) {
    long value = integer(name);
    if (value != (int) value) {
      throw wrong(name, "a whole number of 32 bits", value);
    }
    return (int) value;
  }

  /** A number; NaN if absent. */
  double number(String name) {
    return number(name, object.get(name));
  }

  double number(String name, @Nullable Json value) {
    if (value == null || value == Json.Null.NULL) {
      return Double.NaN;
    }
    if (value instanceof Json.Num number) {
      return number.doubleValue();
    }
    if (value instanceof Json.Str text && text.value().endsWith("infinity")) {
      return text.value().startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    throw wrong(name, "a number or null", describe(value));
  }

  long hex(String name) {
    return hex(name, text(name));
  }

  long hex(String name, String value) {
    try {
      return Long.parseUnsignedLong(value, 16);
    } catch (NumberFormatException e) {
      throw wrong(name, "at most 16 hexadecimal digits", '"' + value + '"');
    }
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    String text = text(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw wrong(name, "one of " + Arrays.toString(type.getEnumConstants()), text);
  }

  JsonFields object(String name) {
    JsonFields fields = objectOrNull(name);
    if (fields == null) {
      throw wrong(name, "an object", "absent");
    }
    return fields;
  }

  @Nullable JsonFields objectOrNull(String name) {
    return has(name) ? asObject(name, object.get(name)) : null;
  }

  Json.Obj raw() {
    return object;
  }

  private JsonFields asObject(String name, @Nullable Json value) {
    if (value instanceof Json.Obj fields) {
      return new JsonFields(path + name + ".", fields);
    }
    throw wrong(name, "an object", describe(value));
  }

  /** Elements of an array; none if absent. */
  List<Json> items(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (object.get(name) instanceof Json.Arr array) {
      return array.items();
    }
    throw wrong(name, "an array", describe(object.get(name)));
  }

  List<JsonFields> objects(String name) {
    List<JsonFields> fields = new ArrayList<>();
    for (Json item : items(name)) {
      fields.add(asObject(name + "[" + fields.size() + "]", item));
    }
    return fields;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Json item : items(name)) {
      if (!(item instanceof Json.Str text)) {
        throw wrong(name + "[" + texts.size() + "]", "a text", describe(item));
      }
      texts.add(text.value());
    }
    return texts;
  }

  IllegalArgumentException wrong(String name, String rule, Object value) {
    return new IllegalArgumentException(path + name + " must be " + rule + ", but was " + value);
  }

  private static String describe(@Nullable Json value) {
    return value == null ? "absent" : String.valueOf(value.plain());
  }
}
