package io.fairlead.cel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A type of the Common Expression Language: a kind, a name for kinds that have many types, and
 * parameters.
 *
 * <p>{@link #toString()} is the name that {@code type(x)} has at run time ({@code
 * google.protobuf.Duration}); {@link #display()} is the name in compile-time messages ({@code
 * duration}). Both are the names that the API server prints.
 */
public final class CelType {

  /** What a type is made of. */
  public enum Kind {
    /** Not known before run time. */
    DYN,
    /** Any value; behaves as {@link #DYN}, but prints as {@code any}. */
    ANY,
    /** True or false. */
    BOOL,
    /** Octets. */
    BYTES,
    /** A 64-bit floating-point number. */
    DOUBLE,
    /** A span of time. */
    DURATION,
    /** A signed 64-bit number. */
    INT,
    /** A list; one parameter. */
    LIST,
    /** A map; two parameters. */
    MAP,
    /** The type of {@code null}. */
    NULL,
    /** A named type without fields, possibly with parameters. */
    OPAQUE,
    /** Text. */
    STRING,
    /** A named type with fields. */
    STRUCT,
    /** A point in time. */
    TIMESTAMP,
    /** The type of types. */
    TYPE,
    /** A parameter of a generic signature. */
    TYPE_PARAM,
    /** An unsigned 64-bit number. */
    UINT,
    /** The type of what could not be checked. */
    ERROR
  }

  /** See {@link Kind#DYN}. */
  public static final CelType DYN = simple(Kind.DYN, "dyn");

  /** See {@link Kind#ANY}. */
  public static final CelType ANY = simple(Kind.ANY, "google.protobuf.Any");

  /** See {@link Kind#BOOL}. */
  public static final CelType BOOL = simple(Kind.BOOL, "bool");

  /** See {@link Kind#BYTES}. */
  public static final CelType BYTES = simple(Kind.BYTES, "bytes");

  /** See {@link Kind#DOUBLE}. */
  public static final CelType DOUBLE = simple(Kind.DOUBLE, "double");

  /** See {@link Kind#DURATION}. */
  public static final CelType DURATION = simple(Kind.DURATION, "google.protobuf.Duration");

  /** See {@link Kind#INT}. */
  public static final CelType INT = simple(Kind.INT, "int");

  /** See {@link Kind#NULL}. */
  public static final CelType NULL = simple(Kind.NULL, "null_type");

  /** See {@link Kind#STRING}. */
  public static final CelType STRING = simple(Kind.STRING, "string");

  /** See {@link Kind#TIMESTAMP}. */
  public static final CelType TIMESTAMP = simple(Kind.TIMESTAMP, "google.protobuf.Timestamp");

  /** See {@link Kind#TYPE}. */
  public static final CelType TYPE = simple(Kind.TYPE, "type");

  /** See {@link Kind#UINT}. */
  public static final CelType UINT = simple(Kind.UINT, "uint");

  /** A list of anything. */
  public static final CelType LIST = list(DYN);

  /** A map of anything. */
  public static final CelType MAP = map(DYN, DYN);

  static final CelType ERROR = simple(Kind.ERROR, "*error*");
  static final String OPTIONAL_NAME = "optional_type";

  private final Kind kind;
  private final String name;
  private final List<CelType> parameters;
  private final boolean generic;

  private CelType(Kind kind, String name, List<CelType> parameters) {
    this.kind = kind;
    this.name = name;
    this.parameters = parameters;
    boolean open = kind == Kind.TYPE_PARAM;
    for (CelType parameter : parameters) {
      open |= parameter.generic;
    }
    this.generic = open;
  }

  private static CelType simple(Kind kind, String name) {
    return new CelType(kind, name, List.of());
  }

  /** Returns the type of lists with elements of one type. */
  public static CelType list(CelType element) {
    return new CelType(Kind.LIST, "list", List.of(element));
  }

  /** Returns the type of maps. */
  public static CelType map(CelType key, CelType value) {
    return new CelType(Kind.MAP, "map", List.of(key, value));
  }

  /** Returns the type of values that may be missing. */
  public static CelType optional(CelType value) {
    return opaque(OPTIONAL_NAME, value);
  }

  /** Returns a type with fields; its fields are declared with the environment. */
  public static CelType struct(String name) {
    return simple(Kind.STRUCT, Objects.requireNonNull(name, "name"));
  }

  /** Returns a type that is only a name. */
  public static CelType opaque(String name, CelType... parameters) {
    return new CelType(Kind.OPAQUE, name, List.of(parameters));
  }

  static CelType typeOf(CelType type) {
    return new CelType(Kind.TYPE, "type", List.of(type));
  }

  static CelType parameter(String name) {
    return simple(Kind.TYPE_PARAM, name);
  }

  CelType withParameters(CelType... changed) {
    return new CelType(kind, name, Arrays.asList(changed));
  }

  /** Returns what this type is made of. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name without parameters. */
  public String name() {
    return name;
  }

  /** Returns the parameters: one for a list, two for a map, else mostly none. */
  public List<CelType> parameters() {
    return parameters;
  }

  /** Whether a type parameter occurs anywhere in it. */
  boolean isGeneric() {
    return generic;
  }

  /** Whether it is only known at run time: {@link Kind#DYN} or {@link Kind#ANY}. */
  public boolean isUnknown() {
    return isDyn();
  }

  /** Returns the type of a value at run time. */
  public static CelType of(Object value) {
    return Values.typeOf(value);
  }

  boolean isDyn() {
    return kind == Kind.DYN || kind == Kind.ANY;
  }

  boolean isDynOrError() {
    return isDyn() || kind == Kind.ERROR;
  }

  boolean isOptional() {
    return kind == Kind.OPAQUE && name.equals(OPTIONAL_NAME);
  }

  /** Returns the type inside an optional, or this type. */
  CelType unwrapped() {
    return isOptional() ? parameters.get(0) : this;
  }

  /** Returns the name as compile-time messages print it. */
  public String display() {
    switch (kind) {
      case ANY:
        return "any";
      case DURATION:
        return "duration";
      case TIMESTAMP:
        return "timestamp";
      case NULL:
        return "null";
      case ERROR:
        return "!error!";
      default:
        return parameters.isEmpty() ? name : joined(true);
    }
  }

  private String joined(boolean display) {
    StringBuilder text = new StringBuilder(name).append('(');
    for (int i = 0; i < parameters.size(); i++) {
      CelType parameter = parameters.get(i);
      text.append(i == 0 ? "" : ", ").append(display ? parameter.display() : parameter);
    }
    return text.append(')').toString();
  }

  @Override
  public String toString() {
    if (kind == Kind.TYPE_PARAM) {
      return '<' + name + '>';
    }
    return parameters.isEmpty() ? name : joined(false);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof CelType that
            && kind == that.kind
            && name.equals(that.name)
            && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + name.hashCode()) + parameters.hashCode();
  }
}
