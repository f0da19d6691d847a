package io.fairlead.autoscale.form;

import io.fairlead.api.Shape;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.PolicyFileException.Problem;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonMembers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object of these members and no others: one that nobody reads is a slip of the pen. */
public final class Fields implements Form {

  private static final Fields NONE = new Fields(Map.of(), Set.of());

  private final Map<String, Form> members;
  private final Set<String> needed;

  private Fields(Map<String, Form> members, Set<String> needed) {
    this.members = members;
    this.needed = needed;
  }

  /** Returns an object with members that hold whatever they do. */
  public static Fields of(String... names) {
    Fields fields = NONE;
    for (String name : names) {
      fields = fields.with(name, Forms.ANY);
    }
    return fields;
  }

  /** Returns an object with the fields that a record of Kubernetes has. */
  public static Fields of(Class<? extends Record> type) {
    return of(Shape.of(type).fields().stream().map(Shape.Field::jsonName).toArray(String[]::new));
  }

  /** Returns these and a member that may be there, in place of one of that name. */
  public Fields with(String name, Form form) {
    Map<String, Form> all = new LinkedHashMap<>(members);
    all.put(name, form);
    return new Fields(all, needed);
  }

  /** Returns these and a member that must be there. */
  public Fields needs(String name, Form form) {
    Set<String> all = new LinkedHashSet<>(needed);
    all.add(name);
    return new Fields(with(name, form).members, all);
  }

  /** Returns these and those of others. */
  public Fields and(Fields others) {
    Map<String, Form> all = new LinkedHashMap<>(members);
    all.putAll(others.members);
    Set<String> musts = new LinkedHashSet<>(needed);
    musts.addAll(others.needed);
    return new Fields(all, musts);
  }

  /** Returns the names of the members. */
  public Set<String> names() {
    return members.keySet();
  }

  /**
   * Reads a whole file.
   *
   * @throws PolicyFileException with every problem of the file
   */
  public Json.Obj file(Json.Obj file) {
    List<Problem> problems = new ArrayList<>();
    Json read = read(file, new Place(problems, "", "the file"));
    if (!problems.isEmpty()) {
      throw new PolicyFileException(problems);
    }
    return (Json.Obj) read;
  }

  /** Reads those members of an object that are known here, and leaves the others to others. */
  public Json.Obj part(Json.Obj object) {
    Map<String, Json> part = new LinkedHashMap<>(object.members());
    part.keySet().retainAll(members.keySet());
    return file(new Json.Obj(part));
  }

  @Override
  public Json read(Json value, Place at) {
    if (!(value instanceof Json.Obj object)) {
      at.wrong("an object", value);
      return value;
    }
    Map<String, Json> read = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, member) -> {
              Form form = members.get(name);
              if (form == null) {
                at.member(name).problem(JsonMembers.unknown(name, members.keySet()));
              } else if (member != Json.Null.NULL) {
                read.put(name, form.read(member, at.member(name)));
              }
            });
    for (String name : needed) {
      if (!read.containsKey(name)) {
        at.problem(name + " is missing");
      }
    }
    return new Json.Obj(read);
  }
}
