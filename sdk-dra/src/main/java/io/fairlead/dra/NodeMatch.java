package io.fairlead.dra;

import io.fairlead.api.core.v1.NodeSelector;
import io.fairlead.api.core.v1.NodeSelectorRequirement;
import io.fairlead.api.core.v1.NodeSelectorTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes can reach a device: one by name, all, or those with certain labels. Of several ways
 * in one slice, which the API server does not admit, the first counts, as upstream.
 */
final class NodeMatch {

  private static final NodeMatch ALL = new NodeMatch(null, true, List.of(), null);
  private static final NodeMatch NONE = new NodeMatch(null, false, List.of(), null);
  private static final String OPERATORS =
      "supported values: \"In\", \"NotIn\", \"Exists\", \"DoesNotExist\", \"Gt\", \"Lt\"";

  private record Term(List<NodeSelectorRequirement> labels, List<NodeSelectorRequirement> fields) {}

  private final @Nullable String name;
  private final boolean all;
  private final List<Term> terms;
  private final @Nullable String error;

  private NodeMatch(@Nullable String name, boolean all, List<Term> terms, @Nullable String error) {
    this.name = name;
    this.all = all;
    this.terms = terms;
    this.error = error;
  }

  static NodeMatch of(
      @Nullable String name, @Nullable Boolean all, @Nullable NodeSelector selector) {
    if (name != null && !name.isEmpty()) {
      return new NodeMatch(name, false, List.of(), null);
    } else if (Texts.isTrue(all)) {
      return ALL;
    }
    return selector == null ? NONE : selecting(selector);
  }

  private static NodeMatch selecting(NodeSelector selector) {
    List<Term> terms = new ArrayList<>();
    String error = null;
    int index = 0;
    for (NodeSelectorTerm term : Texts.orEmpty(selector.nodeSelectorTerms())) {
      List<NodeSelectorRequirement> labels = Texts.orEmpty(term.matchExpressions());
      List<NodeSelectorRequirement> fields = Texts.orEmpty(term.matchFields());
      if (!labels.isEmpty() || !fields.isEmpty()) {
        terms.add(new Term(labels, fields));
        String path = "nodeSelectorTerms[" + index + "].";
        error = error != null ? error : problem(path + "matchExpressions", labels, false);
        error = error != null ? error : problem(path + "matchFields", fields, true);
      }
      index++;
    }
    return new NodeMatch(
        null, false, terms, error == null ? null : "failed to parse node selector: " + error);
  }

  private static @Nullable String problem(
      String path, List<NodeSelectorRequirement> requirements, boolean fields) {
    for (int i = 0; i < requirements.size(); i++) {
      NodeSelectorRequirement requirement = requirements.get(i);
      String operator = Texts.orEmpty(requirement.operator());
      List<String> given = Texts.orEmpty(requirement.values());
      int values = given.size();
      String place = path + '[' + i + "].";
      boolean set = operator.equals("In") || operator.equals("NotIn");
      boolean order = operator.equals("Gt") || operator.equals("Lt");
      boolean presence = operator.equals("Exists") || operator.equals("DoesNotExist");
      if (fields ? !set : !set && !order && !presence) {
        return place + "operator: Unsupported value: \"" + operator + "\": " + OPERATORS;
      } else if (fields && values != 1) {
        return place + "values: Invalid value: must have one element";
      } else if (set && values == 0) {
        return place
            + "values: Invalid value: for 'in', 'notin' operators, values set can't be empty";
      } else if (presence && values != 0) {
        return place
            + "values: Invalid value: values set must be empty for exists and does not exist";
      } else if (order && (values != 1 || number(given.get(0)) == null)) {
        return place
            + "values: Invalid value: for 'Gt', 'Lt' operators, exactly one integer is required";
      }
    }
    return null;
  }

  /** Returns what is wrong with the selector, in which case it cannot be asked. */
  @Nullable String error() {
    return error;
  }

  /** Returns the only node that matches, {@code null} if there may be others. */
  @Nullable String onlyNode() {
    return name;
  }

  /** Whether there is anything to match. */
  boolean isSelective() {
    return name != null || !terms.isEmpty();
  }

  boolean matches(NodeFacts node) {
    if (name != null || all || terms.isEmpty()) {
      return all || (name != null && name.equals(node.name()));
    }
    for (Term term : terms) {
      if (matches(term, node)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Term term, NodeFacts node) {
    for (NodeSelectorRequirement requirement : term.labels) {
      if (!matches(requirement, node.labels())) {
        return false;
      }
    }
    for (NodeSelectorRequirement requirement :
        node.name().isEmpty() ? List.<NodeSelectorRequirement>of() : term.fields) {
      String seen = "metadata.name".equals(requirement.key()) ? node.name() : "";
      boolean equal = seen.equals(Texts.orEmpty(requirement.values()).get(0));
      if (equal != "In".equals(requirement.operator())) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(NodeSelectorRequirement requirement, Map<String, String> labels) {
    String key = Texts.orEmpty(requirement.key());
    String seen = labels.get(key);
    List<String> values = Texts.orEmpty(requirement.values());
    switch (Texts.orEmpty(requirement.operator())) {
      case "In":
        return seen != null && values.contains(seen);
      case "NotIn":
        return seen == null || !values.contains(seen);
      case "Exists":
        return seen != null;
      case "DoesNotExist":
        return seen == null;
      default:
        Long left = seen == null ? null : number(seen);
        Long right = number(values.get(0));
        if (left == null || right == null) {
          return false;
        }
        return "Gt".equals(requirement.operator()) ? left > right : left < right;
    }
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
