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
import java.util.ArrayList;
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

  private static final int MAX_PROBLEMS = 100;

  /** Stands where a field was null or did not fit, so that its name cannot come again. */
  private static final Object SEEN = new Object();

  private final JsonParser parser;
  private final RawReader raw;
  private final List<ReadProblem> problems = new ArrayList<>(0);
  private final ProblemPlaces places;
  private final CommonTexts texts;
  private @Nullable Object[] stack = new @Nullable Object[32]; // items of open lists and maps
  private int top;

  /** Says where the parser's present token is. */
  @FunctionalInterface
  interface ProblemPlaces {
    Position of(String pointer);
  }

  ShapeReader(JsonParser parser, RawReader raw, CommonTexts texts, ProblemPlaces places) {
    this.parser = parser;
    this.texts = texts;
    this.raw = raw;
    this.places = places;
  }

  /** Returns what did not fit so far, and starts afresh. */
  List<ReadProblem> takeProblems() {
    if (problems.isEmpty()) {
      return List.of();
    }
    List<ReadProblem> taken = List.copyOf(problems);
    problems.clear();
    return taken;
  }

  /** Reads the object that the parser stands on. */
  <R extends Record> R object(Shape<R> shape) throws IOException {
    List<Shape.Field> fields = shape.fields();
    @Nullable Object[] values = new @Nullable Object[fields.size() + 1];
    boolean gaps = false;
    int expected = 0;
    int base = top;
    Set<String> many = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      raw.count();
      int field = expected;
      if (field >= values.length - 1 || !fields.get(field).jsonName().equals(name)) {
        field = shape.indexOf(name);
      }
      if (field < 0) {
        many = unique(base, name, many);
        push(name);
        parser.nextToken();
        push(raw.value());
        continue;
      }
      if (values[field] != null) {
        throw raw.repeated(name);
      }
      expected = field + 1;
      Object value =
          parser.nextToken() == JsonToken.VALUE_NULL ? null : value(fields.get(field).type());
      gaps |= value == null;
      values[field] = value == null ? SEEN : value;
    }
    if (gaps) {
      Collections.replaceAll(Arrays.asList(values), SEEN, null);
    }
    values[values.length - 1] = map(base);
    return shape.create(values);
  }

  private @Nullable Object value(ValueType type) throws IOException {
    JsonToken token = parser.currentToken();
    if (type instanceof ValueType.Scalar scalar) {
      return scalar(scalar, token);
    } else if (type instanceof ValueType.Nested nested) {
      return token == JsonToken.START_OBJECT ? object(nested.shape()) : mismatch("an object");
    } else if (type instanceof ValueType.OpenEnum open) {
      return token == JsonToken.VALUE_STRING ? open.of(texts.get(parser)) : mismatch("a text");
    } else if (type instanceof ValueType.ListOf list) {
      return token == JsonToken.START_ARRAY ? list(list.items()) : mismatch("a list");
    }
    ValueType values = ((ValueType.MapOf) type).values();
    return token == JsonToken.START_OBJECT ? map(values) : mismatch("an object");
  }

  private List<Object> list(ValueType items) throws IOException {
    int base = top;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      raw.count();
      boolean wrong =
          parser.currentToken() == JsonToken.VALUE_NULL && items != ValueType.Scalar.ANY;
      Object item = wrong ? mismatch("an item of the list") : value(items);
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

  private Map<String, Object> map(ValueType values) throws IOException {
    int base = top;
    boolean gaps = false;
    Set<String> many = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      raw.count();
      many = unique(base, name, many);
      push(name);
      Object value = parser.nextToken() == JsonToken.VALUE_NULL ? null : value(values);
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
      case INT32 -> integer(token, 32);
      case INT64 -> integer(token, 64);
      case DOUBLE -> decimal(token);
      case QUANTITY -> quantity(token);
      case INT_OR_STRING -> {
        if (token == JsonToken.VALUE_STRING) {
          yield IntOrString.of(parser.getText());
        }
        Object number = integer(token, 32, "a text or a whole number of 32 bits");
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

  private @Nullable Object integer(JsonToken token, int bits) throws IOException {
    return integer(token, bits, "a whole number of " + bits + " bits");
  }

  private @Nullable Object integer(JsonToken token, int bits, String rule) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT) {
      JsonParser.NumberType type = parser.getNumberType();
      if (type == JsonParser.NumberType.INT) {
        int value = parser.getIntValue();
        return bits == 32 ? (Object) value : (Object) (long) value;
      }
      if (type == JsonParser.NumberType.LONG && bits == 64) {
        return parser.getLongValue();
      }
    }
    return mismatch(rule);
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

  // -- what does not fit
  // ---------------------------------------------------------------------------

  private @Nullable Object mismatch(String rule) throws IOException {
    if (problems.size() < MAX_PROBLEMS) {
      String pointer = parser.getParsingContext().pathAsPointer().toString();
      Position place = places.of(pointer);
      JsonToken token = parser.currentToken();
      problems.add(
          new ReadProblem(
              pointer,
              place.line(),
              place.column(),
              "the value must be " + rule + ", but was " + shown(token),
              hint(rule, token)));
    }
    raw.skip();
    return null;
  }

  private String shown(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "the text \"" + shortened(parser.getText()) + '"';
      default -> shortened(parser.getText());
    };
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  private String hint(String rule, JsonToken token) throws IOException {
    if (rule.startsWith("a text") && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      return "put it in quotes";
    }
    if (token == JsonToken.VALUE_STRING && rule.contains("whole number")) {
      return parser.getText().matches("-?\\d{1,19}") ? "leave the quotes away" : "";
    }
    return rule.equals("a list") && token == JsonToken.START_OBJECT
        ? "in YAML, items begin with a dash"
        : "";
  }
}
