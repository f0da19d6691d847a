package io.fairlead.servers.files;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every document that differs from another in one place: a member left out or added, or a value of
 * another form.
 */
final class Mutants {

  private static final List<Json> VALUES =
      Stream.of(
              null,
              true,
              0,
              -1,
              1.5,
              3_000_000_000L,
              "",
              " ",
              "x",
              "10x",
              "1Gi",
              "-5",
              "5m",
              "-5m",
              "app=chat",
              "True",
              "2026-01-01T00:09:50.5+01:00",
              "READY",
              "Infinity")
          .map(Json::of)
          .toList();
  private static final List<Json> HOLDERS =
      List.of(Json.Obj.EMPTY, Json.Arr.EMPTY, Json.of(List.of(1)), Json.of(Map.of("name", "x")));

  private final List<Mutant> found = new ArrayList<>();
  private final Json whole;

  /** A document, and where and how it differs. */
  record Mutant(String pointer, String change, Json file) {
    @Override
    public String toString() {
      return pointer + ' ' + change;
    }
  }

  private interface Rebuild {
    Json with(Json value);
  }

  private Mutants(Json whole) {
    this.whole = whole;
  }

  static Stream<Mutant> of(Json.Obj file) {
    Mutants mutants = new Mutants(file);
    mutants.below(file, "", value -> value);
    return mutants.found.stream();
  }

  private void value(Json value, String pointer, Rebuild rebuild) {
    for (List<Json> others : List.of(VALUES, HOLDERS)) {
      for (Json other : others) {
        add(pointer, "is " + other, rebuild.with(other));
      }
    }
    below(value, pointer, rebuild);
  }

  private void below(Json value, String pointer, Rebuild rebuild) {
    if (value instanceof Json.Obj object) {
      object.members().keySet().forEach(name -> member(object, name, pointer, rebuild));
      add(pointer, "has zzz", rebuild.with(with(object, "zzz", Json.of(1))));
    } else if (value instanceof Json.Arr list) {
      for (int i = 0; i < list.items().size(); i++) {
        int at = i;
        value(list.items().get(i), pointer + '/' + i, other -> rebuild.with(with(list, at, other)));
      }
    }
  }

  private void member(Json.Obj object, String name, String pointer, Rebuild rebuild) {
    Map<String, Json> others = new LinkedHashMap<>(object.members());
    Json member = others.remove(name);
    add(pointer + '/' + name, "is left out", rebuild.with(new Json.Obj(others)));
    value(member, pointer + '/' + name, other -> rebuild.with(with(object, name, other)));
  }

  private void add(String pointer, String change, Json mutant) {
    if (!mutant.equals(whole)) {
      found.add(new Mutant(pointer, change, mutant));
    }
  }

  private static Json.Obj with(Json.Obj object, String name, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    members.put(name, value);
    return new Json.Obj(members);
  }

  private static Json.Arr with(Json.Arr list, int at, Json value) {
    List<Json> items = new ArrayList<>(list.items());
    items.set(at, value);
    return new Json.Arr(items);
  }
}
