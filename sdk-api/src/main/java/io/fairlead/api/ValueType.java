package io.fairlead.api;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Objects;

/** What a field of a record holds, and so how it is read and written. */
public sealed interface ValueType {

  /** A value without parts, or one that is not looked into. */
  enum Scalar implements ValueType {
    /** A {@code String}. */
    TEXT,
    /** A {@code Boolean}. */
    BOOL,
    /** An {@code Integer}. */
    INT32,
    /** A {@code Long}. */
    INT64,
    /** A {@code Double}. */
    DOUBLE,
    /** A {@link io.fairlead.kernel.Quantity}: text or number. */
    QUANTITY,
    /** A {@link io.fairlead.kernel.IntOrString}. */
    INT_OR_STRING,
    /** A {@link io.fairlead.kernel.GoDuration}, written as text. */
    DURATION,
    /** A {@link io.fairlead.kernel.Timestamp}, written as text. */
    TIME,
    /** Any {@link io.fairlead.kernel.Json}, kept as it is. */
    ANY
  }

  /**
   * A record with one text component that has names for the values known today.
   *
   * @param javaType the record
   * @param known the values known today, in the order of the API
   * @param factory from text to an instance
   * @param text from an instance to text
   */
  record OpenEnum(Class<?> javaType, List<String> known, MethodHandle factory, MethodHandle text)
      implements ValueType {

    /** Returns the instance for a text, one of the constants if the text is known. */
    public Object of(String value) {
      try {
        return (Object) factory.invokeExact(value);
      } catch (Throwable e) {
        throw Shape.unexpected(e);
      }
    }

    /** Returns the text of an instance. */
    public String textOf(Object instance) {
      try {
        return (String) text.invokeExact(instance);
      } catch (Throwable e) {
        throw Shape.unexpected(e);
      }
    }
  }

  /** An object that another record holds. */
  final class Nested implements ValueType {
    private final Class<? extends Record> javaType;
    private volatile @org.jspecify.annotations.Nullable Shape<?> shape;

    Nested(Class<? extends Record> javaType) {
      this.javaType = javaType;
    }

    /** Returns the record. */
    public Class<? extends Record> javaType() {
      return javaType;
    }

    /** Returns the table of the record; looked up on first use, since records may be recursive. */
    public Shape<?> shape() {
      Shape<?> known = shape;
      if (known == null) {
        known = Shape.of(javaType);
        shape = known;
      }
      return known;
    }
  }

  /**
   * A {@code List}.
   *
   * @param items what it holds
   */
  record ListOf(ValueType items) implements ValueType {
    public ListOf {
      Objects.requireNonNull(items, "items");
    }
  }

  /**
   * A {@code Map} with text keys, in order of arrival.
   *
   * @param values what it holds
   */
  record MapOf(ValueType values) implements ValueType {
    public MapOf {
      Objects.requireNonNull(values, "values");
    }
  }
}
