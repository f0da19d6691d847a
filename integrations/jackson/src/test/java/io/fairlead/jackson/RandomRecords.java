package io.fairlead.jackson;

import io.fairlead.api.Shape;
import io.fairlead.api.ValueType;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random JSON that fits a record, with fields at every level that the record does not know. */
final class RandomRecords {

  private static final String[] TEXTS = {
    "",
    "a",
    "Ready",
    "10.0.0.1",
    "with \"quotes\" and \\",
    "\u00e4\u20ac\uD83D\uDE00",
    "\u0001\n\t",
    "null"
  };
  private static final String[] NUMBERS = {
    "0", "-1", "1.10", "1e3", "12345678901234567890", "0.1", "-0.0", "1E-7"
  };
  private static final String[] QUANTITIES = {"500m", "1.5Gi", "lots", "", "1e3", "+5"};

  private final SplittableRandom random;

  RandomRecords(long seed) {
    random = new SplittableRandom(seed);
  }

  Json.Obj object(Shape<?> shape, int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    List<Shape.Field> fields = new ArrayList<>(shape.fields());
    for (int i = fields.size(); i > 1; i--) { // fields come in any order
      fields.add(fields.remove(random.nextInt(i)));
    }
    for (Shape.Field field : fields) {
      if (random.nextInt(depth > 6 ? 8 : 3) != 0) {
        continue;
      }
      if (random.nextInt(4) == 0) {
        members.put("x" + random.nextInt(5), raw(0));
      }
      members.put(field.jsonName(), value(field.type(), depth + 1));
    }
    members.put("unknown" + depth, raw(0));
    return new Json.Obj(members);
  }

  private Json value(ValueType type, int depth) {
    if (type instanceof ValueType.Scalar scalar) {
      return scalar(scalar);
    } else if (type instanceof ValueType.OpenEnum open) {
      int pick = random.nextInt(open.known().size() + 1);
      return new Json.Str(pick == 0 ? "Future" : open.known().get(pick - 1));
    } else if (type instanceof ValueType.Nested nested) {
      return object(nested.shape(), depth);
    } else if (type instanceof ValueType.ListOf list) {
      List<Json> items = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(value(list.items(), depth));
      }
      return new Json.Arr(items);
    }
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = random.nextInt(random.nextInt(8) == 0 ? 60 : 4); i > 0; i--) {
      members.put("k" + i, value(((ValueType.MapOf) type).values(), depth));
    }
    return new Json.Obj(members);
  }

  private Json scalar(ValueType.Scalar type) {
    return switch (type) {
      case TEXT, DURATION, TIME -> text();
      case BOOL -> Json.Bool.of(random.nextBoolean());
      case INT32 -> Json.Num.of(random.nextInt());
      case INT64 -> Json.Num.of(random.nextLong());
      case DOUBLE -> Json.Num.of(random.nextInt(1_000) / 8.0);
      case QUANTITY ->
          random.nextBoolean()
              ? new Json.Str(QUANTITIES[random.nextInt(QUANTITIES.length)])
              : number();
      case INT_OR_STRING -> random.nextBoolean() ? text() : Json.Num.of(random.nextInt());
      case ANY -> raw(0) instanceof Json.Obj object ? object : text();
    };
  }

  private Json text() {
    return new Json.Str(TEXTS[random.nextInt(TEXTS.length)]);
  }

  private Json number() {
    return new Json.Num(NUMBERS[random.nextInt(NUMBERS.length)]);
  }

  private Json raw(int depth) {
    switch (random.nextInt(depth > 3 ? 4 : 6)) {
      case 0:
        return text();
      case 1:
        return number();
      case 2:
        return Json.Bool.of(random.nextBoolean());
      case 3:
        return Json.Null.NULL;
      case 4:
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(raw(depth + 1));
        }
        return new Json.Arr(items);
      default:
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 40 : 4); i > 0; i--) {
          members.put("m" + i, raw(depth + 1));
        }
        return new Json.Obj(members);
    }
  }
}
