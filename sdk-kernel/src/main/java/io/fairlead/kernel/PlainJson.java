package io.fairlead.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain Java data to and from {@link Json}. */
final class PlainJson {

  private PlainJson() {}

  static Json toJson(@Nullable Object plain) {
    if (plain == null) {
      return Json.Null.NULL;
    } else if (plain instanceof Json json) {
      return json;
    } else if (plain instanceof String text) {
      return new Json.Str(text);
    } else if (plain instanceof Boolean flag) {
      return Json.Bool.of(flag);
    } else if (plain instanceof Number number) {
      return number(number);
    } else if (plain instanceof Map<?, ?> map) {
      return object(map);
    } else if (plain instanceof List<?> list) {
      return array(list);
    } else if (plain instanceof Object[] array) {
      return array(Arrays.asList(array));
    }
    throw Preconditions.violated(
        "value", "null, a boolean, text, number, map, list or Json", plain.getClass().getName());
  }

  private static Json number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      // a float's own digits, not those of the double next to it
      return number instanceof Double
          ? Json.Num.of(number.doubleValue())
          : Json.Num.of(Double.parseDouble(number.toString()));
    } else if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      return Json.Num.of(number.longValue());
    }
    return new Json.Num(number.toString());
  }

  private static Json object(Map<?, ?> map) {
    Map<String, Json> members = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (!(name instanceof String text)) {
            throw Preconditions.violated("key of a map", "a text", name);
          }
          members.put(text, toJson(value));
        });
    return new Json.Obj(members);
  }

  private static Json array(List<?> list) {
    List<Json> items = new ArrayList<>(list.size());
    for (Object item : list) {
      items.add(toJson(item));
    }
    return new Json.Arr(items);
  }

  static Json.Arr texts(Iterable<String> texts) {
    List<Json> items = new ArrayList<>();
    for (String text : texts) {
      items.add(new Json.Str(text));
    }
    return new Json.Arr(items);
  }

  static @Nullable Object fromJson(Json json) {
    if (json instanceof Json.Obj object) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      object.members().forEach((name, value) -> map.put(name, fromJson(value)));
      return map;
    } else if (json instanceof Json.Arr array) {
      List<@Nullable Object> list = new ArrayList<>(array.items().size());
      for (Json item : array.items()) {
        list.add(fromJson(item));
      }
      return list;
    } else if (json instanceof Json.Str text) {
      return text.value();
    } else if (json instanceof Json.Num number) {
      return plainNumber(number);
    } else if (json instanceof Json.Bool flag) {
      return flag.value();
    }
    return null;
  }

  private static Object plainNumber(Json.Num number) {
    String text = number.text();
    if (!JsonNumber.isInteger(text)) {
      BigDecimal value = number.value();
      return value;
    }
    if (text.length() < 10) {
      return Integer.parseInt(text);
    }
    BigInteger value = new BigInteger(text);
    if (value.bitLength() < 32) {
      return value.intValue();
    }
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }
}
