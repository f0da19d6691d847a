package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads members of a stored state; what is not as it was written is refused by name. */
final class Stored {

  private Stored() {}

  static Json.Obj object(Json.Obj json, String name) {
    if (json.get(name) instanceof Json.Obj object) {
      return object;
    }
    throw refused(name, "an object", json.get(name));
  }

  static List<Json> list(Json.Obj json, String name, int most) {
    if (json.get(name) instanceof Json.Arr array && array.items().size() <= most) {
      return array.items();
    }
    throw refused(name, "a list of at most " + most, json.get(name));
  }

  static double number(Json.Obj json, String name) {
    double value = numberOrNaN(json, name);
    if (Double.isNaN(value)) {
      throw refused(name, "a number", json.get(name));
    }
    return value;
  }

  /** Absent is NaN. */
  static double numberOrNaN(Json.Obj json, String name) {
    Json member = json.get(name);
    if (member == null) {
      return Double.NaN;
    }
    if (member instanceof Json.Num number && !Double.isInfinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw refused(name, "a number that a double can hold", member);
  }

  static double notNegative(Json.Obj json, String name) {
    double value = number(json, name);
    if (value < 0) {
      throw refused(name, "at least 0", json.get(name));
    }
    return value;
  }

  static long whole(Json.Obj json, String name) {
    if (json.get(name) instanceof Json.Num number) {
      try {
        long value = number.longValueExact();
        if (value >= 0) {
          return value;
        }
      } catch (ArithmeticException e) {
        // refused below
      }
    }
    throw refused(name, "a whole number of at least 0", json.get(name));
  }

  static double[] numbers(Json.Obj json, String name, int size) {
    if (json.get(name) instanceof Json.Arr array && array.items().size() == size) {
      double[] numbers = new double[size];
      for (int i = 0; i < size; i++) {
        if (!(array.items().get(i) instanceof Json.Num number)
            || Double.isInfinite(number.doubleValue())) {
          throw refused(name, "a list of " + size + " numbers", array);
        }
        numbers[i] = number.doubleValue();
      }
      return numbers;
    }
    throw refused(name, "a list of " + size + " numbers", json.get(name));
  }

  static IllegalArgumentException refused(String name, String rule, @Nullable Json was) {
    return violated("member '" + name + "' of the state", rule, was == null ? "absent" : was);
  }
}
