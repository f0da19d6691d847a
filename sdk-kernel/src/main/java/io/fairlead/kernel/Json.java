package io.fairlead.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that keeps what it was given: the order of members, and the digits of numbers.
 *
 * <p>Immutable as long as the caller leaves the maps and lists alone that it hands in: they are
 * wrapped, never copied, so that a document may be parsed when somebody looks. Equality is by
 * value: members in any order, numbers by their numeric value.
 *
 * <p>Reading and writing text is {@code JsonText} in {@code integrations/jackson}. With Jackson
 * databind (2 or 3) these types read and write themselves, without a module. {@code toString} is
 * JSON on one line.
 */
public sealed interface Json {

  /**
   * Returns the JSON value of plain Java data.
   *
   * @param plain {@code null}, {@code Boolean}, {@code String}, any {@code Number} that is finite,
   *     {@code Json}, or a {@code Map} with text keys, a {@code List} or an array of such
   * @throws IllegalArgumentException for any other type, and for NaN and infinities
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Json of(@Nullable Object plain) {
    return PlainJson.toJson(plain);
  }

  /**
   * Returns this value as plain Java data: {@code LinkedHashMap}, {@code ArrayList}, {@code
   * String}, {@code Boolean}, {@code null}; a whole number as {@code Integer}, {@code Long} or
   * {@code BigInteger}, any other as {@code BigDecimal}.
   */
  @JsonValue
  default @Nullable Object plain() {
    return PlainJson.fromJson(this);
  }

  /** Starts an object; see {@link JsonObjectBuilder}. */
  static JsonObjectBuilder object() {
    return new JsonObjectBuilder();
  }

  /** Returns an array of texts, in the order of the collection. */
  static Arr texts(Iterable<String> texts) {
    return PlainJson.texts(texts);
  }

  /**
   * A JSON object.
   *
   * @param members in order of arrival; wrapped as unmodifiable, not copied
   */
  record Obj(Map<String, Json> members) implements Json {

    /** The object without members. */
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      members = Collections.unmodifiableMap(members);
    }

    /** Returns a member, or {@code null} if there is none of that name. */
    public @Nullable Json get(String name) {
      return members.get(name);
    }

    /** Returns a member that is a text, or {@code null} if absent or something else. */
    public @Nullable String text(String name) {
      return members.get(name) instanceof Str text ? text.value() : null;
    }

    @Override
    public String toString() {
      return JsonSketch.whole(this);
    }
  }

  /**
   * A JSON array.
   *
   * @param items wrapped as unmodifiable, not copied
   */
  record Arr(List<Json> items) implements Json {

    /** The array without items. */
    public static final Arr EMPTY = new Arr(List.of());

    public Arr {
      items = Collections.unmodifiableList(items);
    }

    @Override
    public String toString() {
      return JsonSketch.whole(this);
    }
  }

  /**
   * A JSON text.
   *
   * @param value without quotes and escapes
   */
  record Str(String value) implements Json {
    public Str {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return JsonSketch.whole(this);
    }
  }

  /**
   * A JSON number with the digits it was written with: {@code 1.10}, {@code 1e3} and numbers of
   * twenty digits stay what they are. Two numbers are equal if their values are.
   *
   * @param text a number by the grammar of RFC 8259
   */
  record Num(String text) implements Json {

    public Num {
      if (!JsonNumber.isValid(text)) {
        throw Preconditions.violated("number", "written as JSON demands", '"' + text + '"');
      }
    }

    /** Returns the number with these digits. */
    public static Num of(long value) {
      return new Num(Long.toString(value));
    }

    /**
     * Returns the number as {@link Numbers#text(double)} writes it.
     *
     * @throws IllegalArgumentException if {@code value} is NaN or infinite: leave an unknown out
     */
    public static Num of(double value) {
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        throw Preconditions.violated("number", "finite", value + " (leave an unknown out)");
      }
      return new Num(Numbers.text(value));
    }

    /**
     * Returns the exact value.
     *
     * @throws ArithmeticException if the exponent is beyond what {@code BigDecimal} can hold
     */
    public BigDecimal value() {
      return JsonNumber.value(text);
    }

    /** Returns the nearest double; infinite beyond its range. */
    public double doubleValue() {
      return Double.parseDouble(text);
    }

    /**
     * Returns the value if it is whole and fits.
     *
     * @throws ArithmeticException if it does not
     */
    public long longValueExact() {
      return JsonNumber.longValueExact(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Num number
          && (text.equals(number.text) || JsonNumber.sameValue(text, number.text));
    }

    @Override
    public int hashCode() {
      return JsonNumber.hash(text);
    }

    @Override
    public String toString() {
      return JsonSketch.whole(this);
    }
  }

  /**
   * {@code true} or {@code false}.
   *
   * @param value which of the two
   */
  record Bool(boolean value) implements Json {
    /** {@code true}. */
    public static final Bool TRUE = new Bool(true);

    /** {@code false}. */
    public static final Bool FALSE = new Bool(false);

    /** Returns the shared instance. */
    public static Bool of(boolean value) {
      return value ? TRUE : FALSE;
    }

    @Override
    public String toString() {
      return JsonSketch.whole(this);
    }
  }

  /** {@code null}, which is not the same as absent. */
  enum Null implements Json {
    /** The only one. */
    NULL;

    @Override
    public String toString() {
      return JsonSketch.whole(this);
    }
  }
}
