package io.fairlead.cel.dra;

import io.fairlead.cel.CelEnvironment;
import io.fairlead.cel.CelProgram;
import io.fairlead.cel.CelStruct;
import io.fairlead.cel.CelType;
import io.fairlead.cel.Compilation;
import io.fairlead.cel.CostRange;
import io.fairlead.cel.SizeHints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles device selectors and derived attributes with the functions and the {@code device} of a
 * Kubernetes release. Immutable and thread-safe; keep one.
 */
public final class DeviceEnvironment {

  /** Longest expression that the API server accepts, in bytes. */
  public static final int MAX_LENGTH = 10 * 1024;

  /** Largest worst-case cost that the API server accepts, and where the scheduler stops. */
  public static final long MAX_COST = 1_000_000;

  /** What the API server says of a more expensive expression. */
  public static final String TOO_COMPLEX = "too complex, exceeds cost limit";

  private static final int FIRST_WITH_SHARING = 34;
  private static final int FIRST_WITH_LISTS = 36;
  private static final int LONGEST_DOMAIN = 63;
  private static final int LONGEST_ID = 32;
  private static final int LONGEST_DRIVER = 63;
  private static final int LONGEST_VALUE = 64;
  private static final int MOST_ENTRIES = 32;

  private final CelEnvironment environment;
  private final CelType attributeType;
  private final boolean stored;
  private final boolean lists;

  private DeviceEnvironment(
      int release, int minor, boolean sharing, boolean lists, boolean stored) {
    this.stored = stored;
    this.lists = lists;
    attributeType = lists ? CelType.DYN : CelType.ANY;
    Map<String, CelType> fields = new HashMap<>();
    fields.put("driver", CelType.STRING);
    fields.put("attributes", byDomain(attributeType));
    fields.put("capacity", byDomain(CelType.struct("kubernetes.Quantity")));
    if (sharing) {
      fields.put("allowMultipleAllocations", CelType.BOOL);
    }
    CelEnvironment.Builder builder =
        CelEnvironment.builder()
            .kubernetes(minor)
            .bindings()
            .struct(new CelStruct("kubernetes.DRADevice", fields))
            .variable("device", CelType.struct("kubernetes.DRADevice"));
    if (lists && minor == FIRST_WITH_LISTS) {
      builder.includes(release == FIRST_WITH_LISTS);
    }
    environment = builder.build();
  }

  private static CelType byDomain(CelType value) {
    return CelType.map(CelType.STRING, CelType.map(CelType.STRING, value));
  }

  /**
   * Returns what the scheduler compiles with: everything that its release knows.
   *
   * @param minorRelease of Kubernetes 1, at least 31
   */
  public static DeviceEnvironment stored(int minorRelease) {
    return new DeviceEnvironment(
        minorRelease,
        minorRelease,
        minorRelease >= FIRST_WITH_SHARING,
        minorRelease >= FIRST_WITH_LISTS,
        true);
  }

  /**
   * Returns what the API server compiles new expressions with: what the release before knows, so
   * that one can go back, as far as the gates allow.
   *
   * @param minorRelease of Kubernetes 1, at least 32
   */
  public static DeviceEnvironment forNewExpressions(int minorRelease, DeviceGates gates) {
    int minor = minorRelease - 1;
    return new DeviceEnvironment(
        minorRelease,
        minor,
        gates.consumableCapacity() && minor >= FIRST_WITH_SHARING,
        gates.listTypeAttributes() && minor >= FIRST_WITH_LISTS,
        false);
  }

  /**
   * Compiles a selector.
   *
   * @return the selector, or why there is none in the server's words
   */
  public DeviceCompilation compile(String expression) {
    return compile(expression, false);
  }

  /** Compiles the expression of a derived attribute (Kubernetes 1.37, alpha). */
  public DeviceCompilation compileDerivedAttribute(String expression) {
    return compile(expression, true);
  }

  private DeviceCompilation compile(String expression, boolean derived) {
    Compilation compiled = environment.compile(expression);
    if (compiled.program().isEmpty()) {
      String message = compiled.message();
      boolean late = message.startsWith("program instantiation failed: ");
      return new DeviceCompilation(
          null, late ? message : "compilation failed: " + message, compiled.issues());
    }
    CelProgram program = compiled.orThrow();
    CelType type = program.resultType();
    String refused = derived ? refusedDerived(type) : refused(type);
    if (refused != null) {
      return new DeviceCompilation(null, refused, List.of());
    }
    long cost = program.estimateCost(hints()).max();
    return new DeviceCompilation(new DeviceSelector(program, cost), "", List.of());
  }

  private @Nullable String refused(CelType type) {
    return type.equals(CelType.BOOL) || type.equals(attributeType)
        ? null
        : "must evaluate to bool or the unknown type, not " + type;
  }

  private @Nullable String refusedDerived(CelType type) {
    boolean listAllowed = stored || lists;
    boolean list = type.kind() == CelType.Kind.LIST && listAllowed;
    if (isScalar(list ? type.parameters().get(0) : type)) {
      return null;
    }
    return "must evaluate to a primitive scalar (string, integer, boolean, semver)"
        + (listAllowed ? " or a list of these scalars" : "")
        + ", not "
        + type;
  }

  private static boolean isScalar(CelType type) {
    return type.equals(CelType.BOOL)
        || type.equals(CelType.INT)
        || type.equals(CelType.STRING)
        || type.isUnknown()
        || type.equals(CelType.struct("kubernetes.Semver"));
  }

  /** The sizes that the API server's limits guarantee. */
  private SizeHints hints() {
    return path -> {
      if (!path.get(0).equals("device")) {
        return null;
      }
      return path.size() == 1 ? CostRange.upTo(0) : field(path);
    };
  }

  private static @Nullable CostRange field(List<String> path) {
    switch (path.get(1)) {
      case "driver":
        return path.size() == 2 ? CostRange.upTo(LONGEST_DRIVER) : null;
      case "allowMultipleAllocations":
        return path.size() == 2 ? CostRange.upTo(1) : null;
      case "attributes":
        return entry(path, LONGEST_VALUE, true);
      case "capacity":
        return entry(path, 0, false);
      default:
        return null;
    }
  }

  /**
   * Sizes within a map by domain. As upstream, a domain counts as known when it is reached through
   * an index or a loop, and an attribute also when it is written with a dot.
   */
  private static @Nullable CostRange entry(List<String> path, int value, boolean named) {
    int[] sizes = {MOST_ENTRIES, MOST_ENTRIES, value};
    int level = 0;
    for (String step : path.subList(2, path.size())) {
      boolean inner = step.equals("@items") || step.equals("@values");
      if (step.equals("@keys")) {
        return level == 0
            ? CostRange.upTo(LONGEST_DOMAIN)
            : level == 1 ? CostRange.upTo(LONGEST_ID) : null;
      }
      if (level == 2 || !inner && !(named && level == 1)) {
        return null;
      }
      level++;
    }
    return CostRange.upTo(sizes[level]);
  }
}
