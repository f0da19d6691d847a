package io.fairlead.validation;

import com.google.re2j.Pattern;
import io.fairlead.cel.ListIdentity;
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
  private static final int EMBEDDED = 8;
  private static final int RULES_OF_PARTS = 16;

  Kind kind = Kind.ANY;
  String format = "";
  boolean nullable;
  final Map<String, Schema> properties = new LinkedHashMap<>();
  @Nullable Schema additional;

  /** Whether there may be values of any name and type, of whose own fields none is known. */
  boolean anyValues;

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
  private volatile @Nullable ListIdentity identity;

  /** What there is here or anywhere below, so that walks can stay away; 0 is not known. */
  private volatile int traits;

  Pattern compiledPattern() {
    Pattern known = compiled;
    if (known == null) {
      known = Pattern.compile(String.valueOf(pattern));
      compiled = known;
    }
    return known;
  }

  /**
   * Returns the rules of this node, compiled when first asked for.
   *
   * @param seen what they see: this node, or the one of whose {@code allOf} this is a part
   */
  RuleSet compiledRules(Schema seen, boolean root) {
    RuleSet known = ruleSet;
    if (known == null) {
      RuleCompiler shared = compiler;
      known = (shared == null ? new RuleCompiler() : shared).compile(rules, seen, root);
      ruleSet = known;
    }
    return known;
  }

  /** Whether there are rules on the nodes themselves: without one the server looks at none. */
  boolean hasRulesBelow() {
    return (traits() & RULES) != 0;
  }

  /** Whether there are rules, be it in {@code allOf}. */
  boolean hasAnyRulesBelow() {
    return (traits() & (RULES | RULES_OF_PARTS)) != 0;
  }

  boolean hasEmbeddedBelow() {
    return (traits() & EMBEDDED) != 0;
  }

  /** How elements of this list are told apart in rules. */
  ListIdentity identity() {
    ListIdentity known = identity;
    if (known == null) {
      known = ListIdentity.PLACE;
      if (listType.equals("set")) {
        known = ListIdentity.VALUE;
      } else if (listType.equals("map")) {
        known = ListIdentity.fields(listKeys.stream().map(Schema::written).toList());
      }
      identity = known;
    }
    return known;
  }

  private static String written(String name) {
    String escaped = CelNames.escape(name);
    return escaped == null ? name : escaped;
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
    known |= embedded ? EMBEDDED : 0;
    for (Schema child : properties.values()) {
      known |= child.traits();
    }
    known |= additional == null ? 0 : additional.traits();
    known |= items == null ? 0 : items.traits();
    for (Schema part : allOf) {
      known |= (part.traits() & (RULES | RULES_OF_PARTS)) == 0 ? 0 : RULES_OF_PARTS;
    }
    traits = known;
    return known;
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
