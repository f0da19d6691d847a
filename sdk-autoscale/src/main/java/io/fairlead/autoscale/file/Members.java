package io.fairlead.autoscale.file;

import io.fairlead.autoscale.PolicyFileException.Problem;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonMembers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of one object of a policy file. */
final class Members extends JsonMembers {

  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ns|us|ms|s|m|h)");
  private static final int MOST_PROBLEMS = 100;

  private final List<Problem> problems;

  Members(List<Problem> problems, Json.Obj object, String pointer) {
    super((where, message) -> add(problems, where, message), object, pointer);
    this.problems = problems;
  }

  List<Problem> problems() {
    return problems;
  }

  private static void add(List<Problem> problems, String where, String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(where, message));
    }
  }

  void problem(String where, String message) {
    note(where, message);
  }

  /** Notes that a member is missing. */
  void missing(String name) {
    problem(pointer(), name + " is missing");
  }

  @Nullable String text(String name) {
    return textOrNull(name);
  }

  /** A whole number; {@code null} if absent. */
  @Nullable Integer count(String name, int least, int most) {
    return countOrNull(name, least, most);
  }

  /** A time with its unit; {@code null} if absent. */
  @Nullable Duration duration(String name, boolean zeroToo) {
    Json value = get(name);
    if (value == null) {
      return null;
    }
    double nanos = value instanceof Json.Str text ? nanos(text.value()) : Double.NaN;
    if (nanos > 0 || (zeroToo && nanos == 0)) {
      return Duration.ofNanos(Math.round(Math.min(nanos, Long.MAX_VALUE / 2.0)));
    }
    String least = zeroToo ? "" : ", longer than zero";
    wrong(name, "a time with its unit" + least + " (such as 50ms, 1.5s or 2m)", value);
    return null;
  }

  /** A time with its unit in seconds, for times shorter than a nanosecond; NaN if absent. */
  double seconds(String name) {
    Json value = get(name);
    if (value == null) {
      return Double.NaN;
    }
    double nanos = value instanceof Json.Str text ? nanos(text.value()) : Double.NaN;
    if (nanos > 0) {
      return nanos / 1e9;
    }
    wrong(name, "a time with its unit, longer than zero (such as 8ms, 40us or 2.5ns)", value);
    return Double.NaN;
  }

  private static double nanos(String text) {
    Matcher form = DURATION.matcher(text);
    if (!form.matches()) {
      return Double.NaN;
    }
    long unit =
        switch (form.group(2)) {
          case "ns" -> 1L;
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        };
    return new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit)).doubleValue();
  }

  Optional<Members> members(String name) {
    Json value = get(name);
    if (value instanceof Json.Obj inner) {
      return Optional.of(new Members(problems, inner, at(name)));
    }
    if (value != null) {
      wrong(name, "an object", value);
    }
    return Optional.empty();
  }

  /** An object that must be there; {@code null} if it is not, which is noted. */
  @Nullable Members required(String name) {
    if (!has(name)) {
      missing(name);
    }
    return members(name).orElse(null);
  }

  /** A constant by its name, in capital letters. */
  <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
    String text = text(name);
    E found = text == null ? otherwise : constant(type, text);
    if (found == null) {
      problem(at(name), unknownConstant(name, type, String.valueOf(text)));
    }
    return found == null ? otherwise : found;
  }

  static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  static <E extends Enum<E>> String unknownConstant(String what, Class<E> type, String name) {
    return what
        + " must be one of "
        + Arrays.toString(type.getEnumConstants())
        + ", but was \""
        + name
        + '"';
  }

  /** Finite numbers; empty if absent or wrong. */
  double[] numbers(String name) {
    Json value = get(name);
    if (value == null) {
      return new double[0];
    }
    if (value instanceof Json.Arr list
        && list.items().stream()
            .allMatch(i -> i instanceof Json.Num n && Double.isFinite(n.doubleValue()))) {
      return list.items().stream().mapToDouble(i -> ((Json.Num) i).doubleValue()).toArray();
    }
    wrong(name, "a list of numbers", value);
    return new double[0];
  }

  /** The items of a list of objects, each to be ended by who reads it. */
  List<Members> list(String name) {
    List<Members> members = new ArrayList<>();
    Json value = get(name);
    if (value instanceof Json.Arr list) {
      for (int i = 0; i < list.items().size(); i++) {
        String where = at(name) + '/' + i;
        if (list.items().get(i) instanceof Json.Obj inner) {
          members.add(new Members(problems, inner, where));
        } else {
          problem(
              where,
              "items of " + name + " must be objects, but one was " + words(list.items().get(i)));
        }
      }
    } else if (value != null) {
      wrong(name, "a list", value);
    }
    return members;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    Json value = get(name);
    if (value instanceof Json.Arr list) {
      for (Json item : list.items()) {
        if (item instanceof Json.Str text) {
          texts.add(text.value());
        } else {
          wrong(name, "a list of texts", value);
        }
      }
    } else if (value != null) {
      wrong(name, "a list", value);
    }
    return texts;
  }

  /** Whole numbers by name. */
  void counts(String name, Map<String, Long> into) {
    members(name)
        .ifPresent(
            inner -> {
              for (String key : inner.object().members().keySet()) {
                Integer count = inner.count(key, 0, Integer.MAX_VALUE);
                if (count != null) {
                  into.put(key, count.longValue());
                }
              }
            });
  }

  /** Makes something of what was read; what its constructor refuses is a problem of this object. */
  <T> @Nullable T made(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      problem(pointer(), String.valueOf(e.getMessage()));
      return null;
    }
  }
}
