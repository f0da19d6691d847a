package io.fairlead.autoscale.form;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of JSON objects as Java values, for what was checked by its form and for stored states,
 * which have none: all refuse a member of the wrong form with IllegalArgumentException.
 */
public final class JsonValues {

  private JsonValues() {}

  /** Returns a time, or {@code null} if there is none. */
  public static @Nullable Instant instant(Json.Obj object, String name) {
    String text = object.text(name);
    return text == null ? null : Timestamp.parse(text).toInstant();
  }

  /** Returns a text that must be there. */
  public static String text(Json.Obj object, String name) {
    String text = object.text(name);
    if (text == null) {
      throw wrong(object, name, "a text");
    }
    return text;
  }

  /** Returns a whole number of 32 bits that must be there. */
  public static int integer(Json.Obj object, String name) {
    if (object.get(name) instanceof Json.Num number) {
      try {
        return Math.toIntExact(number.longValueExact());
      } catch (ArithmeticException e) {
        throw wrong(object, name, "a whole number of 32 bits");
      }
    }
    throw wrong(object, name, "a whole number");
  }

  /** Returns a whole number of 64 bits that must be there. */
  public static long wide(Json.Obj object, String name) {
    if (object.get(name) instanceof Json.Num number) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        throw wrong(object, name, "a whole number of 64 bits");
      }
    }
    throw wrong(object, name, "a number");
  }

  /** Returns the exception to throw for a member of the wrong form. */
  public static IllegalArgumentException wrong(Json.Obj object, String name, String rule) {
    Json value = object.get(name);
    return violated("member '" + name + "'", rule, value == null ? "absent" : value);
  }

  /** Returns an object that must be there. */
  public static Json.Obj object(Json.Obj object, String name) {
    if (object.get(name) instanceof Json.Obj member) {
      return member;
    }
    throw wrong(object, name, "an object");
  }

  /** Returns the items of a list of objects; none if there is no list. */
  public static List<Json.Obj> objects(Json.Obj object, String name) {
    Json member = object.get(name);
    if (isAbsent(member)) {
      return List.of();
    }
    if (!(member instanceof Json.Arr array)) {
      throw wrong(object, name, "a list");
    }
    List<Json.Obj> items = new ArrayList<>(array.items().size());
    for (Json item : array.items()) {
      if (!(item instanceof Json.Obj each)) {
        throw violated("item of '" + name + "'", "an object", item);
      }
      items.add(each);
    }
    return items;
  }

  /** Returns any number, which must be there. */
  public static double number(Json.Obj object, String name) {
    if (object.get(name) instanceof Json.Num number) {
      return number.doubleValue();
    }
    throw wrong(object, name, "a number");
  }

  /** Returns a whole number of 32 bits, or {@code otherwise} if there is none. */
  public static int integer(Json.@Nullable Obj object, String name, int otherwise) {
    return object == null || isAbsent(object.get(name)) ? otherwise : integer(object, name);
  }

  /** Returns an object, or {@code null} if there is none. */
  public static Json.@Nullable Obj objectOrNull(Json.@Nullable Obj object, String name) {
    return object == null || isAbsent(object.get(name)) ? null : object(object, name);
  }

  private static boolean isAbsent(@Nullable Json value) {
    return value == null || value == Json.Null.NULL;
  }
}
