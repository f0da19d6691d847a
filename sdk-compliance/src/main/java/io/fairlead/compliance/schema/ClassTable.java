package io.fairlead.compliance.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes and properties of SPDX 3.0.1 as a table, generated from its JSON Schema: which
 * properties a class has and needs, and which values a property takes. Loaded once.
 */
final class ClassTable {

  /**
   * One property.
   *
   * @param number index in bit sets
   * @param array whether it takes an array
   * @param minItems least number of items
   * @param kind s text, e one of {@code values}, t time, o object of a class in {@code values} or a
   *     reference, n number, b true or false, i whole number, p pattern
   * @param values values, classes or individuals
   * @param rule pattern of the text, or null
   * @param minimum least whole number
   */
  record Property(
      String name,
      int number,
      boolean array,
      int minItems,
      char kind,
      Set<String> values,
      @Nullable TextRule rule,
      int minimum) {}

  /** One class. */
  record Kind(String name, boolean needsId, BitSet allowed, BitSet required) {}

  private static final class Holder {
    private static final ClassTable TABLE = new ClassTable("spdx-3.0.1.tsv");
  }

  private final Map<String, Property> properties = new HashMap<>();
  private final Map<String, Kind> classes = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  private ClassTable(String file) {
    try (InputStream in = ClassTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] parts = line.split("\t", -1);
        switch (parts[0]) {
          case "P" -> property(parts);
          case "C" -> kind(parts);
          default -> {}
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static ClassTable get() {
    return Holder.TABLE;
  }

  private void property(String[] parts) {
    char kind = parts[3].charAt(0);
    Set<String> values =
        kind == 'e' || kind == 'o'
            ? new HashSet<>(Arrays.asList(parts[4].split("\\|", -1)))
            : Set.of();
    properties.put(
        parts[1],
        new Property(
            parts[1],
            names.size(),
            !parts[2].isEmpty(),
            parts[2].isEmpty() ? 0 : Integer.parseInt(parts[2]),
            kind,
            values,
            kind == 'p' ? TextRule.pattern(parts[4]) : null,
            kind == 'i' ? Integer.parseInt(parts[4]) : 0));
    names.add(parts[1]);
  }

  private void kind(String[] parts) {
    classes.put(
        parts[1], new Kind(parts[1], parts[2].equals("spdxId"), bits(parts[3]), bits(parts[4])));
  }

  private BitSet bits(String list) {
    BitSet bits = new BitSet();
    for (String name : list.split("\\|", -1)) {
      Property property = properties.get(name);
      if (property != null) {
        bits.set(property.number());
      }
    }
    return bits;
  }

  @Nullable Property property(String name) {
    return properties.get(name);
  }

  @Nullable Kind kind(String name) {
    return classes.get(name);
  }

  String name(int property) {
    return names.get(property);
  }
}
