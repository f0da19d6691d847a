package io.fairlead.kernel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts an object together, member after member, in that order.
 *
 * <p>What is unknown is left out: a {@code null} and a NaN add no member. Naming a member twice is
 * a mistake and refused. Not thread-safe.
 */
public final class JsonObjectBuilder {

  private Map<String, Json> members = new LinkedHashMap<>();

  JsonObjectBuilder() {}

  /** Adds a member, unless the value is {@code null}. */
  public JsonObjectBuilder put(String name, @Nullable Json value) {
    if (value != null && members.putIfAbsent(name, value) != null) {
      throw Preconditions.violated("name of a member", "used once", '"' + name + '"');
    }
    return this;
  }

  /** Adds a text, unless it is {@code null}. */
  public JsonObjectBuilder put(String name, @Nullable String value) {
    return put(name, value == null ? null : new Json.Str(value));
  }

  /** Adds a whole number. */
  public JsonObjectBuilder put(String name, long value) {
    return put(name, Json.Num.of(value));
  }

  /**
   * Adds a number, unless it is NaN, which means unknown.
   *
   * @throws IllegalArgumentException if {@code value} is infinite
   */
  public JsonObjectBuilder put(String name, double value) {
    return put(name, Double.isNaN(value) ? null : Json.Num.of(value));
  }

  /** Adds a truth value. */
  public JsonObjectBuilder put(String name, boolean value) {
    return put(name, Json.Bool.of(value));
  }

  /** Adds an array. */
  public JsonObjectBuilder put(String name, Collection<? extends Json> items) {
    return put(name, new Json.Arr(List.copyOf(items)));
  }

  /** Returns the object. The builder starts anew. */
  public Json.Obj build() {
    Json.Obj built = new Json.Obj(members);
    members = new LinkedHashMap<>();
    return built;
  }
}
