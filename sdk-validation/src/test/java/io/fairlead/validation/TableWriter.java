package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what {@link TableReader} reads; subtrees that occur twice are written once. */
final class TableWriter {

  private static final int WORTH_SHARING = 4;

  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, String> names;
  private final StringBuilder definitions = new StringBuilder();
  private final StringBuilder kinds = new StringBuilder();
  private int next = 1;

  /**
   * Starts a table.
   *
   * @param known names of definitions that the reader has already, by their text
   */
  TableWriter(Map<String, String> known) {
    names = new HashMap<>(known);
  }

  static String table(List<KindSchema> kinds, Map<String, String> known) {
    TableWriter writer = new TableWriter(known);
    for (KindSchema kind : kinds) {
      writer.count(kind.root());
    }
    for (KindSchema kind : kinds) {
      writer.kind(kind);
    }
    return writer.definitions.toString() + writer.kinds;
  }

  static String definition(String name, Schema schema) {
    TableWriter writer = new TableWriter(Map.of());
    StringBuilder out = new StringBuilder("#" + name + "\n");
    writer.root(schema, out);
    return out.toString();
  }

  /** Returns the text that stands for a schema when subtrees are compared. */
  static String text(Schema schema) {
    StringBuilder out = new StringBuilder();
    new TableWriter(Map.of()).root(schema, out);
    return out.toString();
  }

  private void count(Schema schema) {
    String text = text(schema);
    if (lines(text) >= WORTH_SHARING
        && !names.containsKey(text)
        && counts.merge(text, 1, Integer::sum) > 1) {
      return;
    }
    schema.children().forEach(this::count);
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  private void kind(KindSchema kind) {
    StringBuilder out = new StringBuilder();
    root(kind.root(), out);
    kinds
        .append("K\t")
        .append(kind.group())
        .append('\t')
        .append(kind.version())
        .append('\t')
        .append(kind.kind())
        .append('\t')
        .append(kind.plural())
        .append('\t')
        .append(kind.namespaced() ? 'N' : 'C')
        .append('\t')
        .append(kind.custom() ? 'C' : 'B');
    ScalePaths scale = kind.scale();
    if (scale != null) {
      kinds.append('\t').append(scale.spec());
      kinds.append('\t').append(scale.status());
      kinds.append('\t').append(scale.selector());
    }
    kinds.append('\n').append(out);
  }

  private void root(Schema schema, StringBuilder out) {
    out.append(" .\t").append(facts(schema)).append('\n');
    below(schema, 1, out);
  }

  private void below(Schema schema, int depth, StringBuilder out) {
    for (Rule rule : schema.rules) {
      out.append(" ".repeat(depth)).append("!\t").append(rule(rule)).append('\n');
    }
    schema.properties.forEach((name, child) -> node(name, child, depth, out));
    if (schema.additional != null) {
      node("{}", schema.additional, depth, out);
    }
    if (schema.items != null) {
      node("[]", schema.items, depth, out);
    }
    schema.allOf.forEach(child -> node("&", child, depth, out));
    schema.anyOf.forEach(child -> node("|", child, depth, out));
    schema.oneOf.forEach(child -> node("^", child, depth, out));
    if (schema.not != null) {
      node("~", schema.not, depth, out);
    }
  }

  private void node(String name, Schema schema, int depth, StringBuilder out) {
    out.append(" ".repeat(depth)).append(name).append('\t');
    String text = counts.isEmpty() && names.isEmpty() ? "" : text(schema);
    String shared = names.get(text);
    if (shared == null && counts.getOrDefault(text, 0) > 1) {
      StringBuilder definition = new StringBuilder();
      root(schema, definition);
      shared = String.valueOf(next++);
      names.put(text, shared);
      definitions.append('#').append(shared).append('\n').append(definition);
    }
    if (shared != null) {
      out.append('@').append(shared).append('\n');
      return;
    }
    out.append(facts(schema)).append('\n');
    below(schema, depth + 1, out);
  }

  private static String facts(Schema schema) {
    List<String> facts = new ArrayList<>();
    facts.add(schema.kind.text + (schema.format.isEmpty() ? "" : ":" + schema.format));
    flag(facts, "nullable", schema.nullable);
    flag(facts, "open", schema.keepsUnknown);
    flag(facts, "embedded", schema.embedded);
    flag(facts, "unique", schema.uniqueItems);
    text(facts, "required", String.join(",", schema.required));
    text(facts, "list", schema.listType);
    text(facts, "keys", String.join(",", schema.listKeys));
    text(facts, "map", schema.mapType);
    count(facts, "minLength", schema.minLength);
    count(facts, "maxLength", schema.maxLength);
    count(facts, "minItems", schema.minItems);
    count(facts, "maxItems", schema.maxItems);
    count(facts, "minProperties", schema.minProperties);
    count(facts, "maxProperties", schema.maxProperties);
    text(facts, "min", schema.minimum == null ? "" : schema.minimum.text());
    text(facts, "max", schema.maximum == null ? "" : schema.maximum.text());
    flag(facts, "above", schema.exclusiveMinimum);
    flag(facts, "below", schema.exclusiveMaximum);
    text(facts, "multiple", schema.multipleOf == null ? "" : schema.multipleOf.text());
    text(facts, "pattern", schema.pattern == null ? "" : schema.pattern);
    if (!schema.allowed.isEmpty()) {
      text(facts, "enum", JsonShown.full(new Json.Arr(schema.allowed)));
    }
    if (schema.defaultValue != null) {
      text(facts, "default", JsonShown.full(schema.defaultValue));
    }
    return String.join("\t", facts);
  }

  private static String rule(Rule rule) {
    List<String> facts = new ArrayList<>();
    text(facts, "rule", rule.rule());
    text(facts, "message", rule.message());
    text(facts, "messageExpression", rule.messageExpression());
    text(facts, "reason", rule.reason());
    text(facts, "fieldPath", rule.fieldPath());
    if (rule.optionalOldSelf()) {
      text(facts, "optionalOldSelf", "true");
    }
    return String.join("\t", facts);
  }

  private static void flag(List<String> facts, String key, boolean set) {
    if (set) {
      facts.add(key);
    }
  }

  private static void count(List<String> facts, String key, int count) {
    if (count >= 0) {
      facts.add(key + '=' + count);
    }
  }

  private static void text(List<String> facts, String key, String value) {
    if (value != null && !value.isEmpty()) {
      String escaped = value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
      facts.add(key + '=' + escaped);
    }
  }
}
