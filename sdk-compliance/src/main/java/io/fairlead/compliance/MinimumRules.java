package io.fairlead.compliance;

import java.util.List;

/** The rules of NTIA 2021, CISA 2025 and of the Cyber Resilience Act's bare minimum. */
final class MinimumRules {

  private static final String NTIA = "NTIA, The Minimum Elements For an SBOM (2021), ";
  private static final String CISA =
      "CISA, 2025 Minimum Elements for an SBOM (draft of 22 August 2025), ";
  private static final String CRA = "Regulation (EU) 2024/2847, Annex I Part II (1)";

  private static final String NO_AUTHORS =
      ",\"manufacturer\":{\"name\":\"Acme\",\"contact\":[{\"email\":\"sbom@acme.example\"}]}";
  private static final String TOOLS =
      "\"tools\":{\"components\":[{\"type\":\"application\",\"name\":\"maker\",\"version\":\"1\"}]},";
  private static final String LIB_CREATOR =
      "\"manufacturer\":{\"name\":\"Acme\",\"contact\":[{\"email\":\"security@acme.example\"}]},";

  private MinimumRules() {}

  static List<Rule> ntia2021() {
    return List.of(
        rule("NTIA21-01", "Supplier name", NTIA + "data fields")
            .field(ComponentFields.SUPPLIER)
            .remedy("Name who supplies the component.")
            .component(ComponentQuestion.SUPPLIER)
            .vectors(Vectors.good(), Vectors.without(LIB_CREATOR))
            .build(),
        name("NTIA21-02", NTIA + "data fields"),
        version("NTIA21-03", NTIA + "data fields"),
        identifiers("NTIA21-04", NTIA + "data fields"),
        relationships("NTIA21-05", NTIA + "data fields"),
        rule("NTIA21-06", "Author of SBOM data", NTIA + "data fields")
            .field(DocumentFields.AUTHOR)
            .remedy("Name who or what made the SBOM.")
            .document(DocumentQuestion.AUTHOR)
            .vectors(Vectors.good(), Vectors.changed(TOOLS, "", NO_AUTHORS.substring(1) + ",", ""))
            .build(),
        timestamp("NTIA21-07", NTIA + "data fields"),
        format("NTIA21-08", NTIA + "automation support"));
  }

  static List<Rule> cisa2025() {
    return List.of(
        rule("CISA25-01", "SBOM author", CISA + "SBOM author")
            .field(DocumentFields.PERSON)
            .remedy("Name the person or organisation that made the SBOM; a tool is not enough.")
            .document(DocumentQuestion.PERSON)
            .vectors(Vectors.good(), Vectors.changed(NO_AUTHORS.substring(1) + ",", ""))
            .build(),
        rule("CISA25-02", "Software producer", CISA + "software producer")
            .field(ComponentFields.SUPPLIER)
            .remedy("Name who produces the component.")
            .component(ComponentQuestion.SUPPLIER)
            .vectors(Vectors.good(), Vectors.without(LIB_CREATOR))
            .build(),
        name("CISA25-03", CISA + "component name"),
        version("CISA25-04", CISA + "component version"),
        identifiers("CISA25-05", CISA + "software identifiers"),
        rule("CISA25-06", "Component hash", CISA + "component hash")
            .field(ComponentFields.ANY_HASH)
            .remedy("State a checksum of the component with its algorithm.")
            .component(ComponentQuestion.ANY_HASH.of(BsiRules.FILES))
            .vectors(
                Vectors.good(),
                Vectors.with(
                    "\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"01",
                    "\"hashes\":[{\"alg\":\"SHA-384\",\"content\":\"01"))
            .build(),
        rule("CISA25-07", "Licence", CISA + "license")
            .field(LicenceFields.STATED)
            .remedy("State the licence of the component.")
            .component(ComponentQuestion.LICENCE_STATED.of(BsiRules.OWN))
            .vectors(
                Vectors.good(),
                Vectors.changed(
                    "\"id\":\"MIT\",\"acknowledgement\":\"concluded\"",
                    "\"id\":\"\"",
                    "\"id\":\"MIT\",\"acknowledgement\":\"declared\"",
                    "\"id\":\" \""))
            .build(),
        relationships("CISA25-08", CISA + "dependency relationship"),
        rule("CISA25-09", "Tool name", CISA + "tool name")
            .field(DocumentFields.TOOL)
            .remedy("Name the tool that made the SBOM.")
            .document(DocumentQuestion.TOOL)
            .vectors(Vectors.good(), Vectors.without(TOOLS))
            .build(),
        timestamp("CISA25-10", CISA + "timestamp"),
        rule("CISA25-11", "Generation context", CISA + "generation context")
            .field(DocumentFields.PHASE)
            .remedy("State whether the SBOM was made before, at or after the build.")
            .document(DocumentQuestion.CONTEXT)
            .vectors(Vectors.good(), Vectors.without("\"lifecycles\":[{\"phase\":\"build\"}],"))
            .build(),
        format("CISA25-12", CISA + "machine-readable format"));
  }

