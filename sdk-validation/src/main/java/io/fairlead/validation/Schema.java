package io.fairlead.validation;

import com.google.re2j.Pattern;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a value must be: a structural schema. Filled in while it is read, then shared and never
 * changed.
 */
final class Schema {

  /** JSON types; {@code ANY} is no type at all. */
  enum Kind {
    OBJECT("object"),
    ARRAY("array"),
    STRING("string"),
    INTEGER("integer"),
    NUMBER("number"),
    BOOLEAN("boolean"),
    INT_OR_STRING("integer,string"),
    ANY("");

    final String text;

    Kind(String text) {
      this.text = text;
    }

    static Kind of(@Nullable String type) {
      for (Kind kind : values()) {
        if (kind.text.equals(type)) {
          return kind;
        }
      }
      return ANY;
    }
  }

  private static final int KNOWN = 1;
  private static final int RULES = 2;
  private static final int LISTS = 4;

  Kind kind = Kind.ANY;
  String format = "";
  boolean nullable;
  final Map<String, Schema> properties = new LinkedHashMap<>();
  @Nullable Schema additional;
  @Nullable Schema items;
  List<String> required = List.of();
  List<Json> allowed = List.of();
  @Nullable Json defaultValue;
  Json.@Nullable Num minimum;
  Json.@Nullable Num maximum;
  boolean exclusiveMinimum;
  boolean exclusiveMaximum;
  Json.@Nullable Num multipleOf;
  int minLength = -1;
  int maxLength = -1;
  @Nullable String pattern;
  int minItems = -1;
  int maxItems = -1;
  boolean uniqueItems;
  int minProperties = -1;
  int maxProperties = -1;
  String listType = "";
  List<String> listKeys = List.of();
  String mapType = "";
  boolean keepsUnknown;
  boolean embedded;
  List<Rule> rules = List.of();
  @Nullable RuleCompiler compiler;
  final List<Schema> allOf = new ArrayList<>();
  final List<Schema> anyOf = new ArrayList<>();
  final List<Schema> oneOf = new ArrayList<>();
  @Nullable Schema not;

  private volatile @Nullable Pattern compiled;
  private volatile @Nullable RuleSet ruleSet;

  /** What there is here or anywhere below, so that walks can stay away; 0 is not known. */
  private volatile int traits;

  /** Whether field names that are no property are unknown. */
  boolean isClosed() {
    return kind == Kind.OBJECT && additional == null && !keepsUnknown && !properties.isEmpty();
  }

  Pattern compiledPattern() {
    Pattern known = compiled;
    if (known == null) {
      known = Pattern.compile(String.valueOf(pattern));
      compiled = known;
    }
    return known;
  }

  /** Returns the rules of this node, compiled when first asked for. */
  RuleSet compiledRules(boolean root) {
    RuleSet known = ruleSet;
    if (known == null) {
      RuleCompiler shared = compiler;
      known = (shared == null ? new RuleCompiler() : shared).compile(this, root);
      ruleSet = known;
    }
    return known;
  }

  boolean hasRulesBelow() {
    return (traits() & RULES) != 0;
  }

  boolean hasListsBelow() {
    return (traits() & LISTS) != 0;
  }

  private int traits() {
    int known = traits;
    if (known != 0) {
      return known;
    }
    known = KNOWN;
    known |= rules.isEmpty() ? 0 : RULES;
    known |= listType.equals("map") || listType.equals("set") ? LISTS : 0;
    if (!isLeaf()) {
      for (Schema child : children()) {
        known |= child.traits();
      }
    }
    traits = known;
    return known;
  }

  private boolean isLeaf() {
    return properties.isEmpty()
        && additional == null
        && items == null
        && allOf.isEmpty()
        && anyOf.isEmpty()
        && oneOf.isEmpty()
        && not == null;
  }

  List<Schema> children() {
    List<Schema> children = new ArrayList<>(properties.values());
    if (additional != null) {
      children.add(additional);
    }
    if (items != null) {
      children.add(items);
    }
    children.addAll(allOf);
    children.addAll(anyOf);
    children.addAll(oneOf);
    if (not != null) {
      children.add(not);
    }
    return children;
  }
}
