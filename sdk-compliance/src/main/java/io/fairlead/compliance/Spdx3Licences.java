package io.fairlead.compliance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The licences of an SPDX 3 document, put together as expressions when they are asked for. */
final class Spdx3Licences {

  private static final int LONGEST = 100_000;

  /** How members are put together; a single licence has none. */
  private record Node(String text, String operator, List<String> members) {}

  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, String> known = new HashMap<>();

  void take(Spdx3Element e) {
    switch (e.type) {
      case "simplelicensing_LicenseExpression" ->
          put(e, new Node(e.text("simplelicensing_licenseExpression"), "", List.of()));
      case "expandedlicensing_ConjunctiveLicenseSet" ->
          put(e, new Node("", " AND ", e.references("expandedlicensing_member")));
      case "expandedlicensing_DisjunctiveLicenseSet" ->
          put(e, new Node("", " OR ", e.references("expandedlicensing_member")));
      case "expandedlicensing_OrLaterOperator" ->
          put(e, new Node("", "+", e.references("expandedlicensing_subjectLicense")));
      case "expandedlicensing_WithAdditionOperator" -> {
        List<String> licence = e.references("expandedlicensing_subjectExtendableLicense");
        List<String> addition = e.references("expandedlicensing_subjectAddition");
        if (!licence.isEmpty() && !addition.isEmpty()) {
          put(e, new Node("", " WITH ", List.of(licence.get(0), addition.get(0))));
        }
      }
      case "expandedlicensing_ListedLicense",
          "expandedlicensing_ListedLicenseException",
          "expandedlicensing_CustomLicense",
          "expandedlicensing_CustomLicenseAddition",
          "simplelicensing_SimpleLicensingText" ->
          put(e, new Node(last(e.id), "", List.of()));
      default -> {}
    }
  }

  private void put(Spdx3Element e, Node node) {
    nodes.put(e.id, node);
  }

  /** Returns the expression; a circle or something unknown becomes its identity. */
  String text(String id) {
    String text = known.get(id);
    if (text == null) {
      text = text(id, new HashSet<>());
      known.put(id, text);
    }
    return text;
  }

  private String text(String id, Set<String> open) {
    if (Spdx3Relations.individual(id)) {
      return id.contains("NoAssertion") ? "NOASSERTION" : "NONE";
    }
    Node node = nodes.get(id);
    if (node == null) {
      return Spdx3Relations.listed(id) ? last(id) : id;
    }
    if (node.members().isEmpty()) {
      return node.text();
    }
    // sets may be nested, but not in themselves, and not for ever
    if (open.size() > 100 || !open.add(id)) {
      return id;
    }
    StringBuilder text = new StringBuilder();
    for (String member : node.members()) {
      if (text.length() > LONGEST) {
        break;
      }
      String part = text(member, open);
      boolean compound = part.contains(" AND ") || part.contains(" OR ");
      text.append(text.isEmpty() || node.operator().equals("+") ? "" : node.operator())
          .append(compound ? "(" + part + ")" : part);
    }
    open.remove(id);
    return node.operator().equals("+") ? text + "+" : text.toString();
  }

  private static String last(String id) {
    int cut = Math.max(id.lastIndexOf('/'), id.lastIndexOf('#'));
    return id.substring(cut + 1);
  }
}
