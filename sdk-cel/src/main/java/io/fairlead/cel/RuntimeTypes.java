package io.fairlead.cel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a value fits the type of an argument when the program runs. */
final class RuntimeTypes {

  private RuntimeTypes() {}

  /** Returns the class of all values of a type, or {@code null} if the class does not decide. */
  static @Nullable Class<?> javaClass(CelType type) {
    switch (type.kind()) {
      case DYN, ANY, TYPE_PARAM:
        return Object.class;
      case BOOL:
        return Boolean.class;
      case BYTES:
        return CelBytes.class;
      case DOUBLE:
        return Double.class;
      case DURATION:
        return Duration.class;
      case INT:
        return Long.class;
      case STRING:
        return String.class;
      case TIMESTAMP:
        return Instant.class;
      case UINT:
        return CelUint.class;
      case TYPE:
        return CelType.class;
      case STRUCT, OPAQUE:
        return KubernetesTypes.javaClass(type);
      default:
        return null;
    }
  }

  /** Looks at the first element of lists and maps only, as the server does. */
  static boolean accepts(CelType type, Object value) {
    switch (type.kind()) {
      case LIST:
        return value instanceof CelList list
            && (list.size() == 0 || accepts(type.parameters().get(0), list.get(0)));
      case MAP:
        return value instanceof CelMap map
            && map.type().kind() == CelType.Kind.MAP
            && acceptsFirst(type, map);
      default:
        Class<?> known = javaClass(type);
        return known != null
            ? known.isInstance(value)
            : Values.typeOf(value).name().equals(type.name());
    }
  }

  private static boolean acceptsFirst(CelType type, CelMap map) {
    if (map.size() == 0) {
      return true;
    }
    Object key = map.keys().next();
    Object value = map.find(key);
    return accepts(type.parameters().get(0), key)
        && (value == null || accepts(type.parameters().get(1), value));
  }
}