  static List<Rule> craMinimum() {
    return List.of(
        format("CRA-S1", CRA + ": commonly used and machine-readable format"),
        rule("CRA-S2", "Primary component", CRA + ": components contained in the product")
            .field(DocumentFields.PRIMARY)
            .remedy("Say what the SBOM is about.")
            .document(DocumentQuestion.PRIMARY)
            .vectors(Vectors.good(), Vectors.with("\"name\":\"app\"", "\"name\":\"\""))
            .build(),
        rule(
                "CRA-S3",
                "Top-level dependencies",
                CRA + ": at the very least the top-level dependencies")
            .field(DocumentFields.RELATIONS)
            .remedy("List the direct dependencies of the primary component, each with a component.")
            .document(DocumentQuestion.TOP_LEVEL)
            .vectors(
                Vectors.good(), Vectors.with("\"dependsOn\":[\"lib\"", "\"dependsOn\":[\"gone\""))
            .build(),
        name("CRA-S4", CRA + ": identify components"),
        version("CRA-S5", CRA + ": identify components"),
        timestamp("CRA-S6", CRA + " with Annex VII (2)(b): which state is documented"),
        rule("CRA-S7", "Author of SBOM data", CRA + " with Article 13(15): who answers for it")
            .level(Level.SHOULD)
            .field(DocumentFields.AUTHOR)
            .remedy("Name who or what made the SBOM.")
            .document(DocumentQuestion.AUTHOR)
            .vectors(Vectors.good(), Vectors.changed(TOOLS, "", NO_AUTHORS.substring(1) + ",", ""))
            .build());
  }

  private static Rule name(String id, String clause) {
    return rule(id, "Component name", clause)
        .field(ComponentFields.NAME)
        .remedy("Name the component.")
        .component(ComponentQuestion.NAME)
        .vectors(Vectors.good(), Vectors.with("\"name\":\"lib\"", "\"name\":\" \""))
        .build();
  }

  private static Rule version(String id, String clause) {
    return rule(id, "Component version", clause)
        .field(ComponentFields.VERSION)
        .remedy("State the version of the component.")
        .component(ComponentQuestion.VERSION_STATED)
        .vectors(Vectors.good(), Vectors.without("\"version\":\"2.1.0\","))
        .build();
  }

  private static Rule identifiers(String id, String clause) {
    return rule(id, "Other unique identifiers", clause)
        .field(ComponentFields.IDENTIFIERS)
        .remedy("State a purl, CPE or another identifier of the component.")
        // what another SBOM describes is identified there
        .component(ComponentQuestion.IDENTIFIER_STATED.of(BsiRules.NAMED))
        .vectors(Vectors.good(), Vectors.without("\"purl\":\"pkg:maven/org.acme/lib@2.1.0\","))
        .build();
  }

  private static Rule relationships(String id, String clause) {
    return rule(id, "Dependency relationship", clause)
        .field(DocumentFields.RELATIONS)
        .remedy("State what the primary component depends on, and only what is there.")
        .document(DocumentQuestion.RELATIONSHIPS)
        .vectors(Vectors.good(), Vectors.with("\"dependsOn\":[\"lib\"", "\"dependsOn\":[\"gone\""))
        .build();
  }

  private static Rule timestamp(String id, String clause) {
    return rule(id, "Timestamp", clause)
        .field(DocumentFields.TIMESTAMP)
        .remedy(
            "State when the SBOM was made, as RFC 3339 date and time, for example 2026-01-15T12:00:00Z.")
        .document(DocumentQuestion.TIMESTAMP)
        .vectors(Vectors.good(), Vectors.with("2026-01-15T12:00:00Z", "yesterday"))
        .build();
  }

  private static Rule format(String id, String clause) {
    return rule(id, "Format and schema", clause)
        .field(DocumentFields.FORMAT)
        .remedy("Correct what the schema of the format does not allow.")
        .document(new DocumentChecks.Format("1.4", "2.3", null))
        .vectors(
            Vectors.good(),
            Vectors.with(
                "\"type\":\"library\",\"bom-ref\":\"lib\"",
                "\"type\":\"thing\",\"bom-ref\":\"lib\""))
        .build();
  }

  private static Rule.Builder rule(String id, String title, String clause) {
    return Rule.named(id, title).clause(clause);
  }
}
