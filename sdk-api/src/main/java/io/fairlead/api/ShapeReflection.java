package io.fairlead.api;

import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.IntOrString;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Timestamp;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at a record once, by public means only. */
final class ShapeReflection {

  private static final Map<Class<?>, ValueType> SCALARS =
      Map.of(
          String.class, ValueType.Scalar.TEXT,
          Boolean.class, ValueType.Scalar.BOOL,
          Integer.class, ValueType.Scalar.INT32,
          Long.class, ValueType.Scalar.INT64,
          Double.class, ValueType.Scalar.DOUBLE,
          Quantity.class, ValueType.Scalar.QUANTITY,
          IntOrString.class, ValueType.Scalar.INT_OR_STRING,
          GoDuration.class, ValueType.Scalar.DURATION,
          Timestamp.class, ValueType.Scalar.TIME,
          Json.class, ValueType.Scalar.ANY);

  /** Names of fields that Java reserves; their components are called {@code defaultValue}. */
  private static final Set<String> RESERVED = Set.of("default", "continue", "int");

  private final Class<? extends Record> javaType;
  private final RecordComponent[] components;
  private final MethodHandles.Lookup lookup = MethodHandles.publicLookup();

  ShapeReflection(Class<? extends Record> javaType) {
    this.javaType = javaType;
    components = javaType.getRecordComponents();
  }

  MethodHandle[] accessors() {
    MethodHandle[] accessors = new MethodHandle[components.length];
    for (int i = 0; i < accessors.length; i++) {
      accessors[i] =
          unreflect(components[i].getAccessor())
              .asType(MethodType.methodType(Object.class, Object.class));
    }
    return accessors;
  }

  MethodHandle constructor() {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return lookup
          .findConstructor(javaType, MethodType.methodType(void.class, types))
          .asType(MethodType.genericMethodType(types.length).changeReturnType(Record.class))
          .asSpreader(Object[].class, types.length);
    } catch (ReflectiveOperationException e) {
      throw notVisible(e);
    }
  }

  List<Shape.Field> fields() {
    List<Shape.Field> fields = new ArrayList<>(components.length - 1);
    for (RecordComponent component : Arrays.asList(components).subList(0, components.length - 1)) {
      ValueType type = valueType(component.getGenericType());
      fields.add(
          new Shape.Field(
              jsonName(component.getName()),
              component.getGenericType(),
              type,
              schemaDefault(component, type)));
    }
    return List.copyOf(fields);
  }

  private static String jsonName(String component) {
    String stem = component.endsWith("Value") ? component.substring(0, component.length() - 5) : "";
    return RESERVED.contains(stem) ? stem : component;
  }

  private ValueType valueType(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new ValueType.ListOf(valueType(arguments[0]));
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new ValueType.MapOf(valueType(arguments[1]));
      }
    }
    if (type instanceof Class<?> raw) {
      ValueType scalar = SCALARS.get(raw);
      if (scalar != null) {
        return scalar;
      }
      if (raw.isRecord()) {
        return record(raw.asSubclass(Record.class));
      }
    }
    throw new IllegalArgumentException(
        "component of "
            + javaType.getName()
            + " must be of a type that a Shape knows, but was "
            + type.getTypeName());
  }

  private ValueType record(Class<? extends Record> raw) {
    RecordComponent[] parts = raw.getRecordComponents();
    if (parts.length != 1 || parts[0].getType() != String.class) {
      return new ValueType.Nested(raw);
    }
    try {
      MethodHandle factory =
          lookup
              .findStatic(raw, "of", MethodType.methodType(raw, String.class))
              .asType(MethodType.methodType(Object.class, String.class));
      MethodHandle text =
          unreflect(parts[0].getAccessor())
              .asType(MethodType.methodType(String.class, Object.class));
      List<String> known = new ArrayList<>();
      for (Object constant : (List<?>) raw.getMethod("known").invoke(null)) {
        known.add(constant.toString());
      }
      return new ValueType.OpenEnum(raw, List.copyOf(known), factory, text);
    } catch (ReflectiveOperationException e) {
      throw notVisible(e);
    }
  }

  /** The default of a schema is what {@code effectiveX()} says of an instance without anything. */
  private @Nullable Json schemaDefault(RecordComponent component, ValueType type) {
    String name = component.getName();
    Method method;
    try {
      method =
          javaType.getMethod(
              "effective" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    } catch (NoSuchMethodException e) {
      return null;
    }
    if (method.isAnnotationPresent(ServerDefault.class)) {
      return null;
    }
    try {
      Object value = method.invoke(constructor().invoke(new Object[components.length]));
      return ShapeTree.toJson(type, value);
    } catch (Throwable e) {
      throw Shape.unexpected(e);
    }
  }

  private MethodHandle unreflect(Method method) {
    try {
      return lookup.unreflect(method);
    } catch (IllegalAccessException e) {
      throw notVisible(e);
    }
  }

  private IllegalArgumentException notVisible(ReflectiveOperationException e) {
    return new IllegalArgumentException(
        javaType.getName() + " must be a public record of an exported package", e);
  }
}
