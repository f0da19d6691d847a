package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.fairlead.api.Shape;
import io.fairlead.api.ValueType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading needs of a {@link Shape}, laid out for it: the names as a parser compares them, the
 * types, and the plans of the records inside.
 *
 * <p>Whoever writes objects of a kind writes their fields in the same order. So the field that came
 * next last time is tried first: the parser compares its bytes, and need not look up a name.
 * Threads race for what is remembered, which is harmless: it is only a guess.
 */
final class RecordPlan {

  /** Stands for a name that the record does not know. */
  static final int UNKNOWN = -1;

  /** Stands for the end of the object. */
  static final int END = -2;

  private static final ClassValue<RecordPlan> CACHE =
      new ClassValue<>() {
        @Override
        protected RecordPlan computeValue(Class<?> type) {
          return new RecordPlan(Shape.of(type.asSubclass(Record.class)));
        }
      };

  private final Shape<?> shape;
  private final SerializedString[] names;
  private final ValueType[] types;
  private final @Nullable RecordPlan[] inner; // made on first use, since records may be recursive
  private final int[] following; // by 1 + number of the field before, 0 for none

  private RecordPlan(Shape<?> shape) {
    this.shape = shape;
    List<Shape.Field> fields = shape.fields();
    names = new SerializedString[fields.size()];
    types = new ValueType[names.length];
    inner = new @Nullable RecordPlan[names.length];
    following = new int[names.length + 1];
    for (int i = 0; i < names.length; i++) {
      names[i] = new SerializedString(fields.get(i).jsonName());
      types[i] = fields.get(i).type();
      following[i] = i;
    }
  }

  static RecordPlan of(Shape<?> shape) {
    return CACHE.get(shape.javaType());
  }

  Shape<?> shape() {
    return shape;
  }

  /** Returns the number of fields. */
  int size() {
    return types.length;
  }

  ValueType type(int field) {
    return types[field];
  }

  /** Returns the plan of the record that a field holds, be it in a list or a map. */
  RecordPlan inner(int field) {
    RecordPlan known = inner[field];
    if (known == null) {
      known = of(innermost(types[field]));
      inner[field] = known;
    }
    return known;
  }

  private static Shape<?> innermost(ValueType type) {
    if (type instanceof ValueType.ListOf list) {
      return innermost(list.items());
    } else if (type instanceof ValueType.MapOf map) {
      return innermost(map.values());
    }
    return ((ValueType.Nested) type).shape();
  }

  /**
   * Moves the parser to the next name of an object.
   *
   * @param before number of the field of this object that was found last; -1 for none
   * @return the number of the field, {@link #UNKNOWN} or {@link #END}
   */
  int next(JsonParser parser, int before) throws IOException {
    if (names.length == 0) {
      return parser.nextFieldName() == null ? END : UNKNOWN;
    }
    int guess = following[before + 1];
    if (parser.nextFieldName(names[guess])) {
      return guess;
    }
    if (parser.currentToken() != JsonToken.FIELD_NAME) {
      return END;
    }
    int field = shape.indexOf(parser.currentName());
    if (field >= 0) {
      following[before + 1] = field;
    }
    return field;
  }
}
