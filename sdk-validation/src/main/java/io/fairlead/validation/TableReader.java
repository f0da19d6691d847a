package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads the tables that are generated from published schemas. A line is a node: one space for each
 * level, then fields that tabs part: the name of the property, the type, and what else is known.
 * {@code []} names items, <code>{}</code> the values of a map, {@code &}, {@code |}, {@code ^} and
 * {@code ~} are allOf, anyOf, oneOf and not, {@code !} is a rule, and a type {@code @3} is the node
 * that {@code #3} has defined before.
 */
final class TableReader {

  private final Map<String, Schema> definitions;
  private final List<Schema> open = new ArrayList<>();
  private final RuleCompiler compiler = new RuleCompiler();

  private TableReader(Map<String, Schema> definitions) {
    this.definitions = definitions;
  }

  /** Reads the kinds of one table. */
  static List<KindSchema> read(BufferedReader in, Map<String, Schema> shared) throws IOException {
    List<KindSchema> kinds = new ArrayList<>();
    TableReader reader = new TableReader(new HashMap<>(shared));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("K\t")) {
        String[] f = line.split("\t", -1);
        Schema root = reader.start();
        ScalePaths scale = f.length > 7 ? new ScalePaths(f[7], f[8], f[9]) : null;
        boolean namespaced = f[5].equals("N");
        boolean custom = f[6].equals("C");
        kinds.add(new KindSchema(f[1], f[2], f[3], f[4], namespaced, custom, root, scale));
      } else if (line.startsWith("#")) {
        reader.definitions.put(line.substring(1), reader.start());
      } else if (!line.isEmpty() && line.charAt(0) == ' ') {
        reader.line(line);
      }
    }
    shared.putAll(reader.definitions);
    return kinds;
  }

  /** The root is the only node without a line of its own name. */
  private Schema start() {
    open.clear();
    Schema root = new Schema();
    open.add(root);
    return root;
  }

  private void line(String line) {
    int depth = 0;
    while (line.charAt(depth) == ' ') {
      depth++;
    }
    while (open.size() > depth) {
      open.remove(open.size() - 1);
    }
    Schema parent = open.get(depth - 1);
    int tab = line.indexOf('\t', depth);
    String name = line.substring(depth, tab);
    if (name.equals("!")) {
      List<Rule> rules = new ArrayList<>(parent.rules);
      rules.add(rule(line, tab));
      parent.rules = List.copyOf(rules);
      parent.compiler = compiler;
      return;
    }
    if (name.equals(".")) { // the root itself
      fill(parent, line, tab);
      return;
    }
    Schema node;
    if (line.startsWith("@", tab + 1)) {
      node = definitions.get(line.substring(tab + 2));
      if (node == null) {
        throw new NoSuchElementException("definition " + line.substring(tab + 1));
      }
    } else {
      node = new Schema();
      fill(node, line, tab);
    }
    attach(parent, name, node);
    open.add(node);
  }

  private static void attach(Schema parent, String name, Schema node) {
    switch (name) {
      case "[]":
        parent.items = node;
        break;
      case "{}":
        parent.additional = node;
        break;
      case "&":
        parent.allOf.add(node);
        break;
      case "|":
        parent.anyOf.add(node);
        break;
      case "^":
        parent.oneOf.add(node);
        break;
      case "~":
        parent.not = node;
        break;
      default:
        parent.properties.put(name, node);
    }
  }

  /** Reads what stands behind a tab: the type, then {@code name} or {@code name=value} each. */
  private static void fill(Schema node, String line, int tab) {
    int end = fieldEnd(line, tab);
    int colon = line.indexOf(':', tab);
    boolean formatted = colon >= 0 && colon < end;
    node.kind = Schema.Kind.of(line.substring(tab + 1, formatted ? colon : end));
    node.format = formatted ? line.substring(colon + 1, end) : "";
    while (end < line.length()) {
      int start = end + 1;
      end = fieldEnd(line, end);
      int equals = line.indexOf('=', start);
      if (equals < 0 || equals > end) {
        set(node, line.substring(start, end), "");
      } else {
        set(node, line.substring(start, equals), unescape(line.substring(equals + 1, end)));
      }
    }
  }

  private static int fieldEnd(String line, int tab) {
    int next = line.indexOf('\t', tab + 1);
    return next < 0 ? line.length() : next;
  }

  private static void set(Schema node, String key, String value) {
    switch (key) {
      case "nullable":
        node.nullable = true;
        break;
      case "default":
        node.defaultValue = TableJson.read(value);
        break;
      case "enum":
        node.allowed = ((Json.Arr) TableJson.read(value)).items();
        break;
      case "required":
        node.required = List.of(value.split(","));
        break;
      case "pattern":
        node.pattern = value;
        break;
      case "keys":
        node.listKeys = List.of(value.split(","));
        break;
      case "list":
        node.listType = value;
        break;
      case "map":
        node.mapType = value;
        break;
      case "open":
        node.keepsUnknown = true;
        break;
      case "embedded":
        node.embedded = true;
        break;
      case "unique":
        node.uniqueItems = true;
        break;
      default:
        number(node, key, value);
    }
  }

  private static void number(Schema node, String key, String value) {
    switch (key) {
      case "min":
        node.minimum = new Json.Num(value);
        break;
      case "max":
        node.maximum = new Json.Num(value);
        break;
      case "above":
        node.exclusiveMinimum = true;
        break;
      case "below":
        node.exclusiveMaximum = true;
        break;
      case "multiple":
        node.multipleOf = new Json.Num(value);
        break;
      case "minLength":
        node.minLength = Integer.parseInt(value);
        break;
      case "maxLength":
        node.maxLength = Integer.parseInt(value);
        break;
      case "minItems":
        node.minItems = Integer.parseInt(value);
        break;
      case "maxItems":
        node.maxItems = Integer.parseInt(value);
        break;
      case "minProperties":
        node.minProperties = Integer.parseInt(value);
        break;
      case "maxProperties":
        node.maxProperties = Integer.parseInt(value);
        break;
      default:
        throw new IllegalArgumentException("unknown key in table: " + key);
    }
  }

  private static Rule rule(String line, int tab) {
    Map<String, String> values = new HashMap<>();
    for (int end = tab; end < line.length(); ) {
      int equals = line.indexOf('=', end);
      int next = fieldEnd(line, end);
      values.put(line.substring(end + 1, equals), unescape(line.substring(equals + 1, next)));
      end = next;
    }
    return new Rule(
        String.valueOf(values.get("rule")),
        values.get("message"),
        values.get("messageExpression"),
        values.get("reason"),
        values.get("fieldPath"),
        values.get("optionalOldSelf") != null);
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        char escaped = text.charAt(i);
        out.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
