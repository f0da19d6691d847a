package io.fairlead.dra.authoring;

import io.fairlead.cel.CelList;
import io.fairlead.cel.CelRead;
import io.fairlead.cel.SemanticVersion;
import io.fairlead.cel.dra.DeviceSelector;
import io.fairlead.dra.authoring.PublishedDevices.Published;
import io.fairlead.kernel.Quantity;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges whether what a selector compares with can ever be equal: its type decides. */
final class TypeLint {

  private TypeLint() {}

  /** Judges what a selector reads; returns whether that is why the expression is no good. */
  static boolean judge(DeviceSelector selector, LintScope scope, Findings findings) {
    boolean explained = false;
    for (CelRead read : selector.reads()) {
      Name name = Name.ofPath(read.path());
      if (name == null || read.path().size() > 4 || read.compared().isEmpty()) {
        continue;
      }
      Set<String> there = typesOf(name, scope);
      boolean fits =
          there.isEmpty()
              || there.contains("list")
              || read.compared().stream().anyMatch(value -> there.contains(type(value)));
      if (!fits) {
        Object value = read.compared().get(0);
        findings.warning(
            LintRule.WRONG_TYPE,
            name + " is a " + String.join(" or ", there) + ", compared with a " + type(value),
            written(value, there).map(text -> "write " + text).orElse(""));
        explained = true;
      }
    }
    return explained;
  }

  private static Optional<String> written(Object value, Set<String> there) {
    if (there.contains("version") && value instanceof String text) {
      String full =
          text.matches("\\d+") ? text + ".0.0" : text.matches("\\d+\\.\\d+") ? text + ".0" : text;
      return SemanticVersion.parse(full) == null
          ? Optional.empty()
          : Optional.of("semver(" + CelText.text(full) + ')');
    } else if (there.contains("string")) {
      return Optional.of(CelText.text(String.valueOf(value)));
    } else if (there.contains("bool") && ("true".equals(value) || "false".equals(value))) {
      return Optional.of(value.toString());
    } else if (there.contains("int")
        && value instanceof String text
        && text.matches("-?\\d{1,18}")) {
      return Optional.of(text);
    }
    return Optional.empty();
  }

  private static Set<String> typesOf(Name name, LintScope scope) {
    Set<String> types = new TreeSet<>();
    for (Published published : scope.devices()) {
      Object value = PublishedDevices.value(published.device(), name);
      if (value != null) {
        types.add(type(value));
      }
    }
    if (types.isEmpty()) {
      KnownNames.preset(name).map(TypeLint::type).ifPresent(types::add);
    }
    return types;
  }

  private static String type(Object value) {
    if (value instanceof DeviceProperty property) {
      return property instanceof TextAttribute
          ? "string"
          : property instanceof IntAttribute
              ? "int"
              : property instanceof FlagAttribute
                  ? "bool"
                  : property instanceof VersionAttribute ? "version" : "quantity";
    }
    return value instanceof String
        ? "string"
        : value instanceof Boolean
            ? "bool"
            : value instanceof Number
                ? "int"
                : value instanceof SemanticVersion
                    ? "version"
                    : value instanceof Quantity
                        ? "quantity"
                        : value instanceof CelList ? "list" : "value of another type";
  }
}
