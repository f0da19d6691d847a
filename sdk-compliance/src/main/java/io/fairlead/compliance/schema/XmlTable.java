package io.fairlead.compliance.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An official XML Schema as a table: generated, committed, loaded once per version.
 *
 * <p>A line is the number of a type and its constraints, separated by tabs; the first is that of
 * the root element.
 */
public final class XmlTable {

  private static final Map<String, XmlTable> LOADED = new ConcurrentHashMap<>();

  private final List<XmlType> types = new ArrayList<>();
  private final Supplier<Set<String>> licences;

  private XmlTable(List<String> lines, Supplier<Set<String>> licences) {
    this.licences = licences;
    lines.forEach(l -> types.add(new XmlType()));
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      XmlType type = types.get(Integer.parseInt(parts[0]));
      for (int i = 1; i < parts.length; i++) {
        if (!parts[i].isEmpty()) {
          fill(type, parts[i].charAt(0), parts[i].substring(2));
        }
      }
    }
  }

  /**
   * Returns the table of a version of CycloneDX, for example {@code 1.6}.
   *
   * @param licences the identifiers that the schema of SPDX licence identifiers allows
   */
  public static XmlTable cycloneDx(String version, Supplier<Set<String>> licences) {
    return LOADED.computeIfAbsent(
        version, v -> new XmlTable(SchemaTable.lines("cyclonedx-" + v + ".xsd"), licences));
  }

  XmlType root() {
    return types.get(0);
  }

  /** Returns the type of a number; null for -1, which allows all. */
  @Nullable XmlType type(int number) {
    return number < 0 ? null : types.get(number);
  }

  private void fill(XmlType type, char key, String value) {
    switch (key) {
      case 'b' -> type.primitive = value;
      case 'B' -> type.base = types.get(Integer.parseInt(value));
      case 'u' ->
          type.union =
              Arrays.stream(value.split(",", -1))
                  .map(n -> types.get(Integer.parseInt(n)))
                  .toArray(XmlType[]::new);
      case 'e' ->
          type.values =
              value.equals("@licences")
                  ? licences.get()
                  : new HashSet<>(Arrays.asList(value.split("\\|", -1)));
      case 'p' -> type.rule = TextRule.whole(value);
      case 'l' -> type.minLength = Integer.parseInt(value);
      case 'L' -> type.maxLength = Integer.parseInt(value);
      case 'm' -> type.minimum = Double.parseDouble(value);
      case 'M' -> type.maximum = Double.parseDouble(value);
      case 't' -> type.text = types.get(Integer.parseInt(value));
      case 'c' -> type.model = XmlModel.of(value);
      case 'x' -> type.mixed = true;
      case 'a' -> {
        type.foreignAttributes = true;
        type.anyAttribute = value.equals("any");
      }
      case 'A' -> type.attributes = attributes(value.split("\\|", -1));
      default -> throw new IllegalStateException("unknown constraint " + key);
    }
  }

  private XmlType.Attribute[] attributes(String[] pairs) {
    XmlType.Attribute[] attributes = new XmlType.Attribute[pairs.length / 2];
    for (int i = 0; i < attributes.length; i++) {
      String number = pairs[2 * i + 1];
      boolean required = number.endsWith("!");
      attributes[i] =
          new XmlType.Attribute(
              pairs[2 * i],
              types.get(Integer.parseInt(required ? number.replace("!", "") : number)),
              required);
    }
    return attributes;
  }
}
