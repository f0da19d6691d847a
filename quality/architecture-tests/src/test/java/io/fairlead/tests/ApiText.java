package io.fairlead.tests;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what users of a type can see, one line a member, in an order that no JDK changes. */
final class ApiText {

  private ApiText() {}

  static void append(Class<?> type, StringBuilder text) {
    if (!isVisible(type)) {
      return;
    }
    text.append("  ").append(header(type)).append('\n');
    members(type).stream().sorted().forEach(line -> text.append("    ").append(line).append('\n'));
  }

  private static boolean isVisible(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      boolean visible =
          Modifier.isPublic(each.getModifiers()) || Modifier.isProtected(each.getModifiers());
      if (!visible || each.isAnonymousClass() || each.isLocalClass()) {
        return false;
      }
    }
    return !type.isSynthetic();
  }

  private static String header(Class<?> type) {
    StringBuilder header = new StringBuilder();
    int modifiers = type.getModifiers();
    if (type.isSealed()) {
      header.append("sealed ");
    } else if (Modifier.isFinal(modifiers) && !type.isRecord() && !type.isEnum()) {
      header.append("final ");
    }
    if (Modifier.isAbstract(modifiers) && !type.isInterface() && !type.isEnum()) {
      header.append("abstract ");
    }
    header.append(kind(type)).append(' ').append(shortName(type)).append(variables(type));
    if (type.isRecord()) {
      header.append(
          Arrays.stream(type.getRecordComponents())
              .map(c -> name(c.getAnnotatedType(), c.getGenericType()) + " " + c.getName())
              .collect(Collectors.joining(", ", "(", ")")));
    }
    Type parent = type.getGenericSuperclass();
    if (parent != null && parent != Object.class && !type.isRecord() && !type.isEnum()) {
      header.append(" extends ").append(shorten(parent.getTypeName()));
    }
    if (type.getGenericInterfaces().length > 0) {
      header.append(
          Arrays.stream(type.getGenericInterfaces())
              .map(i -> shorten(i.getTypeName()))
              .sorted()
              .collect(Collectors.joining(", ", " : ", "")));
    }
    if (type.isSealed()) {
      header.append(
          Arrays.stream(type.getPermittedSubclasses())
              .filter(ApiText::isVisible)
              .map(ApiText::shortName)
              .sorted()
              .collect(Collectors.joining(", ", " permits ", "")));
    }
    return header.toString().stripTrailing();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "annotation";
    } else if (type.isInterface()) {
      return "interface";
    } else if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : "class";
  }

  private static List<String> members(Class<?> type) {
    List<String> lines = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
        lines.add(
            field.isEnumConstant()
                ? field.getName()
                : flags(field.getModifiers())
                    + name(field.getAnnotatedType(), field.getGenericType())
                    + " "
                    + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      // canonical constructors of records follow from the header
      if (isVisible(constructor.getModifiers()) && !type.isRecord() && !type.isEnum()) {
        lines.add("new" + parameters(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic() && !isImplied(type, method)) {
        lines.add(
            flags(method.getModifiers())
                + (method.isDefault() ? "default " : "")
                + variables(method)
                + name(method.getAnnotatedReturnType(), method.getGenericReturnType())
                + " "
                + method.getName()
                + parameters(method));
      }
    }
    return lines;
  }

  /** Accessors of records, and what every record and enum has. */
  private static boolean isImplied(Class<?> type, Method method) {
    String name = method.getName();
    if (type.isRecord() && method.getParameterCount() == 0) {
      return name.equals("toString")
          || name.equals("hashCode")
          || Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getName().equals(name));
    }
    return name.equals("equals")
        || name.equals("hashCode")
        || name.equals("toString")
        || (type.isEnum() && (name.equals("values") || name.equals("valueOf")));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String flags(int modifiers) {
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "");
  }

  private static String parameters(Executable executable) {
    AnnotatedType[] annotated = executable.getAnnotatedParameterTypes();
    Type[] types = executable.getGenericParameterTypes();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      names.add(name(annotated[i], types[i]));
    }
    return "(" + String.join(", ", names) + ")";
  }

  private static String variables(Class<?> type) {
    return variables(type.getTypeParameters());
  }

  private static String variables(Method method) {
    String variables = variables(method.getTypeParameters());
    return variables.isEmpty() ? "" : variables + " ";
  }

  private static String variables(TypeVariable<?>[] variables) {
    if (variables.length == 0) {
      return "";
    }
    return Arrays.stream(variables)
        .map(
            v ->
                v.getBounds()[0] == Object.class
                    ? v.getName()
                    : v.getName() + " extends " + shorten(v.getBounds()[0].getTypeName()))
        .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String name(AnnotatedType annotated, Type type) {
    return (annotated.isAnnotationPresent(Nullable.class) ? "@Nullable " : "")
        + shorten(type.getTypeName());
  }

  private static String shortName(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  /** Our own names and the JDK's common ones are known without their package. */
  private static String shorten(String name) {
    return name.replaceAll(
            "\\b(java\\.lang|java\\.util|io\\.fairlead(\\.[a-z0-9]+)*)\\.(?=[A-Z])", "")
        .replace('$', '.');
  }
}
