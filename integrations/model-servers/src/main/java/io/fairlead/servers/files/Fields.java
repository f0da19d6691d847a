package io.fairlead.servers.files;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.NearestName;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object of a file. Asking for a member makes its name known; {@link #end} then
 * finds what nobody asked for. What is wrong is noted and read as if it were absent, so that all
 * problems of a file come to light at once.
 */
final class Fields {

  private final Findings findings;
  private final Json.Obj object;
  private final String pointer;
  private final Set<String> known = new LinkedHashSet<>();

  Fields(Findings findings, Json.Obj object, String pointer) {
    this.findings = findings;
    this.object = object;
    this.pointer = pointer;
  }

  static String kind(Json json) {
    if (json instanceof Json.Obj) {
      return "an object";
    }
    if (json instanceof Json.Arr) {
      return "a list";
    }
    if (json instanceof Json.Str text) {
      return "the text \"" + text.value() + '"';
    }
    if (json instanceof Json.Num number) {
      return "the number " + number.text();
    }
    return json instanceof Json.Bool bool ? String.valueOf(bool.value()) : "null";
  }

  /** Returns the pointer of a member. */
  String at(String name) {
    return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
  }

  void problem(String name, String message) {
    findings.add(at(name), message);
  }

  /** Notes a problem of the whole object. */
  void problem(String message) {
    findings.add(pointer, message);
  }

  private void wrong(String name, String rule, Json actual) {
    problem(name, name + " must be " + rule + ", but was " + kind(actual));
  }

  boolean has(String name) {
    return get(name) != null;
  }

  /** A member; {@code null} stands for absent, as in YAML files where a value was cleared. */
  @Nullable Json get(String name) {
    known.add(name);
    Json value = object.get(name);
    return value == Json.Null.NULL ? null : value;
  }

  Optional<String> text(String name) {
    Json value = get(name);
    if (value instanceof Json.Str text && !text.value().isBlank()) {
      return Optional.of(text.value());
    }
    if (value != null) {
      wrong(name, "a text that is not blank", value);
    }
    return Optional.empty();
  }

  String required(String name) {
    if (!has(name)) {
      problem(name + " is missing");
      return "";
    }
    return text(name).orElse("");
  }

  /** A whole number; {@code otherwise} if absent. */
  int count(String name, int otherwise, int least, int most) {
    Json value = get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Json.Num number) {
      try {
        long whole = number.longValueExact();
        if (whole >= least && whole <= most) {
          return (int) whole;
        }
      } catch (ArithmeticException e) {
        // not whole, or far beyond: reported below
      }
    }
    String range =
        most == Integer.MAX_VALUE ? "at least " + least : "in [" + least + ", " + most + "]";
    wrong(name, "a whole number, " + range, value);
    return otherwise;
  }

  /** A number; NaN if absent. */
  double number(String name, double least, double most) {
    Json value = get(name);
    if (value == null) {
      return Double.NaN;
    }
    double number = value instanceof Json.Num n ? n.doubleValue() : Double.NaN;
    if (number >= least && number <= most) {
      return number;
    }
    String hint = most == 1.0 && number > 1.0 && number <= 100.0 ? " (is it a percentage?)" : "";
    String range =
        most == Double.MAX_VALUE
            ? "a number, at least " + trimmed(least)
            : "a number in [" + trimmed(least) + ", " + trimmed(most) + "]";
    problem(name, name + " must be " + range + ", but was " + kind(value) + hint);
    return Double.NaN;
  }

  private static String trimmed(double bound) {
    return bound == (long) bound ? Long.toString((long) bound) : Double.toString(bound);
  }

  boolean flag(String name, boolean otherwise) {
    Json value = get(name);
    if (value instanceof Json.Bool bool) {
      return bool.value();
    }
    if (value != null) {
      wrong(name, "true or false", value);
    }
    return otherwise;
  }

  /** A time with its unit: {@code 50ms}, {@code 1.5s}, {@code 2m}, {@code 1h}. */
  Optional<Duration> duration(String name) {
    Json value = get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Json.Str text) {
      Optional<Duration> parsed = Durations.parse(text.value());
      if (parsed.isPresent()) {
        return parsed;
      }
    }
    wrong(name, "a time with its unit, longer than zero (such as 50ms, 1.5s or 2m)", value);
    return Optional.empty();
  }

  /** An address of a server: {@code http} or {@code https}, with a host. */
  Optional<URI> url(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text.get());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // reported below
    }
    problem(
        name,
        name + " must be http://HOST:PORT or https://HOST:PORT, but was \"" + text.get() + '"');
    return Optional.empty();
  }

  /** Texts by name, in the order of the file. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            inner ->
                inner
                    .object
                    .members()
                    .forEach(
                        (key, value) -> {
                          inner.known.add(key);
                          if (value instanceof Json.Str text) {
                            texts.put(key, text.value());
                          } else {
                            inner.problem(
                                key,
                                key + " must be a text, but was " + kind(value) + " (quote it)");
                          }
                        }));
    return texts;
  }

  /** Numbers by name, in the order of the file; {@code null} is left out: unknown. */
  Map<String, Double> numbers(String name) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            inner -> {
              for (String key : inner.object.members().keySet()) {
                double value = inner.number(key, -Double.MAX_VALUE, Double.MAX_VALUE);
                if (!Double.isNaN(value)) {
                  numbers.put(key, value);
                }
              }
            });
    return numbers;
  }

  List<String> textList(String name) {
    List<String> texts = new ArrayList<>();
    items(
        name,
        (item, where) -> {
          if (item instanceof Json.Str text && !text.value().isBlank()) {
            texts.add(text.value());
          } else {
            findings.add(where, "items of " + name + " must be texts, but one was " + kind(item));
          }
        });
    return texts;
  }

  Optional<Fields> object(String name) {
    Json value = get(name);
    if (value instanceof Json.Obj inner) {
      return Optional.of(new Fields(findings, inner, at(name)));
    }
    if (value != null) {
      wrong(name, "an object", value);
    }
    return Optional.empty();
  }

  /** Reads each object of a list; their fields are ended here. */
  void objects(String name, Consumer<Fields> each) {
    items(
        name,
        (item, where) -> {
          if (item instanceof Json.Obj inner) {
            Fields fields = new Fields(findings, inner, where);
            each.accept(fields);
            fields.end();
          } else {
            findings.add(where, "items of " + name + " must be objects, but one was " + kind(item));
          }
        });
  }

  /** Takes an item of a list and its pointer. */
  @FunctionalInterface
  interface Item {
    void read(Json item, String pointer);
  }

  void items(String name, Item each) {
    Json value = get(name);
    if (value instanceof Json.Arr list) {
      for (int i = 0; i < list.items().size(); i++) {
        each.read(list.items().get(i), at(name) + '/' + i);
      }
    } else if (value != null) {
      wrong(name, "a list", value);
    }
  }

  /** Returns the names that are there, without making them known. */
  Set<String> names() {
    return object.members().keySet();
  }

  /** Notes every member that nobody asked for, with the name that was probably meant. */
  void end() {
    for (String name : object.members().keySet()) {
      if (!known.contains(name)) {
        String meant = NearestName.to(name, known);
        String hint =
            meant.isEmpty()
                ? " (known here: " + String.join(", ", known) + ")"
                : " (did you mean " + meant + "?)";
        problem(name, name + " is not known here" + hint);
      }
    }
  }
}
