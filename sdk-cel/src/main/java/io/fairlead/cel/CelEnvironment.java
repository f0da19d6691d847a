package io.fairlead.cel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may refer to: variables, types with fields, and the functions of a Kubernetes
 * release. Immutable and thread-safe.
 *
 * <pre>{@code
 * CelEnvironment environment =
 *     CelEnvironment.builder().kubernetes(36).variable("self", CelType.STRING).build();
 * Compilation compiled = environment.compile("self.startsWith('a')");
 * }</pre>
 */
public final class CelEnvironment {

  /** The newest release whose functions are known. */
  public static final int NEWEST = 37;

  private static final Map<String, CelType> TYPES =
      Map.ofEntries(
          Map.entry("bool", CelType.BOOL),
          Map.entry("bytes", CelType.BYTES),
          Map.entry("double", CelType.DOUBLE),
          Map.entry("google.protobuf.Duration", CelType.DURATION),
          Map.entry("int", CelType.INT),
          Map.entry("list", CelType.LIST),
          Map.entry("map", CelType.MAP),
          Map.entry("null_type", CelType.NULL),
          Map.entry("string", CelType.STRING),
          Map.entry("google.protobuf.Timestamp", CelType.TIMESTAMP),
          Map.entry("type", CelType.TYPE),
          Map.entry("uint", CelType.UINT));

  private final CelFeatures features;
  private final FunctionTable functions;
  private final Map<String, CelType> variables;
  private final Map<String, Integer> slots = new HashMap<>();
  private final Map<String, CelStruct> structs;
  private final @Nullable Function<String, @Nullable CelStruct> more;

  private CelEnvironment(Builder builder) {
    features = new CelFeatures(builder.minor, builder.bindings);
    functions = FunctionTable.of(features).with(builder.functions);
    variables = new LinkedHashMap<>(builder.variables);
    for (String name : variables.keySet()) {
      slots.put(name, slots.size());
    }
    structs = Map.copyOf(builder.structs);
    more = builder.more;
  }

  /** Starts an environment with the functions of the newest release and no variables. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Compiles an expression.
   *
   * @param expression at most 100,000 code points
   * @return the program, or what is wrong; never an exception, whatever the text
   */
  public Compilation compile(String expression) {
    return Compilation.of(this, Objects.requireNonNull(expression, "expression"));
  }

  CelFeatures features() {
    return features;
  }

  FunctionTable functions() {
    return functions;
  }

  @Nullable CelType variable(String name) {
    return variables.get(name);
  }

  int variableCount() {
    return slots.size();
  }

  int slot(String name) {
    Integer slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException("variable must be declared, but was \"" + name + '"');
    }
    return slot;
  }

  @Nullable CelType field(String struct, String field) {
    CelStruct found = struct(struct);
    return found == null ? null : found.fields().get(field);
  }

  private @Nullable CelStruct struct(String name) {
    CelStruct found = structs.get(name);
    return found == null && more != null ? more.apply(name) : found;
  }

  @Nullable CelType typeNamed(String name) {
    CelType standard = TYPES.get(name);
    if (standard != null) {
      return standard;
    }
    switch (name) {
      case "optional_type":
        return features.optionals() ? CelType.optional(CelType.DYN) : null;
      case "net.IP", "net.CIDR":
        return features.minor() >= 30 ? CelType.opaque(name) : null;
      default:
        return struct(name) != null ? CelType.struct(name) : null;
    }
  }

  /** Collects what an environment consists of; not thread-safe. */
  public static final class Builder {
    private final Map<String, CelType> variables = new LinkedHashMap<>();
    private final Map<String, CelStruct> structs = new HashMap<>();
    private final List<Overload> functions = new ArrayList<>();
    private @Nullable Function<String, @Nullable CelStruct> more;
    private int minor = NEWEST;
    private boolean bindings;

    private Builder() {}

    /**
     * Chooses the functions that a Kubernetes release offers for new expressions. The API server
     * offers those of the release before, so that one can go back; what is stored already may use
     * everything.
     *
     * @param minorRelease of Kubernetes 1, at least 25; what is beyond {@link #NEWEST} counts as it
     */
    public Builder kubernetes(int minorRelease) {
      if (minorRelease < 25) {
        throw new IllegalArgumentException(
            "Kubernetes release must be at least 1.25, but was 1." + minorRelease);
      }
      minor = Math.min(minorRelease, NEWEST);
      return this;
    }

    /** Declares a variable; its number in {@link CelFrame#set} is that of the order of calls. */
    public Builder variable(String name, CelType type) {
      if (variables.putIfAbsent(name, type) != null) {
        throw new IllegalArgumentException(
            "variable must be declared once, but was again: \"" + name + '"');
      }
      return this;
    }

    /** Declares a type with fields. */
    public Builder struct(CelStruct struct) {
      structs.put(struct.name(), struct);
      return this;
    }

    /**
     * Declares types with fields that are looked up when an expression first needs them.
     *
     * @param lookup returns {@code null} for what is no type; must give the same answer each time
     */
    public Builder structs(Function<String, @Nullable CelStruct> lookup) {
      more = lookup;
      return this;
    }

    /** Allows {@code cel.bind(name, value, expression)}. */
    public Builder bindings() {
      bindings = true;
      return this;
    }

    /**
     * Adds {@code x.includes(y)} to releases whose functions of lists lack it: whether a list
     * contains a value, or a single value equals it.
     *
     * @param limited as Kubernetes 1.36 has it: lists of more than 48 elements are an error
     */
    public Builder includes(boolean limited) {
      functions.add(limited ? DeviceIncludes.LIMITED : DeviceIncludes.PLAIN);
      return this;
    }

    /** Returns the environment. */
    public CelEnvironment build() {
      return new CelEnvironment(this);
    }
  }
}
