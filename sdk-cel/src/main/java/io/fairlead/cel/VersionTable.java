package io.fairlead.cel;

/** Semantic versions; since Kubernetes 1.33. */
final class VersionTable {

  private static final String TYPE = "kubernetes.Semver";

  private VersionTable() {}

  static void declare(FunctionTable.Builder to) {
    to.add(
        Overload.of(
            "semver",
            "string_to_semver",
            "(string) -> " + TYPE,
            text -> SemanticVersion.read((String) text)));
    to.add(
        Overload.of(
            "semver", "string_bool_to_semver", "(string, bool) -> " + TYPE, VersionTable::read));
    to.add(
        Overload.of(
            "isSemver",
            "is_semver_string",
            "(string) -> bool",
            text -> SemanticVersion.read((String) text) instanceof SemanticVersion));
    to.add(
        Overload.of(
            "isSemver",
            "is_semver_string_bool",
            "(string, bool) -> bool",
            (text, normalize) -> read(text, normalize) instanceof SemanticVersion));
    compare(to, "isGreaterThan", "is_greater_than", "bool", (a, b) -> order(a, b) > 0);
    compare(to, "isLessThan", "is_less_than", "bool", (a, b) -> order(a, b) < 0);
    compare(to, "compareTo", "compare_to", "int", (a, b) -> (long) order(a, b));
    part(to, "major", v -> ((SemanticVersion) v).major());
    part(to, "minor", v -> ((SemanticVersion) v).minor());
    part(to, "patch", v -> ((SemanticVersion) v).patch());
  }

  private static Object read(Object text, Object normalize) {
    return (Boolean) normalize
        ? SemanticVersion.readNormalized((String) text)
        : SemanticVersion.read((String) text);
  }

  private static int order(Object a, Object b) {
    return ((SemanticVersion) a).compareTo((SemanticVersion) b);
  }

  private static void compare(
      FunctionTable.Builder to, String name, String id, String result, Overload.Two body) {
    to.add(Overload.of(name, "semver_" + id, TYPE + ".(" + TYPE + ") -> " + result, body));
  }

  private static void part(FunctionTable.Builder to, String name, Overload.One body) {
    to.add(Overload.of(name, "semver_" + name, TYPE + ".() -> int", body));
  }
}
