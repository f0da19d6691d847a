package io.fairlead.routing.stages;

import io.fairlead.kernel.Json;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one stage as they stand in a configuration file.
 *
 * <p>Strict, as upstream: a parameter that nobody asked for is refused by {@link StageCatalog}.
 * Explicit {@code null} counts as absent. Not thread-safe.
 */
public final class Parameters {

  private final String stage;
  private final Json.Obj values;
  private final Set<String> known = new TreeSet<>();

  Parameters(String stage, Json.Obj values) {
    this.stage = stage;
    this.values = values;
  }

  /** Returns a whole number. */
  public int integer(String name, int absent) {
    Json value = take(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Json.Num number) {
      try {
        return Math.toIntExact(number.longValueExact());
      } catch (ArithmeticException e) {
        throw wrong(name, "a whole number of 32 bits", number.text());
      }
    }
    throw wrong(name, "a whole number", value);
  }

  /** Returns a number. */
  public double number(String name, double absent) {
    Json value = take(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Json.Num number) {
      return number.doubleValue();
    }
    throw wrong(name, "a number", value);
  }

  /** Returns a truth value. */
  public boolean flag(String name, boolean absent) {
    Json value = take(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Json.Bool flag) {
      return flag.value();
    }
    throw wrong(name, "true or false", value);
  }

  /** Returns a text. */
  public String text(String name, String absent) {
    Json value = take(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Json.Str text) {
      return text.value();
    }
    throw wrong(name, "a text", value);
  }

  /** Returns an object; the empty one if absent. */
  public Json.Obj object(String name) {
    Json value = take(name);
    if (value == null) {
      return Json.Obj.EMPTY;
    }
    if (value instanceof Json.Obj object) {
      return object;
    }
    throw wrong(name, "an object", value);
  }

  /** Returns an array; the empty one if absent. */
  public Json.Arr array(String name) {
    Json value = take(name);
    if (value == null) {
      return Json.Arr.EMPTY;
    }
    if (value instanceof Json.Arr array) {
      return array;
    }
    throw wrong(name, "an array", value);
  }

  /** Returns the exception for a value that breaks a rule. */
  public IllegalArgumentException wrong(String name, String rule, Object value) {
    return new IllegalArgumentException(
        "parameter '" + name + "' of " + stage + " must be " + rule + ", but was " + value);
  }

  /** Refuses what nobody asked for. */
  void requireNoOther() {
    for (String name : values.members().keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "parameter of "
                + stage
                + " must be "
                + (known.isEmpty() ? "absent: it has none" : "one of " + known)
                + ", but was '"
                + name
                + "'");
      }
    }
  }

  private @Nullable Json take(String name) {
    known.add(name);
    Json value = values.get(name);
    return value == Json.Null.NULL ? null : value;
  }
}
