package io.fairlead.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fairlead.api.Shape;
import io.fairlead.api.ValueType;
import io.fairlead.api.wire.FieldMap;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.IntOrString;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from the tokens of a parser, by their {@link Shape}. A value of the wrong type is
 * noted as a problem and left out, and reading goes on. One reader, one parser, one thread.
 */
final class ShapeReader {

  /** Stands where a field was null or did not fit, so that its name cannot come again. */
  private static final Object SEEN = new Object();

  private final JsonParser parser;
  private final RawReader raw;
  private final Mismatches mismatches;
  private final CommonTexts texts;
  private @Nullable Object[] stack = new @Nullable Object[32]; // items of open lists and maps
  private int top;

  ShapeReader(JsonParser parser, RawReader raw, CommonTexts texts, Mismatches.Places places) {
    this.parser = parser;
    this.texts = texts;
    this.raw = raw;
    mismatches = new Mismatches(parser, places);
  }

  /** Returns what did not fit so far, and starts afresh. */
  List<ReadProblem> takeProblems() {
    return mismatches.take();
  }

  /** Reads the object that the parser stands on. */
  <R extends Record> R object(Shape<R> shape) throws IOException {
    return shape.javaType().cast(object(RecordPlan.of(shape)));
  }

  private Record object(RecordPlan plan) throws IOException {
    @Nullable Object[] values = new @Nullable Object[plan.size() + 1];
    boolean gaps = false;
    int known = -1;
    int base = top;
    Set<String> many = null;
    for (int field = plan.next(parser, known);
        field != RecordPlan.END;
        field = plan.next(parser, known)) {
      raw.count();
      if (field == RecordPlan.UNKNOWN) {
        String name = parser.currentName();
        many = unique(base, name, many);
        push(name);
        parser.nextToken();
        push(raw.value());
        continue;
      }
      if (values[field] != null) {
        throw raw.repeated(parser.currentName());
      }
      known = field;
      Object value =
          parser.nextToken() == JsonToken.VALUE_NULL ? null : value(plan, field, plan.type(field));
      gaps |= value == null;
      values[field] = value == null ? SEEN : value;
    }
    if (gaps) {
      Collections.replaceAll(Arrays.asList(values), SEEN, null);
    }
    values[values.length - 1] = map(base);
    return plan.shape().create(values);
  }

  private @Nullable Object value(RecordPlan plan, int field, ValueType type) throws IOException {
    JsonToken token = parser.currentToken();
    if (type instanceof ValueType.Scalar scalar) {
      return scalar(scalar, token);
    } else if (type instanceof ValueType.Nested) {
      return token == JsonToken.START_OBJECT ? object(plan.inner(field)) : mismatch("an object");
    } else if (type instanceof ValueType.OpenEnum open) {
      return token == JsonToken.VALUE_STRING ? open.of(texts.get(parser)) : mismatch("a text");
    } else if (type instanceof ValueType.ListOf list) {
      return token == JsonToken.START_ARRAY ? list(plan, field, list.items()) : mismatch("a list");
    }
    ValueType values = ((ValueType.MapOf) type).values();
    return token == JsonToken.START_OBJECT ? map(plan, field, values) : mismatch("an object");
  }

