package io.fairlead.cel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All functions of a Kubernetes release by name. A function is declared when an expression first
 * names it: most expressions need few, and declaring all takes longer than compiling a rule.
 * Thread-safe and shared.
 */
final class FunctionTable {

  /** Collects the overloads of one function; several libraries may declare some. */
  static final class Builder {
    private final String function;
    private final List<Overload> overloads = new ArrayList<>();

    Builder(String function) {
      this.function = function;
    }

    /** Returns the function that is wanted: others need not be declared. */
    String function() {
      return function;
    }

    /** Adds an overload, unless it is of another function. */
    void add(Overload overload) {
      if (overload.function.equals(function)) {
        overloads.add(overload);
      }
    }
  }

  /** Functions that come and go together. An enum and a switch, since lambdas start slowly. */
  private enum Library {
    OPERATORS(
        0,
        "_?_:_ _&&_ _||_ !_ -_ _==_ _!=_ _+_ _-_ _*_ _/_ _%_ _<_ _<=_ _>_ _>=_ _[_] @in _in_ in"
            + " @not_strictly_false cel.@mapInsert size contains startsWith endsWith matches type"
            + " dyn"),
    CONVERSIONS(0, "bool bytes double duration int string timestamp uint"),
    TIMES(
        0,
        "getFullYear getMonth getDayOfYear getDayOfMonth getDate getDayOfWeek getHours getMinutes"
            + " getSeconds getMilliseconds"),
    TEXTS(
        0,
        "charAt indexOf lastIndexOf join lowerAscii upperAscii trim replace split substring format"
            + " strings.quote find findAll"),
    URLS(0, "url isURL getScheme getHost getHostname getPort getEscapedPath getQuery"),
    LISTS(
        0,
        "isSorted max min sum indexOf lastIndexOf includes sets.contains sets.equivalent"
            + " sets.intersects"),
    OPTIONALS(
        28,
        "_?._ _[?_] _[_] or orValue optional.of optional.ofNonZeroValue optional.none value"
            + " hasValue first last optional.unwrap unwrapOpt"),
    QUANTITIES(
        28,
        "quantity isQuantity sign asApproximateFloat asInteger isInteger isGreaterThan isLessThan"
            + " compareTo add sub"),
    NETWORKS(
        30,
        "ip isIP ip.isCanonical family isUnspecified isLoopback isLinkLocalMulticast"
            + " isLinkLocalUnicast isGlobalUnicast string cidr isCIDR prefixLength masked"
            + " containsIP containsCIDR"),
    FORMATS(
        31,
        "format.named validate format.dns1123Label format.dns1123Subdomain format.dns1035Label"
            + " format.qualifiedName format.dns1123LabelPrefix format.dns1123SubdomainPrefix"
            + " format.dns1035LabelPrefix format.labelValue format.uri format.uuid format.byte"
            + " format.date format.datetime"),
    VERSIONS(33, "semver isSemver isGreaterThan isLessThan compareTo major minor patch"),
    LIST_EXTENSION(34, "slice flatten sort @sortByAssociatedKeys lists.range reverse distinct");

    private final int since;
    private final String names;

    Library(int since, String names) {
      this.since = since;
      this.names = names;
    }

    private void declare(Builder to, int minor) {
      switch (this) {
        case OPERATORS:
          OperatorTable.declare(to, minor);
          break;
        case CONVERSIONS:
          ConversionTable.declare(to);
          break;
        case TIMES:
          TimeTable.declare(to);
          break;
        case TEXTS:
          TextTable.declare(to, minor);
          break;
        case URLS:
          UrlTable.declare(to);
          break;
        case LISTS:
          ListTable.declare(to, minor);
          break;
        case OPTIONALS:
          OptionalTable.declare(to);
          break;
        case QUANTITIES:
          QuantityTable.declare(to);
          break;
        case NETWORKS:
          NetworkTable.declare(to);
          break;
        case FORMATS:
          FormatTable.declare(to);
          break;
        case VERSIONS:
          VersionTable.declare(to);
          break;
        default:
          ListExtension.declare(to);
      }
    }
  }

  /** The libraries that declare a function, in order. */
  private static final Map<String, List<Library>> LIBRARIES = libraries();

  private static final Map<Integer, FunctionTable> TABLES = new ConcurrentHashMap<>();

  private final int minor;
  private final List<Overload> more;
  private final Map<String, List<Overload>> found = new ConcurrentHashMap<>();

  private FunctionTable(int minor, List<Overload> more) {
    this.minor = minor;
    this.more = more;
  }

  private static Map<String, List<Library>> libraries() {
    Map<String, List<Library>> libraries = new HashMap<>(512);
    for (Library library : Library.values()) {
      for (String name : library.names.split(" ")) {
        List<Library> before = libraries.get(name);
        if (before == null) {
          libraries.put(name, List.of(library));
        } else {
          List<Library> all = new ArrayList<>(before);
          all.add(library);
          libraries.put(name, all);
        }
      }
    }
    return libraries;
  }

  static FunctionTable of(CelFeatures features) {
    FunctionTable known = TABLES.get(features.minor());
    if (known != null) {
      return known;
    }
    FunctionTable table = new FunctionTable(features.minor(), List.of());
    FunctionTable before = TABLES.putIfAbsent(features.minor(), table);
    return before == null ? table : before;
  }

  /** Returns this table with more functions. */
  FunctionTable with(List<Overload> added) {
    return added.isEmpty() ? this : new FunctionTable(minor, List.copyOf(added));
  }

  boolean declares(String function) {
    return !overloads(function).isEmpty();
  }

  /** Returns the overloads of a function in the order of declaration; empty if unknown. */
  List<Overload> overloads(String function) {
    List<Overload> known = found.get(function);
    if (known != null) {
      return known;
    }
    List<Overload> collected = collect(function);
    if (!collected.isEmpty()) { // names that are no function are any number
      found.put(function, collected);
    }
    return collected;
  }

  private List<Overload> collect(String function) {
    Builder to = new Builder(function);
    for (Library library : LIBRARIES.getOrDefault(function, List.of())) {
      if (library.since <= minor) {
        library.declare(to, minor);
      }
    }
    for (Overload overload : more) {
      to.add(overload);
    }
    return List.copyOf(to.overloads);
  }
}
