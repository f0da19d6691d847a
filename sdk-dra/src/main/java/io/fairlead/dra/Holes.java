package io.fairlead.dra;

import io.fairlead.api.Shape;
import io.fairlead.api.ValueType;
import io.fairlead.kernel.Preconditions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds places in lists and maps of records that hold nothing. Readers of JSON refuse them; records
 * that were made by hand may have some, and would fail where nobody knows what they came from.
 *
 * <p>Not thread-safe.
 */
final class Holes {

  private final Map<Shape<?>, int[]> inner = new HashMap<>();

  /**
   * Returns the record.
   *
   * @throws IllegalArgumentException if it has a hole, or is one
   */
  <R extends Record> R refuse(@Nullable R record, Class<R> type) {
    String path = record == null ? "" : in(Shape.of(type), record);
    if (record == null || path != null) {
      throw Preconditions.violated(type.getSimpleName() + path, "something", "null");
    }
    return record;
  }

  /** Returns the path of the first hole, {@code null} if there is none. */
  private <R extends Record> @Nullable String in(Shape<R> shape, R record) {
    for (int field : inner.computeIfAbsent(shape, Holes::inner)) {
      Object value = shape.get(record, field);
      String path = value == null ? null : in(shape.fields().get(field).type(), value);
      if (path != null) {
        return '.' + shape.fields().get(field).jsonName() + path;
      }
    }
    return null;
  }

  /** Returns the fields that may have parts. */
  private static int[] inner(Shape<?> shape) {
    return IntStream.range(0, shape.fields().size())
        .filter(
            i -> {
              ValueType type = shape.fields().get(i).type();
              return !(type instanceof ValueType.Scalar || type instanceof ValueType.OpenEnum);
            })
        .toArray();
  }

  @SuppressWarnings("unchecked") // the shape of the record that the field holds
  private @Nullable String in(ValueType type, @Nullable Object value) {
    if (value == null) {
      return "";
    } else if (type instanceof ValueType.ListOf list) {
      int at = 0;
      for (Object item : (List<?>) value) {
        String path = in(list.items(), item);
        if (path != null) {
          return "[" + at + ']' + path;
        }
        at++;
      }
    } else if (type instanceof ValueType.MapOf map) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        String path = entry.getKey() == null ? "" : in(map.values(), entry.getValue());
        if (path != null) {
          return "[" + entry.getKey() + ']' + path;
        }
      }
    } else if (type instanceof ValueType.Nested nested) {
      return in((Shape<Record>) nested.shape(), (Record) value);
    }
    return null;
  }
}
