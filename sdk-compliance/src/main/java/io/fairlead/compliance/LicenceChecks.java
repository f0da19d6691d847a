package io.fairlead.compliance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Checks of licences: who states them, and in which form. */
final class LicenceChecks {

  /**
   * Licences repeat, so their verdicts are remembered; bounded, because documents are untrusted.
   */
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private static final int MANY = 4_096;
  private static final String GOOD = "";
  private static final String DEPRECATED = "!";

  private LicenceChecks() {}

  static void distribution(SbomComponent c, Ruling ruling) {
    if (states(c, LicenceClaim.Role.CONCLUDED)) {
      ruling.pass();
    } else if (c.licences.isEmpty()) {
      ruling.fail("no distribution licence is stated");
    } else {
      ruling.fail(
          c.licences.get(0).at(),
          "no licence is marked as the one it is distributed under (concluded)");
    }
  }

  /** TR v2.0: a licence that is associated with the component, marked or not. */
  static void associated(SbomComponent c, Ruling ruling) {
    for (int i = 0; i < c.licences.size(); i++) {
      if (meaningful(c.licences.get(i).value())) {
        ruling.pass();
        return;
      }
    }
    ruling.fail("no licence is stated");
  }

  /** A licence is stated, be it only that there is none. */
  static void stated(SbomComponent c, Ruling ruling) {
    for (int i = 0; i < c.licences.size(); i++) {
      if (!c.licences.get(i).value().isBlank()
          && !c.licences.get(i).value().equals("NOASSERTION")) {
        ruling.pass();
        return;
      }
    }
    ruling.fail("no licence is stated");
  }

  static void original(SbomComponent c, Ruling ruling) {
    ifExists(
        c,
        LicenceClaim.Role.DECLARED,
        "no licence is marked as the author's (declared); waive if none exists",
        ruling);
  }

  /** TR v2.0: the concluded licence is additional, not required. */
  static void concludedIfExists(SbomComponent c, Ruling ruling) {
    ifExists(
        c,
        LicenceClaim.Role.CONCLUDED,
        "no licence is marked as concluded; waive if none was concluded",
        ruling);
  }

  private static void ifExists(
      SbomComponent c, LicenceClaim.Role role, String silent, Ruling ruling) {
    boolean seen = false;
    for (int i = 0; i < c.licences.size(); i++) {
      LicenceClaim claim = c.licences.get(i);
      if (claim.role() == role && !claim.value().equals("NOASSERTION")) {
        seen = true;
        if (claim.value().isBlank()) {
          ruling.fail(claim.at(), "the licence is empty");
        } else {
          ruling.pass();
        }
      }
    }
    if (!seen) {
      ruling.inconclusive(silent);
    }
  }

  static void declaredOptional(SbomComponent c, Ruling ruling) {
    for (int i = 0; i < c.licences.size(); i++) {
      LicenceClaim claim = c.licences.get(i);
      if (claim.role() == LicenceClaim.Role.DECLARED) {
        if (claim.value().isBlank()) {
          ruling.fail(claim.at(), "the declared licence is empty");
        } else {
          ruling.pass();
        }
      }
    }
  }

  private static boolean states(SbomComponent c, LicenceClaim.Role role) {
    for (int i = 0; i < c.licences.size(); i++) {
      if (c.licences.get(i).role() == role && meaningful(c.licences.get(i).value())) {
        return true;
      }
    }
    return false;
  }

  /** NONE and NOASSERTION stand where a licence is not known. */
  private static boolean meaningful(String value) {
    return !value.isBlank() && !value.equals("NOASSERTION") && !value.equals("NONE");
  }

  /** Each licence is an identifier or expression that means the same to everybody. */
  static void form(SbomComponent c, Ruling ruling) {
    boolean good = !c.licences.isEmpty();
    for (int i = 0; i < c.licences.size(); i++) {
      LicenceClaim claim = c.licences.get(i);
      String fault =
          claim.form() == LicenceClaim.Form.NAME ? named(claim.value()) : fault(claim.value());
      if (fault != null && !fault.equals(DEPRECATED)) {
        ruling.fail(claim.at(), fault, claim.value());
        good = false;
      }
    }
    if (good) {
      ruling.pass();
    }
  }

