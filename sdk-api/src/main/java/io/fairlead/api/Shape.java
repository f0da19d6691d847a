package io.fairlead.api;

import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.kernel.Json;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The table of a wire record: its fields, and how to take an instance apart and put it together.
 *
 * <p>Reader, writer, validation and description all walk this one table. A record has one if its
 * last component is {@code Map<String, Json> unknownFields}; the fields before it may hold text,
 * numbers, truth values, the kernel's values, {@link Json}, open enums, other such records, and
 * lists and maps of these. A user's own record works as well, if its package is exported.
 *
 * <p>Immutable and safe to share between threads; {@link #of} looks at a class once.
 *
 * @param <R> the record
 */
public final class Shape<R extends Record> {

  private static final ClassValue<Shape<?>> CACHE =
      new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
          return new Shape<>(type.asSubclass(Record.class));
        }
      };

  private final Class<R> javaType;
  private final List<Field> fields;
  private final FieldIndex index;
  private final MethodHandle[] accessors;
  private final MethodHandle constructor;

  private Shape(Class<R> javaType) {
    this.javaType = javaType;
    RecordComponent[] components = javaType.getRecordComponents();
    int last = components.length - 1;
    if (last < 0 || !components[last].getName().equals("unknownFields")) {
      throw new IllegalArgumentException(
          "last component of " + javaType.getName() + " must be Map<String, Json> unknownFields");
    }
    ShapeReflection reflection = new ShapeReflection(javaType);
    fields = reflection.fields();
    accessors = reflection.accessors();
    constructor = reflection.constructor();
    index = new FieldIndex(fields);
  }

  /**
   * A field that the record knows.
   *
   * @param jsonName its name in JSON
   * @param javaType the type of the component
   * @param type how it is read and written
   * @param schemaDefault what the API server fills in by the published schema; {@code null} if
   *     nothing
   */
  public record Field(
      String jsonName, Type javaType, ValueType type, @Nullable Json schemaDefault) {
    public Field {
      Objects.requireNonNull(jsonName, "jsonName");
      Objects.requireNonNull(javaType, "javaType");
      Objects.requireNonNull(type, "type");
    }
  }

  /** Returns whether a class is a record of the wire, which has a shape. */
  public static boolean isWireRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null || components.length == 0) {
      return false;
    }
    RecordComponent last = components[components.length - 1];
    return last.getName().equals("unknownFields") && last.getType() == Map.class;
  }

  /**
   * Returns the table of a record.
   *
   * @throws IllegalArgumentException if the record is not as the type comment demands
   */
  @SuppressWarnings("unchecked") // the cache maps a class to its own shape
  public static <R extends Record> Shape<R> of(Class<R> type) {
    return (Shape<R>) CACHE.get(type);
  }

  /** Returns the record. */
  public Class<R> javaType() {
    return javaType;
  }

  /** Returns the fields in the order in which they are written; the unknown ones follow. */
  public List<Field> fields() {
    return fields;
  }

  /** Returns the number of a field, or -1 if the record does not know it. */
  public int indexOf(String jsonName) {
    return index.of(jsonName);
  }

  /**
   * Returns the value of a field.
   *
   * @param field its number
   * @return {@code null} if absent, which {@link ObjectMeta#ABSENT} is too
   */
  @SuppressWarnings("ReferenceEquality") // ABSENT is equal to an empty one, but is not written
  public @Nullable Object get(R instance, int field) {
    Object value = component(instance, field);
    return value == ObjectMeta.ABSENT ? null : value;
  }

  /** Returns the fields of an instance that the record does not know, in order of arrival. */
  @SuppressWarnings("unchecked") // the constructor has checked the component
  public Map<String, Json> unknownFields(R instance) {
    return (Map<String, Json>) Objects.requireNonNull(component(instance, fields.size()));
  }

  /**
   * Puts an instance together.
   *
   * @param values one for each field, {@code null} for absent ones, and the map of unknown fields
   *     at the end
   */
  @SuppressWarnings("unchecked") // the constructor of R
  public R create(@Nullable Object[] values) {
    try {
      return (R) (Record) constructor.invokeExact(values);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Returns an instance as JSON: the known fields in their order, then the unknown ones. */
  public Json.Obj toJson(R instance) {
    return ShapeTree.toJson(this, instance);
  }

  /**
   * Returns the instance that JSON describes. Names that the record does not know are kept; an
   * explicit {@code null} of a known field reads as absent.
   *
   * @throws ShapeMismatchException if a known field holds the wrong type of value
   */
  public R fromJson(Json.Obj json) {
    return ShapeTree.fromJson(this, json);
  }

  private @Nullable Object component(R instance, int index) {
    try {
      return (Object) accessors[index].invokeExact((Object) instance);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static RuntimeException unexpected(Throwable e) {
    if (e instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }
}
