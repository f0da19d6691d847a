package io.fairlead.compliance;

/** The rules of BSI TR-03183-2 about licences, which differ most between its editions. */
final class BsiLicenceRules {

  private BsiLicenceRules() {}

  /** Adds those of v2.1.0: distribution and original licences. */
  static void v21(BsiRules bsi) {
    bsi.component(
        "C06",
        "Distribution licences",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.OWN,
        ComponentQuestion.DISTRIBUTION_LICENCE,
        LicenceFields.CONCLUDED,
        "State the licence it is distributed under.",
        Vectors.with("{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"concluded\"}},", ""));
    bsi.component(
        "C14",
        "Original licences",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        BsiRules.OWN,
        ComponentQuestion.ORIGINAL_LICENCE,
        LicenceFields.DECLARED,
        "State the licence its author gave it.",
        Vectors.with(
            "\"id\":\"MIT\",\"acknowledgement\":\"declared\"",
            "\"id\":\"\",\"acknowledgement\":\"declared\""));
    form(bsi);
  }

  /** Adds those of v2.0.0: associated, concluded and declared licences. */
  static void v20(BsiRules bsi) {
    bsi.component(
        "C06",
        "Associated licences",
        "5.2.2",
        Level.MUST,
        BsiRules.OWN,
        ComponentQuestion.ASSOCIATED_LICENCE,
        LicenceFields.STATED,
        "State the licence of the component.",
        Vectors.with(
            "\"licenses\":[{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"concluded\"}},{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}}],\"purl\":\"pkg:maven",
            "\"purl\":\"pkg:maven"));
    bsi.component(
        "C14",
        "Concluded licences",
        "5.3.2",
        Level.MUST_IF_EXISTS,
        BsiRules.OWN,
        ComponentQuestion.CONCLUDED_LICENCE,
        LicenceFields.CONCLUDED,
        "State the licence that the distributor concluded.",
        Vectors.with(
            "\"id\":\"MIT\",\"acknowledgement\":\"concluded\"",
            "\"id\":\"\",\"acknowledgement\":\"concluded\""));
    bsi.component(
        "C22",
        "Declared licences",
        "5.4",
        Level.MAY,
        BsiRules.OWN,
        ComponentQuestion.DECLARED_LICENCE,
        LicenceFields.DECLARED,
        "State the licence its author gave it.",
        Vectors.with(
            "\"id\":\"MIT\",\"acknowledgement\":\"declared\"",
            "\"id\":\"\",\"acknowledgement\":\"declared\""));
    form(bsi);
  }

  private static void form(BsiRules bsi) {
    bsi.component(
        "C18",
        "Form of licence identifiers",
        "6.1",
        Level.MUST,
        BsiRules.OWN,
        ComponentQuestion.LICENCE_FORM,
        LicenceFields.FORM,
        "Write an SPDX identifier or expression, else LicenseRef-scancode-..., else LicenseRef-ENTITY-...",
        Vectors.with(
            "\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}",
            "\"license\":{\"name\":\"The MIT License\",\"acknowledgement\":\"declared\"}"));
    bsi.component(
        "C24",
        "No deprecated licence identifiers",
        "6.1",
        Level.SHOULD,
        BsiRules.OWN,
        ComponentQuestion.DEPRECATED_LICENCE,
        LicenceFields.IDENTIFIER,
        "Write the identifier that replaced it, for example GPL-2.0-only or GPL-2.0-or-later for GPL-2.0.",
        Vectors.with(
            "\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}",
            "\"license\":{\"id\":\"GPL-2.0\",\"acknowledgement\":\"declared\"}"));
  }
}
