package io.fairlead.cel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All functions of a Kubernetes release by name. A library is declared when an expression first
 * names one of its functions: most expressions need few, and declaring all takes longer than
 * compiling a rule. Thread-safe and shared.
 */
final class FunctionTable {

  /** Collects overloads; the same function may be declared in several libraries. */
  static final class Builder {
    private final Map<String, List<Overload>> functions = new HashMap<>();

    void add(Overload overload) {
      functions.computeIfAbsent(overload.function, name -> new ArrayList<>()).add(overload);
    }
  }

  /** Functions that come and go together. An enum and a switch, since lambdas start slowly. */
  private enum Library {
    OPERATORS(0, OperatorTable.NAMES),
    CONVERSIONS(0, ConversionTable.NAMES),
    TIMES(0, TimeTable.NAMES),
    TEXTS(0, TextTable.NAMES),
    URLS(0, UrlTable.NAMES),
    LISTS(0, ListTable.NAMES),
    OPTIONALS(28, OptionalTable.NAMES),
    QUANTITIES(28, QuantityTable.NAMES),
    NETWORKS(30, NetworkTable.NAMES),
    FORMATS(31, FormatTable.names()),
    VERSIONS(33, VersionTable.NAMES),
    LIST_EXTENSION(34, ListExtension.NAMES);

    private final int since;
    private final Set<String> names;

    Library(int since, Set<String> names) {
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

  private static final Library[] LIBRARIES = Library.values();

  private static final Map<Integer, FunctionTable> TABLES = new ConcurrentHashMap<>();

  private final int minor;
  private final List<Overload> more;
  private final Map<String, List<Overload>> found = new ConcurrentHashMap<>();
  private final Map<Library, Map<String, List<Overload>>> declared;

  private FunctionTable(
      int minor, List<Overload> more, Map<Library, Map<String, List<Overload>>> declared) {
    this.minor = minor;
    this.more = more;
    this.declared = declared;
  }

  static FunctionTable of(CelFeatures features) {
    return TABLES.computeIfAbsent(
        features.minor(), minor -> new FunctionTable(minor, List.of(), new ConcurrentHashMap<>()));
  }

  /** Returns this table with more functions. */
  FunctionTable with(List<Overload> added) {
    return added.isEmpty() ? this : new FunctionTable(minor, List.copyOf(added), declared);
  }

  boolean declares(String function) {
    return !overloads(function).isEmpty();
  }

  /** Returns the overloads of a function in the order of declaration; empty if unknown. */
  List<Overload> overloads(String function) {
    List<Overload> known = found.get(function);
    return known != null ? known : found.computeIfAbsent(function, this::collect);
  }

  private List<Overload> collect(String function) {
    List<Overload> all = new ArrayList<>();
    for (Library library : LIBRARIES) {
      if (library.since <= minor && library.names.contains(function)) {
        all.addAll(
            declared.computeIfAbsent(library, this::declare).getOrDefault(function, List.of()));
      }
    }
    for (Overload overload : more) {
      if (overload.function.equals(function)) {
        all.add(overload);
      }
    }
    return List.copyOf(all);
  }

  private Map<String, List<Overload>> declare(Library library) {
    Builder to = new Builder();
    library.declare(to, minor);
    return to.functions;
  }
}
