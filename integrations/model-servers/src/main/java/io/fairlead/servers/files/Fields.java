package io.fairlead.servers.files;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonMembers;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The members of one object of a pool, request, serve or decision file. */
final class Fields extends JsonMembers {

  private final Findings findings;

  Fields(Findings findings, Json.Obj object, String pointer) {
    super(findings::add, object, pointer);
    this.findings = findings;
  }

  void problem(String name, String message) {
    findings.add(at(name), message);
  }

  /** Notes a problem of the whole object. */
  void problem(String message) {
    findings.add(pointer(), message);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(textOrNull(name));
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
    Integer count = countOrNull(name, least, most);
    return count == null ? otherwise : count;
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
                    .object()
                    .members()
                    .forEach(
                        (key, value) -> {
                          inner.know(key);
                          if (value instanceof Json.Str text) {
                            texts.put(key, text.value());
                          } else {
                            inner.problem(
                                key,
                                key + " must be a text, but was " + words(value) + " (quote it)");
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
              for (String key : inner.object().members().keySet()) {
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
            findings.add(where, "items of " + name + " must be texts, but one was " + words(item));
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
            findings.add(
                where, "items of " + name + " must be objects, but one was " + words(item));
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
    return object().members().keySet();
  }
}
