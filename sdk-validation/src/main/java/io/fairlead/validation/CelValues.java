package io.fairlead.validation;

import io.fairlead.cel.CelBytes;
import io.fairlead.cel.CelError;
import io.fairlead.cel.CelList;
import io.fairlead.cel.CelMap;
import io.fairlead.cel.ListIdentity;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as rules see it: wrapped, not copied, and typed by its schema. */
final class CelValues {

  private static final Schema FREE = new Schema();

  private static final String IN_URLS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=";

  static {
    FREE.nullable = true;
  }

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
      Schema items = schema.items == null ? FREE : schema.items;
      return new Elements(items, array.items(), schema.identity());
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
        return value instanceof Json.Num number && NumberCheck.isInteger(number)
            ? ""
            : "int, got " + goType(value);
      case BOOLEAN:
        return value instanceof Json.Bool ? "" : "bool, got " + goType(value);
      case INT_OR_STRING:
        boolean fits =
            value instanceof Json.Str
                || value instanceof Json.Num number && NumberCheck.isInteger(number);
        return fits ? "" : "XIntOrString value to be either a string or integer";
      default:
        return "";
    }
  }

  /** Returns what Go calls the type of a value. */
  static String goType(Json value) {
    if (value instanceof Json.Obj) {
      return "map[string]interface {}";
    } else if (value instanceof Json.Arr) {
      return "[]interface {}";
    } else if (value instanceof Json.Num number) {
      return NumberCheck.isInteger(number) ? "int64" : "float64";
    }
    return value instanceof Json.Bool ? "bool" : value instanceof Json.Str ? "string" : "<nil>";
  }

  private static Object number(Schema schema, Json.Num number) {
    Long integer = schema.kind == Schema.Kind.NUMBER ? null : NumberCheck.integer(number);
    return integer == null ? (Object) number.doubleValue() : integer;
  }

  private static Object text(Schema schema, String text) {
    if (schema.kind != Schema.Kind.STRING || schema.format.isEmpty()) {
      return text;
    }
    switch (schema.format) {
      case "byte":
        return octets(text);
      case "duration":
        Duration duration = LooseDuration.parse(text);
        return duration == null
            ? new CelError(
                "Invalid duration " + text + ": unable to parse " + text + " as duration")
            : duration;
      case "date":
        return TimeText.date(text);
      case "date-time":
        return TimeText.dateTime(text);
      default:
        return text;
    }
  }

  /** The server checks one alphabet of Base64 and decodes the other, that of URLs. */
  private static Object octets(String text) {
    int at = 0;
    while (at < text.length() && IN_URLS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at == text.length() && at % 4 != 0) {
      at -= at % 4; // where the part begins that does not end
    } else if (at == text.length()) {
      try {
        return new CelBytes(Base64.getUrlDecoder().decode(text));
      } catch (IllegalArgumentException e) {
        at = Math.max(0, text.indexOf('='));
      }
    }
    String problem = ": illegal base64 data at input byte " + at;
    return new CelError("Invalid byte formatted string " + text + problem);
  }

  /** An object with properties: those that are there and not null, in the spelling of rules. */
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
      if (value == null || value == Json.Null.NULL) {
        return null;
      }
      Schema known = schema.properties.get(name);
      if (known == null) {
        known = schema == FREE || isOwn(name) ? FREE : null;
      }
      return known == null ? null : of(known, value);
    }

    /** Rules see what the server knows of each object, though schemas do not name it. */
    private static boolean isOwn(String name) {
      return name.equals("apiVersion") || name.equals("kind") || name.equals("metadata");
    }

    @Override
    public Iterator<?> keys() {
      List<String> names = new ArrayList<>(object.members().size());
      for (String name : object.members().keySet()) {
        if (schema == FREE || schema.properties.containsKey(name)) {
          String written = CelNames.escape(name);
          names.add(written == null ? name : written);
        }
      }
      return names.iterator();
    }

    @Override
    public boolean equalsHidden(CelMap other) {
      if (other instanceof Fields fields) {
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
          Json then = fields.object.get(member.getKey());
          boolean hidden = schema != FREE && !schema.properties.containsKey(member.getKey());
          if (hidden && then != null && !then.equals(member.getValue())) {
            return false;
          }
        }
      }
      return true;
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

  private record Elements(Schema schema, List<Json> items, ListIdentity identity)
      implements CelList {

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
