package io.fairlead.kernel;

import static io.fairlead.kernel.Preconditions.violated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes label selector: requirements that a set of labels meets all of.
 *
 * <p>Build one from the text form ({@link #parse}, the syntax of {@code kubectl -l}) or from the
 * two fields of a {@code LabelSelector} ({@link #of}). Both are as strict as the API server: a key,
 * a value or an operator that it would refuse is an {@link IllegalArgumentException} here.
 * Semantics are those of the Go package {@code k8s.io/apimachinery/pkg/labels}; the one that
 * surprises is that {@code !=} and {@code notin} also hold where the label is absent.
 *
 * <p>Immutable and safe to share; two selectors are equal if their requirements are.
 */
public final class Selector {

  /** The longest text that {@link #parse} reads, in characters. */
  public static final int MAX_LENGTH = 1 << 16;

  private static final Selector EVERYTHING = new Selector(List.of());

  private final List<Requirement> requirements;

  private Selector(List<Requirement> requirements) {
    this.requirements = requirements;
  }

  /** Returns the selector without requirements, which every set of labels meets. */
  public static Selector everything() {
    return EVERYTHING;
  }

  /** Returns a selector of these requirements, ordered by key. */
  public static Selector of(List<Requirement> requirements) {
    List<Requirement> sorted = new ArrayList<>(requirements);
    sorted.sort(Comparator.comparing(Requirement::key));
    return sorted.isEmpty() ? EVERYTHING : new Selector(List.copyOf(sorted));
  }

  /**
   * Returns the selector that a {@code LabelSelector} of the API means.
   *
   * @param matchLabels each of these labels is present with this value
   * @param matchExpressions further requirements
   * @throws IllegalArgumentException if a key or value is no valid label
   */
  public static Selector of(Map<String, String> matchLabels, List<Requirement> matchExpressions) {
    List<Requirement> all = new ArrayList<>();
    new TreeMap<>(matchLabels)
        .forEach((key, value) -> all.add(new Requirement(key, Operator.EQUALS, List.of(value))));
    all.addAll(matchExpressions);
    return of(all);
  }

  /**
   * Reads the text form, for example {@code app=llm,tier!=batch,zone in (a,b),!canary,rank>1}.
   *
   * @param text at most {@value #MAX_LENGTH} characters; blank selects everything
   * @throws IllegalArgumentException if the text is not exactly of this form; the message names the
   *     position
   */
  public static Selector parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw violated("selector", "at most " + MAX_LENGTH + " characters long", text.length());
    }
    return of(new SelectorParser(text).requirements());
  }

  /** Returns the requirements, ordered by key. */
  public List<Requirement> requirements() {
    return requirements;
  }

  /** Returns whether the labels meet every requirement; O(requirements). */
  public boolean matches(Map<String, String> labels) {
    for (int i = 0; i < requirements.size(); i++) {
      if (!requirements.get(i).matches(labels)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selector that && requirements.equals(that.requirements);
  }

  @Override
  public int hashCode() {
    return requirements.hashCode();
  }

  /** Returns the text form; {@link #parse} reads it back to an equal selector. */
  @Override
  public String toString() {
    return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
  }

  /** How a requirement compares the label with its values. */
  public enum Operator {
    /** The label has the one value. */
    EQUALS("=", "="),
    /** The label is absent or has another value. */
    NOT_EQUALS("!=", "!="),
    /** The label has one of the values. */
    IN("In", "in"),
    /** The label is absent or has none of the values. */
    NOT_IN("NotIn", "notin"),
    /** The label is present. */
    EXISTS("Exists", ""),
    /** The label is absent. */
    DOES_NOT_EXIST("DoesNotExist", "!"),
    /** The label is a decimal integer of 64 bits that is greater than the one value. */
    GREATER_THAN("Gt", ">"),
    /** The label is a decimal integer of 64 bits that is less than the one value. */
    LESS_THAN("Lt", "<");

    private final String apiName;
    private final String symbol;

    Operator(String apiName, String symbol) {
      this.apiName = apiName;
      this.symbol = symbol;
    }

    /**
     * Returns the operator of a {@code LabelSelectorRequirement}: {@code In}, {@code NotIn}, {@code
     * Exists} or {@code DoesNotExist}, written exactly so.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Operator ofLabelSelector(String name) {
      Operator found = named(name);
      if (found == null || found == GREATER_THAN || found == LESS_THAN) {
        throw violated(
            "label selector operator", "In, NotIn, Exists or DoesNotExist", '"' + name + '"');
      }
      return found;
    }

    /**
     * Returns the operator of a {@code NodeSelectorRequirement}: those of a label selector, and
     * {@code Gt} and {@code Lt}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Operator ofNodeSelector(String name) {
      Operator found = named(name);
      if (found == null) {
        throw violated(
            "node selector operator",
            "In, NotIn, Exists, DoesNotExist, Gt or Lt",
            '"' + name + '"');
      }
      return found;
    }

    private static @Nullable Operator named(String name) {
      for (Operator operator : values()) {
        if (operator.apiName.equals(name) && operator != EQUALS && operator != NOT_EQUALS) {
          return operator;
        }
      }
      return null;
    }

    String symbol() {
      return symbol;
    }
  }

  /**
   * One requirement on one label.
   *
   * @param key label key: at most 63 characters of letters, digits, {@code -_.}, with an optional
   *     DNS name and {@code /} before it
   * @param operator how to compare
   * @param values what to compare with, kept sorted and without duplicates: one for {@code =},
   *     {@code !=}, {@code >} and {@code <} (the last two: an integer), at least one for {@code in}
   *     and {@code notin}, none for the others
   */
  public record Requirement(String key, Operator operator, List<String> values) {

    /** Checks key, values and their number as the API server does. */
    public Requirement {
      LabelSyntax.requireKey(key);
      values = values.stream().distinct().sorted().toList();
      int count = values.size();
      switch (operator) {
        case EXISTS, DOES_NOT_EXIST -> requireCount(key, operator, count == 0, "no value", values);
        case IN, NOT_IN -> requireCount(key, operator, count > 0, "at least one value", values);
        default -> requireCount(key, operator, count == 1, "exactly one value", values);
      }
      values.forEach(value -> LabelSyntax.requireValue(key, value));
      if ((operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN)
          && !LabelSyntax.isInteger(values.get(0))) {
        throw violated(
            "value of " + key + operator.symbol(), "an integer of 64 bits", values.get(0));
      }
    }

    private static void requireCount(
        String key, Operator operator, boolean met, String rule, List<String> values) {
      if (!met) {
        throw violated("requirement " + operator + " on " + key, "given " + rule, values);
      }
    }

    /** Returns whether the labels meet this requirement. */
    public boolean matches(Map<String, String> labels) {
      String actual = labels.get(key);
      return switch (operator) {
        case EQUALS, IN -> actual != null && has(actual);
        case NOT_EQUALS, NOT_IN -> actual == null || !has(actual);
        case EXISTS -> actual != null;
        case DOES_NOT_EXIST -> actual == null;
        case GREATER_THAN -> actual != null && LabelSyntax.compare(actual, values.get(0)) > 0;
        case LESS_THAN -> actual != null && LabelSyntax.compare(actual, values.get(0)) < 0;
      };
    }

    private boolean has(String actual) {
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i).equals(actual)) {
          return true;
        }
      }
      return false;
    }

    /** Returns the text form of this requirement. */
    @Override
    public String toString() {
      return switch (operator) {
        case EXISTS -> key;
        case DOES_NOT_EXIST -> "!" + key;
        case IN, NOT_IN -> key + " " + operator.symbol() + " (" + String.join(",", values) + ")";
        default -> key + operator.symbol() + values.get(0);
      };
    }
  }
}
