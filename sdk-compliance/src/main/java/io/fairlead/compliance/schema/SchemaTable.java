package io.fairlead.compliance.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * An official JSON Schema as a table: generated, committed, loaded once per version (some 20 KB).
 *
 * <p>A line is the number of a schema and its constraints, separated by tabs; {@code P=name|3}
 * means that the property {@code name} has schema 3; -1 allows all, -2 nothing.
 */
public final class SchemaTable {

  private static final Map<String, SchemaTable> LOADED = new ConcurrentHashMap<>();

  private final List<SchemaNode> nodes = new ArrayList<>();
  private final SchemaNode nothing = new SchemaNode(-2);
  private final Supplier<Set<String>> licences;

  private SchemaTable(List<String> lines, Supplier<Set<String>> licences) {
    this.licences = licences;
    nothing.nothing = true;
    for (int i = 0; i < lines.size(); i++) {
      nodes.add(new SchemaNode(i));
    }
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      SchemaNode node = nodes.get(Integer.parseInt(parts[0]));
      for (int i = 1; i < parts.length; i++) {
        if (!parts[i].isEmpty()) {
          fill(node, parts[i].charAt(0), parts[i].substring(2));
        }
      }
    }
  }

  /**
   * Returns the table of a name, for example {@code cyclonedx-1.6}.
   *
   * @param licences the identifiers that the schema of SPDX licence identifiers allows
   */
  public static SchemaTable named(String name, Supplier<Set<String>> licences) {
    SchemaTable loaded = LOADED.get(name);
    if (loaded == null) {
      loaded = new SchemaTable(lines(name), licences);
      SchemaTable first = LOADED.putIfAbsent(name, loaded);
      loaded = first == null ? loaded : first;
    }
    return loaded;
  }

  SchemaNode root() {
    return nodes.get(0);
  }

  static List<String> lines(String name) {
    String file = name + ".tsv";
    try (InputStream in = SchemaTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("table must be one of the jar, but was " + name);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>(512);
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#") && !line.isEmpty()) {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private void fill(SchemaNode node, char key, String value) {
    switch (key) {
      case 'T' -> node.types = types(value);
      case 'k' -> node.constant = value;
      case 'e' ->
          node.values =
              value.equals("@licences")
                  ? licences.get()
                  : new HashSet<>(Arrays.asList(value.split("\\|")));
      case 'p' -> node.text = TextRule.pattern(value);
      case 'f' -> node.text = TextRule.format(value);
      case 'l' -> node.minLength = Integer.parseInt(value);
      case 'L' -> node.maxLength = Integer.parseInt(value);
      case 'm' -> node.minimum = Double.parseDouble(value);
      case 'M' -> node.maximum = Double.parseDouble(value);
      case 'c' -> node.minItems = Integer.parseInt(value);
      case 'C' -> node.maxItems = Integer.parseInt(value);
      case 'u' -> node.unique = true;
      case 'i' -> node.items = node(value);
      case 'I' -> node.tuple = nodes(value);
      case 'P' -> properties(node, value.split("\\|"));
      case 'R' -> required(node, value.split("\\|"));
      case 'a' -> {
        node.closed = value.equals("-2");
        node.additional = node.closed ? null : node(value);
      }
      case 'o' -> node.oneOf = nodes(value);
      case 'y' -> node.anyOf = nodes(value);
      case 'A' -> node.allOf = nodes(value);
      case 'n' -> node.not = node(value);
      case 'w' -> {
        SchemaNode[] three = nodes(value);
        node.when = three[0];
        node.then = three[1];
        node.otherwise = three[2];
      }
      default -> throw new IllegalStateException("unknown constraint " + key);
    }
  }

  private void properties(SchemaNode node, String[] pairs) {
    node.names = new String[pairs.length / 2];
    node.properties = new SchemaNode[pairs.length / 2];
    for (int i = 0; i < node.names.length; i++) {
      node.names[i] = pairs[2 * i].intern(); // as the JSON parser does
      node.properties[i] = node(pairs[2 * i + 1]);
    }
    node.index();
  }

  /** Names that are required without being described are described here as "anything". */
  private void required(SchemaNode node, String[] names) {
    for (String name : names) {
      int at = node.property(name);
      if (at < 0) {
        at = node.names.length;
        node.names = Arrays.copyOf(node.names, at + 1);
        node.properties = Arrays.copyOf(node.properties, at + 1);
        node.names[at] = name;
        node.index();
      }
      node.required |= 1L << at;
    }
  }

  private @Nullable SchemaNode node(String number) {
    int value = Integer.parseInt(number);
    return value == -1 ? null : value == -2 ? nothing : nodes.get(value);
  }

  private SchemaNode[] nodes(String numbers) {
    String[] parts = numbers.split(",", -1);
    SchemaNode[] result = new SchemaNode[parts.length];
    for (int i = 0; i < parts.length; i++) {
      SchemaNode node = node(parts[i]);
      result[i] = node == null ? new SchemaNode(-1) : node;
    }
    return result;
  }

  private static int types(String letters) {
    int types = 0;
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      types |=
          switch (letter) {
            case 'o' -> SchemaNode.OBJECT;
            case 'a' -> SchemaNode.ARRAY;
            case 's' -> SchemaNode.STRING;
            case 'n' -> SchemaNode.NUMBER | SchemaNode.INTEGER;
            case 'i' -> SchemaNode.INTEGER;
            case 'b' -> SchemaNode.BOOLEAN;
            case 'z' -> SchemaNode.NULL;
            default -> throw new IllegalStateException("unknown type " + letter);
          };
    }
    return types;
  }
}
