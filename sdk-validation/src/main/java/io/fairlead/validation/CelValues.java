package io.fairlead.validation;

import io.fairlead.cel.CelBytes;
import io.fairlead.cel.CelError;
import io.fairlead.cel.CelList;
import io.fairlead.cel.CelMap;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON as rules see it: wrapped, not copied, and typed by its schema. */
final class CelValues {

  private static final Schema FREE = new Schema();

  private CelValues() {}

  static Object of(Schema schema, Json value) {
    if (value == Json.Null.NULL) {
      return schema.nullable
          ? Json.Null.NULL
          : new CelError("invalid data, got null for schema with nullable=false");
    }
    String wanted = misfit(schema.kind, value);
    if (!wanted.isEmpty()) {
      return new CelError("invalid data, expected " + wanted);
    }
    if (value instanceof Json.Obj object) {
      return schema.additional != null ? new Entries(schema, object) : new Fields(schema, object);
    } else if (value instanceof Json.Arr array) {
      return new Elements(schema.items == null ? FREE : schema.items, array.items());
    } else if (value instanceof Json.Str text) {
      return text(schema, text.value());
    } else if (value instanceof Json.Num number) {
      return number(schema, number);
    }
    return ((Json.Bool) value).value();
  }

  /** Returns what was wanted and is not there, "" if the value is of the type. */
  private static String misfit(Schema.Kind kind, Json value) {
    switch (kind) {
      case OBJECT:
        return value instanceof Json.Obj ? "" : "a map for the provided schema with type=object";
      case ARRAY:
        return value instanceof Json.Arr ? "" : "an array for the provided schema with type=array";
      case STRING:
        return value instanceof Json.Str ? "" : "string, got " + goType(value);
      case NUMBER:
        return value instanceof Json.Num ? "" : "float, got " + goType(value);
      case INTEGER:
        return value instanceof Json.Num ? "" : "int, got " + goType(value);
      case BOOLEAN:
        return value instanceof Json.Bool ? "" : "bool, got " + goType(value);
      case INT_OR_STRING:
        boolean fits = value instanceof Json.Str || value instanceof Json.Num;
        return fits ? "" : "XIntOrString value to be either a string or integer";
      default:
        return "";
    }
  }

  private static String goType(Json value) {
    if (value instanceof Json.Obj) {
      return "map[string]interface {}";
    } else if (value instanceof Json.Arr) {
      return "[]interface {}";
    } else if (value instanceof Json.Num number) {
      return Numbers.isWhole(number) ? "int64" : "float64";
    }
    return value instanceof Json.Bool ? "bool" : "string";
  }

  private static Object number(Schema schema, Json.Num number) {
    if (schema.kind != Schema.Kind.NUMBER && Numbers.isWhole(number)) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        return number.doubleValue();
      }
    }
    return number.doubleValue();
  }

  private static Object text(Schema schema, String text) {
    if (schema.kind != Schema.Kind.STRING || schema.format.isEmpty()) {
      return text;
    }
    try {
      switch (schema.format) {
        case "byte":
          return new CelBytes(Base64.getDecoder().decode(text));
        case "duration":
          GoDuration duration = GoDuration.ofWire(text);
          return duration.isValid()
              ? duration.toDuration()
              : new CelError("invalid duration " + JsonShown.quoted(text));
        case "date":
          return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        case "date-time":
          return instant(text);
        default:
          return text;
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      return new CelError("invalid " + schema.format + ' ' + JsonShown.quoted(text));
    }
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** An object with properties. */
  private record Fields(Schema schema, Json.Obj object) implements CelMap {

    @Override
    public int size() {
      return object.members().size();
    }

    @Override
    public @Nullable Object find(Object key) {
      if (!(key instanceof String written)) {
        return null;
      }
      String name = CelNames.unescape(written);
      Json value = object.get(name);
      if (value == null) {
        return null;
      }
      return of(schema.properties.getOrDefault(name, FREE), value);
    }

    @Override
    public boolean contains(Object key) {
      return key instanceof String written && object.get(CelNames.unescape(written)) != null;
    }

    @Override
    public Iterator<?> keys() {
      return object.members().keySet().iterator();
    }
  }

  /** An object that is a map. */
  private record Entries(Schema schema, Json.Obj object) implements CelMap {

    @Override
    public int size() {
      return object.members().size();
    }

    @Override
    public @Nullable Object find(Object key) {
      Json value = key instanceof String name ? object.get(name) : null;
      Schema values = schema.additional;
      return value == null ? null : of(values == null ? FREE : values, value);
    }

    @Override
    public boolean contains(Object key) {
      return key instanceof String name && object.get(name) != null;
    }

    @Override
    public Iterator<?> keys() {
      return object.members().keySet().iterator();
    }
  }

  private record Elements(Schema schema, List<Json> items) implements CelList {

    @Override
    public int size() {
      return items.size();
    }

    @Override
    public Object get(int index) {
      return of(schema, items.get(index));
    }
  }
}
