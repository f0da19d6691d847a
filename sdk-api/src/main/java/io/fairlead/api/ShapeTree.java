package io.fairlead.api;

import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.IntOrString;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records to and from trees of {@link Json}, by their {@link Shape}. */
final class ShapeTree {

  private ShapeTree() {}

  // -- record to tree
  // ------------------------------------------------------------------------------

  static <R extends Record> Json.Obj toJson(Shape<R> shape, R instance) {
    Map<String, Json> members = new LinkedHashMap<>();
    List<Shape.Field> fields = shape.fields();
    for (int i = 0; i < fields.size(); i++) {
      Object value = shape.get(instance, i);
      if (value != null) {
        members.put(fields.get(i).jsonName(), toJson(fields.get(i).type(), value));
      }
    }
    shape.unknownFields(instance).forEach(members::putIfAbsent);
    return new Json.Obj(members);
  }

  static Json toJson(ValueType type, Object value) {
    if (type instanceof ValueType.Scalar scalar) {
      return scalar(scalar, value);
    } else if (type instanceof ValueType.OpenEnum open) {
      return new Json.Str(open.textOf(value));
    } else if (type instanceof ValueType.Nested nested) {
      return nested(nested.shape(), value);
    } else if (type instanceof ValueType.ListOf list) {
      List<Json> items = new ArrayList<>();
      for (Object item : (List<?>) value) {
        items.add(toJson(list.items(), item));
      }
      return new Json.Arr(items);
    }
    ValueType values = ((ValueType.MapOf) type).values();
    Map<String, Json> members = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, item) -> members.put((String) key, toJson(values, item)));
    return new Json.Obj(members);
  }

  private static <R extends Record> Json nested(Shape<R> shape, Object value) {
    return toJson(shape, shape.javaType().cast(value));
  }

  private static Json scalar(ValueType.Scalar type, Object value) {
    return switch (type) {
      case BOOL -> Json.Bool.of((Boolean) value);
      case INT32, INT64 -> Json.Num.of(((Number) value).longValue());
      case DOUBLE -> Json.Num.of(((Number) value).doubleValue());
      case QUANTITY -> {
        Quantity quantity = (Quantity) value;
        yield quantity.writtenAsNumber()
            ? new Json.Num(quantity.text())
            : new Json.Str(quantity.text());
      }
      case INT_OR_STRING -> Json.of(((IntOrString) value).plain());
      case ANY -> (Json) value;
      case TEXT, DURATION, TIME -> new Json.Str(value.toString());
    };
  }

  // -- tree to record
  // ------------------------------------------------------------------------------

  static <R extends Record> R fromJson(Shape<R> shape, Json.Obj json) {
    List<Shape.Field> fields = shape.fields();
    @Nullable Object[] values = new @Nullable Object[fields.size() + 1];
    Map<String, Json> unknown = new LinkedHashMap<>();
    json.members()
        .forEach(
            (name, member) -> {
              int field = shape.indexOf(name);
              if (field < 0) {
                unknown.put(name, member);
              } else if (member != Json.Null.NULL) {
                values[field] = below(name, fields.get(field).type(), member);
              }
            });
    values[fields.size()] = unknown;
    return shape.create(values);
  }

  private static Object below(String step, ValueType type, Json json) {
    try {
      return fromJson(type, json);
    } catch (ShapeMismatchException e) {
      throw e.below(step);
    }
  }

  private static Object fromJson(ValueType type, Json json) {
    if (type instanceof ValueType.Scalar scalar) {
      return scalar(scalar, json);
    } else if (type instanceof ValueType.OpenEnum open) {
      return open.of(text(json));
    } else if (type instanceof ValueType.Nested nested) {
      return fromJson(nested.shape(), object(json));
    } else if (type instanceof ValueType.ListOf list) {
      return list(list, json);
    }
    ValueType values = ((ValueType.MapOf) type).values();
    Map<String, Object> map = new LinkedHashMap<>();
    object(json)
        .members()
        .forEach(
            (name, member) -> {
              if (member != Json.Null.NULL) {
                map.put(name, below(name, values, member));
              }
            });
    return map;
  }

  private static List<Object> list(ValueType.ListOf type, Json json) {
    if (!(json instanceof Json.Arr array)) {
      throw mismatch("a list", json);
    }
    List<Object> items = new ArrayList<>(array.items().size());
    for (Json item : array.items()) {
      items.add(below(Integer.toString(items.size()), type.items(), item));
    }
    return items;
  }

  private static Object scalar(ValueType.Scalar type, Json json) {
    return switch (type) {
      case TEXT -> text(json);
      case BOOL -> {
        if (json instanceof Json.Bool flag) {
          yield flag.value();
        }
        throw mismatch("true or false", json);
      }
      case INT32 -> (int) integer(json, Integer.MIN_VALUE, Integer.MAX_VALUE, 32);
      case INT64 -> integer(json, Long.MIN_VALUE, Long.MAX_VALUE, 64);
      case DOUBLE -> {
        if (json instanceof Json.Num number) {
          yield number.doubleValue();
        }
        throw mismatch("a number", json);
      }
      case QUANTITY ->
          json instanceof Json.Num number
              ? Quantity.ofWire(number.text(), true)
              : Quantity.ofWire(text(json, "a quantity, as text or number"), false);
      case INT_OR_STRING ->
          json instanceof Json.Num
              ? IntOrString.of((int) integer(json, Integer.MIN_VALUE, Integer.MAX_VALUE, 32))
              : IntOrString.of(text(json, "a text or a whole number of 32 bits"));
      case DURATION -> GoDuration.ofWire(text(json));
      case TIME -> Timestamp.ofWire(text(json));
      case ANY -> json;
    };
  }

  private static long integer(Json json, long low, long high, int bits) {
    if (json instanceof Json.Num number) {
      try {
        long value = Long.parseLong(number.text());
        if (value >= low && value <= high) {
          return value;
        }
      } catch (NumberFormatException e) {
        // falls through to the complaint
      }
    }
    throw mismatch("a whole number of " + bits + " bits", json);
  }

  private static String text(Json json) {
    return text(json, "a text");
  }

  private static String text(Json json, String rule) {
    if (json instanceof Json.Str text) {
      return text.value();
    }
    throw mismatch(rule, json);
  }

  private static Json.Obj object(Json json) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw mismatch("an object", json);
  }

  private static ShapeMismatchException mismatch(String rule, Json json) {
    return new ShapeMismatchException("", "the value must be " + rule + ", but was " + shown(json));
  }

  private static String shown(Json json) {
    if (json instanceof Json.Obj) {
      return "an object";
    } else if (json instanceof Json.Arr) {
      return "a list";
    } else if (json instanceof Json.Str text) {
      String value = text.value();
      return "the text \"" + (value.length() > 40 ? value.substring(0, 40) + "..." : value) + '"';
    } else if (json instanceof Json.Num number) {
      return number.text();
    }
    return json instanceof Json.Bool flag ? String.valueOf(flag.value()) : "null";
  }
}