  private List<Object> list(RecordPlan plan, int field, ValueType items) throws IOException {
    int base = top;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      raw.count();
      boolean wrong =
          parser.currentToken() == JsonToken.VALUE_NULL && items != ValueType.Scalar.ANY;
      Object item = wrong ? mismatch("an item of the list") : value(plan, field, items);
      if (item != null) {
        push(item);
      }
    }
    List<Object> list = list(base);
    top = base;
    return list;
  }

  @SuppressWarnings("NullAway") // what lies between base and top was pushed
  private List<Object> list(int base) {
    return switch (top - base) {
      case 0 -> List.of();
      case 1 -> List.of(stack[base]);
      case 2 -> List.of(stack[base], stack[base + 1]);
      default -> List.of(Arrays.copyOfRange(stack, base, top));
    };
  }

  private Map<String, Object> map(RecordPlan plan, int field, ValueType values) throws IOException {
    int base = top;
    boolean gaps = false;
    Set<String> many = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      raw.count();
      many = unique(base, name, many);
      push(name);
      Object value = parser.nextToken() == JsonToken.VALUE_NULL ? null : value(plan, field, values);
      gaps |= value == null;
      push(value == null ? SEEN : value);
    }
    if (gaps) {
      dropEntriesWithoutValue(base);
    }
    return map(base);
  }

  private void dropEntriesWithoutValue(int base) {
    int kept = base;
    for (int i = base; i < top; i += 2) {
      if (stack[i + 1] != SEEN) {
        stack[kept] = stack[i];
        stack[kept + 1] = stack[i + 1];
        kept += 2;
      }
    }
    top = kept;
  }

  @SuppressWarnings("NullAway") // what lies between base and top was pushed
  private <V> Map<String, V> map(int base) {
    Map<String, V> map =
        top == base ? Map.of() : new FieldMap<>(Arrays.copyOfRange(stack, base, top));
    top = base;
    return map;
  }

  private void push(Object item) {
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, 2 * top);
    }
    stack[top++] = item;
  }

  /** Refuses a name that is there already; from 32 names on with the help of a set. */
  private @Nullable Set<String> unique(int base, String name, @Nullable Set<String> many) {
    Set<String> names = many;
    if (names == null && top - base < 64) {
      for (int i = base; i < top; i += 2) {
        if (name.equals(stack[i])) {
          throw raw.repeated(name);
        }
      }
      return null;
    }
    if (names == null) {
      names = new HashSet<>();
      for (int i = base; i < top; i += 2) {
        names.add((String) stack[i]);
      }
    }
    if (!names.add(name)) {
      throw raw.repeated(name);
    }
    return names;
  }

  // -- values without parts
  // ------------------------------------------------------------------------

  private @Nullable Object scalar(ValueType.Scalar type, JsonToken token) throws IOException {
    return switch (type) {
      case TEXT -> token == JsonToken.VALUE_STRING ? texts.get(parser) : mismatch("a text");
      case BOOL -> token.isBoolean() ? parser.getBooleanValue() : mismatch("true or false");
      case INT32 -> int32(token, "a whole number of 32 bits");
      case INT64 -> int64(token);
      case DOUBLE -> decimal(token);
      case QUANTITY -> quantity(token);
      case INT_OR_STRING -> {
        if (token == JsonToken.VALUE_STRING) {
          yield IntOrString.of(parser.getText());
        }
        Object number = int32(token, "a text or a whole number of 32 bits");
        yield number == null ? null : IntOrString.of((int) number);
      }
      case DURATION ->
          token == JsonToken.VALUE_STRING
              ? GoDuration.ofWire(parser.getText())
              : mismatch("a duration in text, for example \"30s\"");
      case TIME ->
          token == JsonToken.VALUE_STRING
              ? Timestamp.ofWire(texts.get(parser))
              : mismatch("a time in text, for example \"2026-11-23T09:00:00Z\"");
      case ANY -> raw.value();
    };
  }

  private @Nullable Object int32(JsonToken token, String rule) throws IOException {
    return token == JsonToken.VALUE_NUMBER_INT
            && parser.getNumberType() == JsonParser.NumberType.INT
        ? (Object) parser.getIntValue()
        : mismatch(rule);
  }

  private @Nullable Object int64(JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NUMBER_INT
            && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        ? (Object) parser.getLongValue()
        : mismatch("a whole number of 64 bits");
  }

  private @Nullable Object decimal(JsonToken token) throws IOException {
    if (token.isNumeric()) {
      double value = Double.parseDouble(parser.getText());
      if (!Double.isInfinite(value)) {
        return value;
      }
    }
    return mismatch("a number that a double can hold");
  }

  private @Nullable Object quantity(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      return Quantity.ofWire(texts.get(parser), token.isNumeric());
    }
    return mismatch("a quantity, as text or number");
  }

  private @Nullable Object mismatch(String rule) throws IOException {
    mismatches.add(rule);
    raw.skip();
    return null;
  }
}