  private static String named(String value) {
    String fault = fault(value);
    return fault == null || fault.equals(DEPRECATED)
        ? "\"%s\" is written where free text is; write it as an expression"
        : "\"%s\" is a name, no identifier of the SPDX list and no LicenseRef";
  }

  static void deprecated(SbomComponent c, Ruling ruling) {
    boolean good = !c.licences.isEmpty();
    for (int i = 0; i < c.licences.size(); i++) {
      LicenceClaim claim = c.licences.get(i);
      if (claim.form() != LicenceClaim.Form.NAME && DEPRECATED.equals(fault(claim.value()))) {
        ruling.fail(claim.at(), "\"%s\" is deprecated in the SPDX list", claim.value());
        good = false;
      }
    }
    if (good) {
      ruling.pass();
    }
  }

  static void effective(SbomComponent c, Ruling ruling) {
    Property property = c.property("bsi:component:effectiveLicence");
    property = property == null ? c.property("bsi:component:effectiveLicense") : property;
    if (property == null) {
      return;
    }
    String fault = fault(property.value());
    if (fault == null || fault.equals(DEPRECATED)) {
      ruling.pass();
    } else {
      ruling.fail(property.at(), fault, property.value());
    }
  }

  /** Returns null if fine, "!" if deprecated, else a message with %s for the value. */
  static @Nullable String fault(String value) {
    String known = KNOWN.get(value);
    if (known == null) {
      known = find(value);
      if (KNOWN.size() < MANY && value.length() < 200) {
        KNOWN.put(value, known);
      }
    }
    return known.equals(GOOD) ? null : known;
  }

  private static String find(String value) {
    if (value.equals("NONE") || value.equals("NOASSERTION")) {
      return "%s is no licence";
    }
    LicenceExpression expression;
    try {
      expression = LicenceExpression.parse(value);
    } catch (LicenceExpression.SyntaxException e) {
      return "\"%s\" is no licence expression: " + e.getMessage();
    }
    String result = GOOD;
    for (LicenceExpression.Term term : expression.terms()) {
      String fault = fault(term);
      if (fault.equals(DEPRECATED)) {
        result = DEPRECATED;
      } else if (!fault.equals(GOOD)) {
        return fault;
      }
    }
    return result;
  }

  private static String fault(LicenceExpression.Term term) {
    LicenceList list = LicenceList.get();
    if (!term.exception().isEmpty()
        && list.exception(term.exception()) == null
        && !reference(term.exception(), "AdditionRef-")) {
      return "\"" + term.exception() + "\" is no exception of the SPDX list (in \"%s\")";
    }
    String id = term.id();
    if (reference(id, "LicenseRef-")) {
      if (term.orLater()) {
        return "\"" + id + "\" cannot be followed by \"+\"; that is for licences of the SPDX list";
      }
      // LicenseRef-scancode-..., or LicenseRef-<entity>-...: both need a part that names who
      int start = id.indexOf("LicenseRef-") + 11;
      int entity = id.indexOf('-', start);
      return entity > start && entity < id.length() - 1
          ? GOOD
          : "\"" + id + "\" does not say whose it is: LicenseRef-<entity>-<name>";
    }
    String spelled = list.licence(term.orLater() ? id + "+" : id);
    spelled = spelled == null ? list.licence(id) : spelled;
    if (spelled == null) {
      return "\"" + id + "\" is not in the SPDX licence list (in \"%s\")";
    }
    return list.deprecated(spelled) ? DEPRECATED : GOOD;
  }

  /** Returns whether an identifier is {@code [DocumentRef-<document>:]<prefix><name>}. */
  private static boolean reference(String id, String prefix) {
    String here = id;
    int colon = id.indexOf(':');
    if (colon >= 0) {
      if (!id.startsWith("DocumentRef-") || colon == 12) {
        return false;
      }
      here = id.substring(colon + 1);
    }
    return here.startsWith(prefix) && here.length() > prefix.length() && here.indexOf(':') < 0;
  }
}
